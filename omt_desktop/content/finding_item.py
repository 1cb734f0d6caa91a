"""Exam items that record a finding: one observation, or one for each side, level or number it is repeated for."""

from collections.abc import Iterator, Mapping
from itertools import product

from omt_desktop.content.fact_item import tri_options
from omt_desktop.content.strict import Table, add_once
from omt_desktop.content.wording_reader import SEVERITIES
from omt_desktop.domain.exam import Field, FieldKind, Item, Option, Target
from omt_desktop.domain.vocabulary import SIDES, Vocabulary

VALUE = "value"
"""The key under which a finding of one field is recorded."""
UNIT = "unit"
"""The key beside a measured number; so no part of a finding may be called so."""
_SIMPLE_KINDS = (
    FieldKind.TRI,
    FieldKind.CHOICE,
    FieldKind.MULTI,
    FieldKind.NUMBER,
    FieldKind.TEXT,
    FieldKind.SIDE,
    FieldKind.SEVERITY,
)
Parts = tuple[Field, ...]


def named_parts(file: Table, wording: Mapping[str, str]) -> dict[str, Parts]:
    """The lists of parts that several items of the file share, by name."""
    shared: dict[str, Parts] = {}
    for table in file.tables("parts"):
        name = table.text("name")
        table.named(f"parts «{name}»")
        add_once(shared, table, "name", name, _parts(table, "fields", wording))
        table.finish()
    return shared


def finding_items(
    table: Table, vocabulary: Vocabulary, wording: Mapping[str, str], shared: Mapping[str, Parts]
) -> Iterator[Item]:
    """The items of one table. `each` repeats it: `{side}` in id and words becomes each listed side, and so on."""
    finding_id = table.text("finding")
    table.named(f"item «{finding_id}»")
    label, hint = table.text("label"), table.text("hint", "")
    show_for = frozenset(table.ids("show_for", vocabulary.complaints, "complaint", ()))
    repeats = _repeats(table.table("each"))
    parts = _own_or_shared_parts(table, wording, shared)
    simple = None if parts else _field(table, VALUE, wording)
    for ids, words in repeats:
        item_id = _filled(table, "finding", finding_id, ids)
        item_label, item_hint = _filled(table, "label", label, words), _filled(table, "hint", hint, words)
        if simple is None:
            field = Field(item_id, item_label, FieldKind.FINDING, hint=item_hint)
        else:
            field = Field(
                VALUE, item_label, simple.kind, simple.options, simple.unit, simple.low, simple.high, item_hint
            )
        yield Item(item_id, Target.FINDING, field, parts, show_for=show_for)


def _own_or_shared_parts(table: Table, wording: Mapping[str, str], shared: Mapping[str, Parts]) -> Parts:
    written = table.peek("parts")
    if not isinstance(written, str):
        return _parts(table, "parts", wording)
    name = table.text("parts")
    return shared[table.known_id("parts", name, shared, "list of parts in this file")]


def _parts(table: Table, key: str, wording: Mapping[str, str]) -> Parts:
    parts: dict[str, Field] = {}
    for part_table in table.tables(key):
        part = _field(part_table, part_table.text("key"), wording, part_table.text("label"))
        part_table.finish()
        if part.key == UNIT:
            part_table.refuse("key", f"«{UNIT}» is kept for the unit of a measured value")
        add_once(parts, part_table, "key", part.key, part)
    if len({part.unit for part in parts.values() if part.unit}) > 1:
        table.refuse(key, "the numbers of one finding share one unit")
    return tuple(parts.values())


def _field(table: Table, key: str, wording: Mapping[str, str], label: str = "") -> Field:
    kind = FieldKind(table.known_id("kind", table.text("kind"), _SIMPLE_KINDS, "kind of a finding"))
    number = kind is FieldKind.NUMBER
    limits = (0.0, 3.0) if kind is FieldKind.SEVERITY else (table.number("low"), table.number("high"))
    if number and None in limits:
        table.refuse("low", "a number needs low and high, outside which an entry is a slip")
    return Field(
        key,
        label,
        kind,
        _options(table, kind, wording),
        unit=table.text("unit", "") if number else "",
        low=limits[0],
        high=limits[1],
        hint=table.text("hint", "") if label else "",
    )


def _options(table: Table, kind: FieldKind, wording: Mapping[str, str]) -> tuple[Option, ...]:
    if kind is FieldKind.TRI:
        return tri_options(wording)
    if kind is FieldKind.SEVERITY:
        return tuple(Option(grade, wording[f"severity.{grade}"]) for grade in SEVERITIES)
    if kind is FieldKind.SIDE:
        sides = table.ids("choices", SIDES, "side", SIDES)
        return tuple(Option(side, wording[f"side.{side}"]) for side in sides)
    if kind not in (FieldKind.CHOICE, FieldKind.MULTI):
        return ()
    words = table.word_map("choices")
    if not words:
        table.refuse("choices", "choices with their words are needed")
    return tuple(Option(choice, word) for choice, word in words.items())


def _repeats(each: Table) -> tuple[tuple[dict[str, str], dict[str, str]], ...]:
    """For every combination, what stands for each name in ids and what in words; one empty pair without `each`."""
    columns: list[list[tuple[str, str, str]]] = []
    for name in each.remaining():
        if isinstance(each.peek(name), list):
            columns.append([(name, entry, entry) for entry in each.texts(name)])
        else:
            columns.append([(name, entry, word) for entry, word in each.word_map(name).items()])
    return tuple(
        ({name: entry for name, entry, _ in choice}, {name: word for name, _, word in choice})
        for choice in product(*columns)
    )


def _filled(table: Table, key: str, text: str, words: Mapping[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    if "{" in text or "}" in text:
        table.refuse(key, f"«{text}» names something that «each» does not list")
    return text
