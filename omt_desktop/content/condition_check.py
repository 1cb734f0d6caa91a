"""Whether a condition speaks of facts and values that exist, in the way their type allows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NoReturn

from omt_desktop.domain.condition import (
    AGE,
    RECORD_PREFIX,
    REGION_SEVERITY,
    Answered,
    Compares,
    Condition,
    Has,
    OneOf,
    OverMonths,
    RuleFires,
    SomeRecord,
    WithinWeeks,
    parts_of,
)
from omt_desktop.domain.vocabulary import FactType, Vocabulary

_NAMES = {
    FactType.TRI: "a yes-no fact",
    FactType.CHOICE: "a choice",
    FactType.MULTI: "a list of choices",
    FactType.REGIONS: "a list of regions",
    FactType.NUMBER: "a number",
    FactType.DATE: "a date",
    FactType.PARTIAL_DATE: "a partial date",
    FactType.TEXT: "a text",
    FactType.RECORDS: "a list of records",
}
_KEY_TYPES = {
    "region": FactType.CHOICE,
    "choice": FactType.CHOICE,
    "tri": FactType.TRI,
    "date": FactType.DATE,
    "partial_date": FactType.PARTIAL_DATE,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a condition may speak of besides facts, and how it is refused."""

    vocabulary: Vocabulary
    refuse: Callable[[str], NoReturn]
    record_fact: str = ""
    """The records fact whose keys `record.` names; empty outside records."""
    in_rule: bool = False
    """Whether regions and other rules can be asked."""


@dataclass(frozen=True, slots=True)
class _Subject:
    type: FactType
    values: tuple[str, ...]


def check_condition(condition: Condition, around: Surroundings) -> None:
    """Refuses the first thing in the condition that does not exist or is asked in a way its type does not allow."""
    if isinstance(condition, OneOf):
        subject = _typed(condition.subject, (FactType.TRI, FactType.CHOICE), "= or in", around)
        _check_values(condition.subject, condition.values, subject.values, around)
    elif isinstance(condition, Has):
        _check_list_test(condition, around)
    elif isinstance(condition, Compares):
        if condition.subject == REGION_SEVERITY and not around.in_rule:
            around.refuse(f"{REGION_SEVERITY} is asked outside a rule")
        if condition.subject not in (AGE, REGION_SEVERITY):
            _typed(condition.subject, (FactType.NUMBER,), condition.operator, around)
    elif isinstance(condition, WithinWeeks | OverMonths):
        _typed(condition.subject, (FactType.DATE, FactType.PARTIAL_DATE), "within or over", around)
    elif isinstance(condition, Answered):
        _typed(condition.subject, tuple(FactType), "answered", around)
    elif isinstance(condition, SomeRecord):
        _typed(condition.subject, (FactType.RECORDS,), "some", around)
        around = replace(around, record_fact=condition.subject)
    elif isinstance(condition, RuleFires) and not around.in_rule:
        around.refuse(f"rule {condition.rule_id} is asked outside a rule")
    for part in parts_of(condition):
        check_condition(part, around)


def _check_list_test(condition: Has, around: Surroundings) -> None:
    lists = (FactType.MULTI, FactType.REGIONS)
    allowed = lists if condition.values else (*lists, FactType.RECORDS)
    subject = _typed(condition.subject, allowed, "has or not empty", around)
    _check_values(condition.subject, condition.values, subject.values, around)
    if condition.values and not 1 <= condition.at_least <= len(condition.values):
        around.refuse(f"at_least {condition.at_least} can never be decided by {len(condition.values)} values")


def _check_values(subject: str, values: Iterable[str], known: tuple[str, ...], around: Surroundings) -> None:
    for value in values:
        if value not in known:
            around.refuse(f"«{value}» is not a choice of {subject}")


def _typed(name: str, allowed: tuple[FactType, ...], test: str, around: Surroundings) -> _Subject:
    subject = _subject(name, around)
    if subject.type not in allowed:
        around.refuse(f"«{test}» cannot be asked of {name}, which is {_NAMES[subject.type]}")
    return subject


def _subject(name: str, around: Surroundings) -> _Subject:
    if name.startswith(RECORD_PREFIX):
        return _record_subject(name, around)
    fact = around.vocabulary.facts.get(name)
    if fact is None:
        around.refuse(f"«{name}» is not a known fact")
    if fact.type is FactType.TRI:
        return _Subject(fact.type, ("yes", "no"))
    return _Subject(fact.type, tuple(around.vocabulary.regions) if fact.type is FactType.REGIONS else fact.choices)


def _record_subject(name: str, around: Surroundings) -> _Subject:
    if not around.record_fact:
        around.refuse(f"«{name}» is asked outside a record")
    keys = {key.id: key for key in around.vocabulary.facts[around.record_fact].keys}
    key = keys.get(name.removeprefix(RECORD_PREFIX))
    if key is None:
        around.refuse(f"«{name}» is not a key of {around.record_fact}")
    values = {"tri": ("yes", "no"), "region": tuple(around.vocabulary.regions)}.get(key.kind, key.choices)
    return _Subject(_KEY_TYPES[key.kind], values)
