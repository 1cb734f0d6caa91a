"""The fields of a finding: the whole of a simple one, or its parts, some of them repeated or timed several times."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from omt_desktop.content.fact_item import tri_options
from omt_desktop.content.repeats import filled, repeats_of
from omt_desktop.content.strict import Table, add_once
from omt_desktop.content.wording_reader import SEVERITIES
from omt_desktop.domain.evaluation import BY
from omt_desktop.domain.exam import Counts, Field, FieldKind, Option
from omt_desktop.domain.vocabulary import SIDES

UNIT = "unit"
"""The key beside a measured number."""
_RESERVED = {
    UNIT: f"«{UNIT}» is kept for the unit of a measured value",
    BY: f"«{BY}» is kept for how a finding came about",
}
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


def finding_parts(table: Table, key: str, wording: Mapping[str, str]) -> Parts:
    """The parts listed under `key`, in their order; none where it is absent."""
    parts: dict[str, Field] = {}
    for part_table in table.tables(key):
        for part in _repeated_part(part_table, wording):
            if part.key in _RESERVED:
                part_table.refuse("key", _RESERVED[part.key])
            add_once(parts, part_table, "key", part.key, part)
    if len({part.unit for part in parts.values() if part.unit}) > 1:
        table.refuse(key, "the numbers of one finding share one unit")
    _check_trials(table, key, parts)
    return tuple(parts.values())


def finding_field(table: Table, key: str, wording: Mapping[str, str]) -> Field:
    """How one thing of a finding is asked; its label and hint are the caller's."""
    kind = FieldKind(table.known_id("kind", table.text("kind"), _SIMPLE_KINDS, "kind of a finding"))
    number = kind is FieldKind.NUMBER
    limits = (0.0, 3.0) if kind is FieldKind.SEVERITY else (table.number("low"), table.number("high"))
    if number and None in limits:
        table.refuse("low", "a number needs low and high, outside which an entry is a slip")
    unit = table.text("unit", "") if number else ""
    return Field(key, "", kind, _options(table, kind, wording), unit=unit, low=limits[0], high=limits[1])


def _repeated_part(table: Table, wording: Mapping[str, str]) -> Iterator[Field]:
    key, label, hint = table.text("key"), table.text("label"), table.text("hint", "")
    repeats = repeats_of(table.table("each"))
    field = finding_field(table, key, wording)
    trials = table.texts("trials", ())
    if trials:
        counts = Counts(table.known_id("counts", table.text("counts"), tuple(Counts), "trial that counts"))
        field = replace(field, trials=trials, counts=counts)
    table.finish()
    for ids, words in repeats:
        yield replace(
            field,
            key=filled(table, "key", key, ids),
            label=filled(table, "label", label, words),
            hint=filled(table, "hint", hint, words),
        )


def _check_trials(table: Table, key: str, parts: Mapping[str, Field]) -> None:
    """Trials are parts of the same finding, measured in the unit of their result."""
    for part in parts.values():
        for trial in part.trials:
            table.known_id(key, trial, parts, f"part, as a trial of «{part.key}» must be")
            if (parts[trial].kind, parts[trial].unit) != (FieldKind.NUMBER, part.unit):
                table.refuse(key, f"«{trial}» is no number in the unit of «{part.key}»")


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
