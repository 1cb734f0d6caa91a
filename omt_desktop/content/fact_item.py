"""An exam item that asks a fact: its kind and range follow from the vocabulary, its words are the item's own."""

from collections.abc import Mapping

from omt_desktop.content.strict import Table
from omt_desktop.content.vocabulary_reader import UNKNOWN
from omt_desktop.domain.evaluation import FactValue
from omt_desktop.domain.exam import Field, FieldKind, Item, Option, Target
from omt_desktop.domain.vocabulary import TRI_ANSWERS, FactDefinition, FactType, RecordKey, Vocabulary

_LIST_TYPES = (FactType.MULTI, FactType.REGIONS, FactType.RECORDS)


def fact_item(table: Table, vocabulary: Vocabulary, wording: Mapping[str, str]) -> Item:
    """The item; ContentError for a fact, choice or record key that is not exactly the vocabulary's."""
    fact_id = table.known_id("fact", table.text("fact"), vocabulary.facts, "fact")
    table.named(f"item «{fact_id}»")
    fact = vocabulary.facts[fact_id]
    field = Field(
        fact_id,
        table.text("label"),
        FieldKind(fact.type),
        options=_options(table, "choices", fact, vocabulary, wording),
        unit=fact.unit,
        low=fact.low,
        high=fact.high,
        hint=table.text("hint", ""),
    )
    columns = _columns(table, fact, vocabulary, wording) if fact.type is FactType.RECORDS else ()
    show_for = frozenset(table.ids("show_for", vocabulary.complaints, "complaint", ()))
    return Item(fact_id, Target.FACT, field, columns, _none_value(table, fact), show_for, _always(table, fact))


def tri_options(wording: Mapping[str, str]) -> tuple[Option, ...]:
    """Yes, no and not known."""
    return tuple(Option(answer, wording[f"tri.{answer}"]) for answer in TRI_ANSWERS)


def _options(
    table: Table, key: str, fact: FactDefinition, vocabulary: Vocabulary, wording: Mapping[str, str]
) -> tuple[Option, ...]:
    unknown = Option(UNKNOWN, wording["tri.unknown"])
    if fact.type is FactType.TRI:
        return tri_options(wording)
    if fact.type is FactType.REGIONS:
        return _region_options(vocabulary)
    if fact.type is FactType.CHOICE:
        return (*_labelled(table, key, fact.choices, {}), unknown)
    shared = {**vocabulary.choice_labels, **{t.id: t.label for t in vocabulary.techniques.values()}}
    return _labelled(table, key, fact.choices, shared) if fact.type is FactType.MULTI else ()


def _labelled(table: Table, key: str, choices: tuple[str, ...], shared: Mapping[str, str]) -> tuple[Option, ...]:
    """Every choice with its word, from the item or from the shared words."""
    own = table.word_map(key)
    for choice in own:
        table.known_id(key, choice, choices, "choice of this fact")
    for choice in choices:
        if choice not in own and choice not in shared:
            table.refuse(key, f"«{choice}» has no word")
    return tuple(Option(choice, own.get(choice) or shared[choice]) for choice in choices)


def _region_options(vocabulary: Vocabulary) -> tuple[Option, ...]:
    return tuple(Option(region.id, region.label) for region in vocabulary.regions.values())


def _columns(
    table: Table, fact: FactDefinition, vocabulary: Vocabulary, wording: Mapping[str, str]
) -> tuple[Field, ...]:
    columns = table.table("columns")
    fields = []
    for key in fact.keys:
        column = columns.table(key.id)
        label, hint = column.text("label"), column.text("hint", "")
        options = _column_options(column, key, vocabulary, wording)
        kind = FieldKind.CHOICE if key.kind == "region" else FieldKind(key.kind)
        fields.append(Field(key.id, label, kind, options, hint=hint))
        column.finish()
    columns.finish()
    return tuple(fields)


def _column_options(
    column: Table, key: RecordKey, vocabulary: Vocabulary, wording: Mapping[str, str]
) -> tuple[Option, ...]:
    unknown = Option(UNKNOWN, wording["tri.unknown"])
    if key.kind == "tri":
        return tri_options(wording)
    if key.kind == "region":
        return _region_options(vocabulary)
    return (*_labelled(column, "choices", key.choices, {}), unknown) if key.kind == "choice" else ()


def _always(table: Table, fact: FactDefinition) -> bool:
    always = table.flag("always")
    if always and fact.when is not None:
        table.refuse("always", "the fact has a «when», and is asked only where that holds")
    return always


def _none_value(table: Table, fact: FactDefinition) -> FactValue | None:
    """The explicit no that «none of these» records, written as `none = "no"`, or `none = []` for lists."""
    written = table.peek("none")
    if written is None:
        return None
    if fact.type in _LIST_TYPES:
        if table.texts("none"):
            table.refuse("none", "the explicit no of a list is []")
        return ()
    answers = ("no",) if fact.type is FactType.TRI else fact.choices
    return table.known_id("none", table.text("none"), answers, "answer that says no")
