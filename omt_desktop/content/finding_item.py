"""Exam items that record a finding: one observation, or one for each side, level or number it is repeated for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from omt_desktop.content.finding_field import Parts, finding_field, finding_parts
from omt_desktop.content.normal_entry import read_normal
from omt_desktop.content.repeats import filled, repeats_of
from omt_desktop.content.strict import Table, add_once
from omt_desktop.domain.evaluation import VALUE
from omt_desktop.domain.exam import Field, FieldKind, Item, Structure, Target
from omt_desktop.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class BlockDefaults:
    """What a block says once for all its findings; an item can say otherwise."""

    region: str = ""
    with_rest: bool = True


def block_defaults(table: Table, vocabulary: Vocabulary) -> BlockDefaults:
    """The region that the findings of a block belong to, and whether the rest of it may be stated normal."""
    return BlockDefaults(_region(table, vocabulary, ""), table.flag("with_rest", default=True))


def named_parts(file: Table, wording: Mapping[str, str]) -> dict[str, Parts]:
    """The lists of parts that several items of the file share, by name."""
    shared: dict[str, Parts] = {}
    for table in file.tables("parts"):
        name = table.text("name")
        table.named(f"parts «{name}»")
        add_once(shared, table, "name", name, finding_parts(table, "fields", wording))
        table.finish()
    return shared


def finding_items(
    table: Table,
    vocabulary: Vocabulary,
    wording: Mapping[str, str],
    shared: Mapping[str, Parts],
    defaults: BlockDefaults,
) -> Iterator[Item]:
    """The items of one table. `each` repeats it: `{side}` in id and words becomes each listed side, and so on."""
    finding_id = table.text("finding")
    table.named(f"item «{finding_id}»")
    label, hint = table.text("label"), table.text("hint", "")
    show_for = frozenset(table.ids("show_for", vocabulary.complaints, "complaint", ()))
    region, with_rest = _region(table, vocabulary, defaults.region), table.flag("with_rest", default=defaults.with_rest)
    structure = _structure(table)
    repeats = repeats_of(table.table("each"))
    parts = _own_or_shared_parts(table, wording, shared)
    simple = None if parts else finding_field(table, VALUE, wording)
    normal = read_normal(table, {part.key: part for part in parts or (simple,) if part})
    for ids, words in repeats:
        item_id = filled(table, "finding", finding_id, ids)
        item_label, item_hint = filled(table, "label", label, words), filled(table, "hint", hint, words)
        if simple is None:
            field = Field(item_id, item_label, FieldKind.FINDING, hint=item_hint)
        else:
            field = Field(
                VALUE, item_label, simple.kind, simple.options, simple.unit, simple.low, simple.high, item_hint
            )
        yield Item(
            item_id,
            Target.FINDING,
            field,
            parts,
            show_for=show_for,
            region=region,
            normal=normal,
            with_rest=with_rest,
            structure=structure,
        )


def _region(table: Table, vocabulary: Vocabulary, default: str) -> str:
    region = table.text("region", default)
    return table.known_id("region", region, vocabulary.regions, "region") if region else region


def _structure(table: Table) -> Structure | None:
    written = table.text("structure", "")
    return Structure(table.known_id("structure", written, tuple(Structure), "kind of structure")) if written else None


def _own_or_shared_parts(table: Table, wording: Mapping[str, str], shared: Mapping[str, Parts]) -> Parts:
    written = table.peek("parts")
    if not isinstance(written, str):
        return finding_parts(table, "parts", wording)
    name = table.text("parts")
    return shared[table.known_id("parts", name, shared, "list of parts in this file")]
