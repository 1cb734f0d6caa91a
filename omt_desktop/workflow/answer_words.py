"""What was answered or found, in words, for every kind of field: the one place screens and reports take them from.

Nothing is added: an empty list is what was asked and found to be none, and what is absent is not printed as anything.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias, assert_never

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import (
    BY,
    VALUE,
    Evaluation,
    FactRecord,
    FactValue,
    Finding,
    FindingValue,
    RegionFinding,
)
from omt_desktop.domain.exam import Field, FieldKind, Item, Target
from omt_desktop.domain.reading import NO_REGION
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.unit_words import measured
from omt_desktop.workflow.words import Words, answer_in_sentence

Value: TypeAlias = FactValue | FindingValue | RegionFinding | Finding
_INSTEAD = {FieldKind.DATE: FieldKind.PARTIAL_DATE, FieldKind.PARTIAL_DATE: FieldKind.DATE}
"""A row is dated by its exact day or by year and month; whichever is there, the other is not missing."""
NONE = "None"
UNKNOWN = "unknown"
NOT_KNOWN = "not known"
"""How a fact without a usable answer is told: it was not asked, or the answer was that nobody knows."""
UNIT = "unit"
"""The key of the unit beside a measured number of a finding."""
STATED_WITH_REST = "stated as the rest of the region"
"""How a normal is printed that was not recorded item by item."""


def field_text(field: Field, value: Value, words: Words, parts: Sequence[Field] = ()) -> str:
    """The value as a reader understands it; a value of another type than the field asks for is printed as stored."""
    if value == UNKNOWN and field.kind is not FieldKind.TEXT:
        return f"Asked; {words.of('tri', UNKNOWN).lower()}"
    kind = field.kind
    match kind:
        case FieldKind.TRI:
            return _tri(field, value, words)
        case FieldKind.SIDE:
            return words.of("side", str(value))
        case FieldKind.CHOICE:
            return words.option(field, str(value))
        case FieldKind.SEVERITY:
            return words.of("severity", str(value))
        case FieldKind.MULTI | FieldKind.REGIONS:
            return _list(field, value, words)
        case FieldKind.NUMBER:
            return measured(plain_text(value), field.unit)
        case FieldKind.DATE | FieldKind.PARTIAL_DATE | FieldKind.TEXT:
            return plain_text(value)
        case FieldKind.RECORDS:
            return "; ".join(record_texts(value, words, parts)) or NONE
        case FieldKind.REGION_GRADE:
            return _grade(value, words)
        case FieldKind.FINDING:
            return _finding(value, words, parts)
        case _:
            assert_never(kind)


def plain_text(value: object) -> str:
    """Numbers without needless zeros, days in words, lists with commas, everything else as it is."""
    if isinstance(value, date | PartialDate):
        return day_in_words(value)
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, FactRecord):
        return ", ".join(f"{key}: {plain_text(entry)}" for key, entry in value.entries)
    if isinstance(value, tuple):
        return "; ".join(map(plain_text, value)) or NONE
    return str(value)


def record_texts(value: Value, words: Words, columns: Sequence[Field]) -> tuple[str, ...]:
    """One line for each row, with every column named that was not recorded, except a date that was given otherwise."""
    if not isinstance(value, tuple):
        return (plain_text(value),)
    return tuple(_record(row, words, columns) if isinstance(row, FactRecord) else plain_text(row) for row in value)


def _record(row: FactRecord, words: Words, columns: Sequence[Field]) -> str:
    known = {column.key for column in columns}
    dated = {_INSTEAD.get(column.kind) for column in columns if row.get(column.key) is not None}
    parts = []
    for column in columns:
        entry = row.get(column.key)
        if entry is None and column.kind in dated:
            continue
        text = "not recorded" if entry is None else field_text(column, entry, words)
        parts.append(f"{column.label}: {text}")
    parts += [f"{key}: {plain_text(entry)}" for key, entry in row.entries if key not in known]
    return ", ".join(parts)


def _tri(field: Field, value: Value, words: Words) -> str:
    own = field.label_of(str(value))
    return own if own != value else words.of("tri", str(value))


def _list(field: Field, value: Value, words: Words) -> str:
    if not isinstance(value, tuple):
        return plain_text(value)
    name = words.region if field.kind is FieldKind.REGIONS else lambda entry: words.option(field, entry)
    return "; ".join(name(str(entry)) for entry in value) or NONE


def _grade(value: Value, words: Words) -> str:
    if not isinstance(value, RegionFinding):
        return plain_text(value)
    parts = [words.of("severity", str(value.severity))]
    if value.tart:
        parts.append(", ".join(words.of("tart", sign) for sign in value.tart))
    if value.side:
        parts.append(f"side: {words.of('side', value.side).lower()}")
    if value.note:
        parts.append(value.note)
    return "; ".join(parts)


def _finding(value: Value, words: Words, parts: Sequence[Field]) -> str:
    if not isinstance(value, Finding):
        return plain_text(value)
    known = {part.key: part for part in parts}
    found = []
    for key, part in known.items():
        entry = value.get(key)
        if entry is not None:
            text = field_text(part, entry, words)
            found.append(f"{part.label}: {text}" if part.label else text)
    # What this content does not ask for was asked by an earlier one, and is printed as it was stored. The unit is
    # printed with the number already, unless the number was measured in another one.
    units = {part.unit for part in parts}
    found += [
        f"{key}: {plain_text(entry)}"
        for key, entry in value.values
        if key not in known and not (key == UNIT and entry in units) and not (key == BY and value.from_rest)
    ]
    if value.from_rest:
        found.append(STATED_WITH_REST)
    return "; ".join(found)


def item_text(item: Item, evaluation: Evaluation, words: Words) -> str | None:
    """What was recorded for the item, None where nothing was."""
    if item.target is Target.FACT:
        value = evaluation.facts.get(item.id)
        return None if value is None else field_text(item.field, value, words, item.parts)
    if item.target is Target.REGION:
        grade = evaluation.regions.get(item.id)
        return None if grade is None else field_text(item.field, grade, words)
    finding = evaluation.findings.get(item.id)
    if finding is None:
        return None
    return _finding(finding, words, item.parts or (replace(item.field, key=VALUE, label=""),))


def fact_in_words(content: Content, fact_id: str, value: FactValue | None) -> str:
    """The fact and its answer, as in «Anticoagulant: yes», for the working of a recommendation."""
    words = Words(content)
    if fact_id == NO_REGION:
        ids = map(str, value) if isinstance(value, tuple) else ()
        return "No dysfunction: " + (", ".join(map(words.region, ids)) or "no region examined")
    label = words.fact(fact_id).rstrip("?:. ")
    item = words.item(fact_id)
    if value is None:
        return f"{label}: {NOT_KNOWN}"
    text = field_text(item.field, value, words, item.parts) if item else plain_text(value)
    return f"{label}: {answer_in_sentence(text, item.field if item else None)}"
