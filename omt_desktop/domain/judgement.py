"""What a condition comes to for one evaluation, and because of which facts."""

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import singledispatch
from typing import Protocol

from omt_desktop.domain.calendar import PartialDate, add_months, span_of
from omt_desktop.domain.condition import (
    AGE,
    BIRTH_DATE,
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
    subjects_of,
)
from omt_desktop.domain.evaluation import FactRecord, FactValue, RecordValue
from omt_desktop.domain.truth import Truth, all_of, any_of, negation, truth_of

PARTIAL_DATE_KEY = "about"
"""The record key that dates a record in part, read where the exact date is absent."""

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A truth and the facts that decided it; of an unknown, the facts that are wanted."""

    truth: Truth
    facts: frozenset[str] = frozenset()


class FactSource(Protocol):
    """What conditions need to know of an evaluation."""

    @property
    def today(self) -> date: ...
    def answer(self, fact_id: str) -> FactValue | None: ...
    def records(self, fact_id: str) -> tuple[FactRecord, ...] | None: ...
    def applies(self, fact_id: str) -> Truth: ...
    def number_is_required(self, fact_id: str) -> bool: ...
    def age_in_years(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a condition is judged: the evaluation, and the record, region or other rules it may speak of."""

    source: FactSource
    record: FactRecord | None = None
    record_fact: str = ""
    list_unanswered: bool = False
    """The records fact was not answered, so nothing about a record is known, not even that it is not known."""
    severity: int = 0
    rule: Callable[[str], Judgement] | None = None


def judge(condition: Condition, source: FactSource) -> Judgement:
    """The condition over facts alone."""
    return judge_in(condition, Setting(source))


def conjunction(parts: Iterable[Judgement]) -> Judgement:
    """All parts together, with the facts of the parts that decided."""
    return _combined(tuple(parts), all_of)


def alternative(parts: Iterable[Judgement]) -> Judgement:
    """Any of the parts, with the facts of the parts that decided."""
    return _combined(tuple(parts), any_of)


def _combined(parts: tuple[Judgement, ...], law: Callable[[Iterable[Truth]], Truth]) -> Judgement:
    if len(parts) == 1:
        return parts[0]
    truth = law([part.truth for part in parts])
    return Judgement(truth, frozenset().union(*[part.facts for part in parts if part.truth is truth]))


@singledispatch
def judge_in(condition: Condition, setting: Setting) -> Judgement:
    """The condition in its setting."""
    raise TypeError(f"no way to judge {condition!r}")


@judge_in.register
def _(condition: All, setting: Setting) -> Judgement:
    return conjunction(judge_in(part, setting) for part in condition.parts)


@judge_in.register
def _(condition: Any, setting: Setting) -> Judgement:
    return alternative(judge_in(part, setting) for part in condition.parts)


@judge_in.register
def _(condition: Not, setting: Setting) -> Judgement:
    inner = judge_in(condition.part, setting)
    return replace(inner, truth=negation(inner.truth))


@judge_in.register
def _(condition: Known, setting: Setting) -> Judgement:
    inner = judge_in(condition.part, setting)
    if setting.list_unanswered and any(subject.startswith(RECORD_PREFIX) for subject in subjects_of(condition)):
        return replace(inner, truth=Truth.UNKNOWN)
    return replace(inner, truth=truth_of(inner.truth is Truth.YES))


@judge_in.register
def _(condition: Awaits, setting: Setting) -> Judgement:
    inner = judge_in(condition.part, setting)
    return replace(inner, truth=Truth.NO if inner.truth is Truth.YES else Truth.UNKNOWN)


@judge_in.register
def _(condition: RuleFires, setting: Setting) -> Judgement:
    if setting.rule is None:
        raise TypeError(f"rule {condition.rule_id} cannot be asked here")
    return setting.rule(condition.rule_id)


