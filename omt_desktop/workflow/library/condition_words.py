"""The condition of a rule as lines a clinician reads, indented where parts belong together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatch

from omt_desktop.domain.condition import (
    AGE,
    RECORD_PREFIX,
    REGION_SEVERITY,
    All,
    Answered,
    Any,
    Awaits,
    Compares,
    Condition,
    Has,
    Known,
    Not,
    OneOf,
    OverMonths,
    RuleFires,
    SomeRecord,
    WithinWeeks,
)
from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.workflow.answer_words import plain_text
from omt_desktop.workflow.unit_words import measured
from omt_desktop.workflow.words import Words, counted

_COMPARED = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One line, `depth` steps to the right of the outermost."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class _Telling:
    words: Words
    record_fact: str = ""
    """The list whose entries `record.` speaks of."""


def condition_lines(condition: Condition, words: Words, record_fact: str = "") -> tuple[ConditionLine, ...]:
    """The condition, a test on each line; `record_fact` is the list that its `record.` tests speak of."""
    return _lines(condition, _Telling(words, record_fact))


@singledispatch
def _lines(condition: Condition, telling: _Telling) -> tuple[ConditionLine, ...]:
    raise TypeError(f"no words for {condition!r}")


@_lines.register
def _(condition: All, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _headed("All of these", condition.parts, telling)


@_lines.register
def _(condition: Any, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _headed("At least one of these", condition.parts, telling)


@_lines.register
def _(condition: Not, telling: _Telling) -> tuple[ConditionLine, ...]:
    if isinstance(condition.part, Known):
        return _headed("Not on record", (condition.part.part,), telling)
    return _headed("Not", (condition.part,), telling)


@_lines.register
def _(condition: Known, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _headed("On record", (condition.part,), telling)


@_lines.register
def _(condition: Awaits, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _headed("Open until this is recorded", (condition.part,), telling)


@_lines.register
def _(condition: SomeRecord, telling: _Telling) -> tuple[ConditionLine, ...]:
    heading = f"An entry under «{telling.words.fact(condition.subject)}»"
    return _headed(heading, (condition.part,), replace(telling, record_fact=condition.subject))


@_lines.register
def _(condition: RuleFires, telling: _Telling) -> tuple[ConditionLine, ...]:
    rule = telling.words.rule(condition.rule_id)
    return _line(f"{condition.rule_id} {rule.title} fires" if rule else f"{condition.rule_id} fires")


@_lines.register
def _(condition: Answered, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _test(condition.subject, "answered", telling)


@_lines.register
def _(condition: OneOf, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _test(condition.subject, _either(condition.subject, condition.values, telling), telling)


@_lines.register
def _(condition: Has, telling: _Telling) -> tuple[ConditionLine, ...]:
    if not condition.values:
        return _test(condition.subject, "anything chosen", telling)
    named = _either(condition.subject, condition.values, telling)
    return _test(condition.subject, f"{condition.at_least} of: {named}" if condition.at_least > 1 else named, telling)


@_lines.register
def _(condition: Compares, telling: _Telling) -> tuple[ConditionLine, ...]:
    field = _field(condition.subject, telling)
    limit = measured(plain_text(condition.limit), field.unit if field else "")
    return _test(condition.subject, f"{_COMPARED[condition.operator]} {limit}", telling)


@_lines.register
def _(condition: WithinWeeks, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _test(condition.subject, f"less than {counted(condition.weeks, 'week', 'weeks')} ago", telling)


@_lines.register
def _(condition: OverMonths, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _test(condition.subject, f"{counted(condition.months, 'month', 'months')} ago or longer", telling)


def _line(text: str) -> tuple[ConditionLine, ...]:
    return (ConditionLine(0, text),)


def _headed(heading: str, parts: Iterable[Condition], telling: _Telling) -> tuple[ConditionLine, ...]:
    """The parts under their heading; what is a single line stands behind it."""
    inside = [line for part in parts for line in _lines(part, telling)]
    if len(inside) == 1:
        return _line(f"{heading}: {inside[0].text}")
    return (ConditionLine(0, f"{heading}:"), *(replace(line, depth=line.depth + 1) for line in inside))


def _test(subject: str, said: str, telling: _Telling) -> tuple[ConditionLine, ...]:
    return _line(f"{_label(subject, telling)}: {said}")


def _label(subject: str, telling: _Telling) -> str:
    if subject == AGE:
        return "Age in full years"
    if subject == REGION_SEVERITY:
        return "Severity of the region"
    field = _field(subject, telling)
    return (field.label if field else subject.removeprefix(RECORD_PREFIX)).rstrip("?:. ")


def _field(subject: str, telling: _Telling) -> Field | None:
    """How the fact, or the column of the list, is asked; None where the exam does not ask it."""
    item = telling.words.item(telling.record_fact if subject.startswith(RECORD_PREFIX) else subject)
    if item is None or not subject.startswith(RECORD_PREFIX):
        return item.field if item else None
    key = subject.removeprefix(RECORD_PREFIX)
    return next((column for column in item.parts if column.key == key), None)


def _either(subject: str, values: tuple[str, ...], telling: _Telling) -> str:
    field = _field(subject, telling)
    return " or ".join(_value(value, field, telling.words) for value in values)


def _value(value: str, field: Field | None, words: Words) -> str:
    if field is None:
        return value.replace("_", " ")
    if field.kind is FieldKind.REGIONS:
        return words.region(value)
    return words.option(field, value)
