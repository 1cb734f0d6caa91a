"""Conditions over facts, as a small closed set of parts. How they are written is in condition_text.py."""

from dataclasses import dataclass
from typing import TypeAlias

BIRTH_DATE = "patient.birth_date"
AGE = "age"
"""Subject of a number test: the age in full years on the evaluation date, derived from the birth date."""
RECORD_PREFIX = "record."
REGION_SEVERITY = "region.severity"
"""Subject of a number test: the severity of the region a cell lies in, 0 where it was not examined."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A tri, choice or record key is one of these values."""

    subject: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """At least `at_least` of these are in a multi or regions answer; with no values, the list is not empty."""

    subject: str
    values: tuple[str, ...] = ()
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Compares:
    """A number against a limit; `operator` is one of <, <=, >, >=."""

    subject: str
    operator: str
    limit: float


@dataclass(frozen=True, slots=True)
class WithinWeeks:
    """Fewer than 7 × `weeks` whole days have passed since the date."""

    subject: str
    weeks: int


@dataclass(frozen=True, slots=True)
class OverMonths:
    """`months` calendar months or more have passed since the date."""

    subject: str
    months: int


@dataclass(frozen=True, slots=True)
class Answered:
    """Two-valued: there is an answer."""

    subject: str


@dataclass(frozen=True, slots=True)
class Known:
    """Two-valued: yes where the part is yes, otherwise no. For «recorded» and «not known to be»."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Awaits:
    """No where the part is yes, otherwise unknown: something waits for it, but nothing fires (RF-23)."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class SomeRecord:
    """At least one record of a records fact meets the part."""

    subject: str
    part: "Condition"


@dataclass(frozen=True, slots=True)
class RuleFires:
    """Another rule, itself free of such references, fires."""

    rule_id: str


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary; of unknown, unknown."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = (
    OneOf
    | Has
    | Compares
    | WithinWeeks
    | OverMonths
    | Answered
    | Known
    | Awaits
    | SomeRecord
    | RuleFires
    | Not
    | All
    | Any
)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one."""
    if isinstance(condition, All | Any):
        return condition.parts
    if isinstance(condition, Not | Known | Awaits | SomeRecord):
        return (condition.part,)
    return ()


def subjects_of(condition: Condition) -> frozenset[str]:
    """Every subject named anywhere in it: fact ids, `record.` keys, `age`, `region.severity`."""
    own = getattr(condition, "subject", None)
    inner = frozenset().union(*(subjects_of(part) for part in parts_of(condition)))
    return inner | {own} if isinstance(own, str) else inner


def rules_named_in(condition: Condition) -> frozenset[str]:
    """The rules it refers to."""
    inner = frozenset().union(*(rules_named_in(part) for part in parts_of(condition)))
    return inner | {condition.rule_id} if isinstance(condition, RuleFires) else inner