@judge_in.register
def _(condition: SomeRecord, setting: Setting) -> Judgement:
    facts = frozenset({condition.subject})
    if setting.source.applies(condition.subject) is Truth.NO:
        return Judgement(Truth.NO, facts)
    records = setting.source.records(condition.subject)
    if records is None:
        return Judgement(Truth.UNKNOWN, facts)
    inside = (
        judge_in(condition.part, replace(setting, record=record, record_fact=condition.subject)) for record in records
    )
    judged = alternative(inside)
    return replace(judged, facts=judged.facts | facts)


@judge_in.register
def _(condition: Answered, setting: Setting) -> Judgement:
    value = _value(condition.subject, setting)
    return Judgement(truth_of(value is not None), _facts_of(condition.subject, setting))


@judge_in.register
def _(condition: OneOf, setting: Setting) -> Judgement:
    return _tested(condition.subject, setting, lambda value: truth_of(value in condition.values))


@judge_in.register
def _(condition: Has, setting: Setting) -> Judgement:
    def test(value: FactValue) -> Truth:
        if not isinstance(value, tuple):
            raise TypeError(f"{condition.subject} holds no list")
        if not condition.values:
            return truth_of(bool(value))
        return truth_of(sum(wanted in value for wanted in condition.values) >= condition.at_least)

    return _tested(condition.subject, setting, test)


@judge_in.register
def _(condition: Compares, setting: Setting) -> Judgement:
    def test(value: FactValue) -> Truth:
        if not isinstance(value, int | float):
            raise TypeError(f"{condition.subject} holds no number")
        return truth_of(_COMPARISONS[condition.operator](value, condition.limit))

    facts = _facts_of(condition.subject, setting)
    if condition.subject == REGION_SEVERITY:
        return Judgement(test(setting.severity), facts)
    if condition.subject == AGE:
        age = setting.source.age_in_years()
        return Judgement(Truth.UNKNOWN if age is None else test(age), facts)
    unmeasured = setting.source.answer(condition.subject) is None
    if unmeasured and not setting.source.number_is_required(condition.subject):
        return Judgement(Truth.NO, facts)
    return _tested(condition.subject, setting, test)


@judge_in.register
def _(condition: WithinWeeks, setting: Setting) -> Judgement:
    def inside(day: date) -> bool:
        return setting.source.today - day < timedelta(weeks=condition.weeks)

    return _dated(condition.subject, setting, inside)


@judge_in.register
def _(condition: OverMonths, setting: Setting) -> Judgement:
    def passed(day: date) -> bool:
        return setting.source.today >= add_months(day, condition.months)

    return _dated(condition.subject, setting, passed)


def _dated(subject: str, setting: Setting, holds: Callable[[date], bool]) -> Judgement:
    """A date known in part holds only where its first and last possible day agree."""

    def test(value: FactValue | RecordValue) -> Truth:
        if not isinstance(value, date | PartialDate):
            raise TypeError(f"{subject} holds no date")
        span = span_of(value)
        first, last = holds(span.first), holds(min(span.last, max(setting.source.today, span.first)))
        return truth_of(first) if first == last else Truth.UNKNOWN

    return _tested(subject, setting, test)


def _tested(subject: str, setting: Setting, test: Callable[..., Truth]) -> Judgement:
    facts = _facts_of(subject, setting)
    if not subject.startswith(RECORD_PREFIX) and setting.source.applies(subject) is Truth.NO:
        return Judgement(Truth.NO, facts)
    value = _value(subject, setting)
    return Judgement(Truth.UNKNOWN if value is None else test(value), facts)


def _value(subject: str, setting: Setting) -> FactValue | RecordValue | None:
    if not subject.startswith(RECORD_PREFIX):
        return setting.source.answer(subject)
    if setting.record is None:
        raise TypeError(f"{subject} is asked outside a record")
    key = subject.removeprefix(RECORD_PREFIX)
    value = setting.record.get(key)
    if value is None and key in ("date", "onset"):
        value = setting.record.get(PARTIAL_DATE_KEY)
    return None if value == "unknown" else value


def _facts_of(subject: str, setting: Setting) -> frozenset[str]:
    if subject == AGE:
        return frozenset({BIRTH_DATE})
    if subject == REGION_SEVERITY:
        return frozenset()
    return frozenset({setting.record_fact if subject.startswith(RECORD_PREFIX) else subject})
