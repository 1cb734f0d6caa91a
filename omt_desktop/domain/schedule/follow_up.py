"""What must be followed up until somebody has answered for it: a red flag that fired, a yes in the call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.domain.rule import Effect, Rule

FOLLOWED = (Effect.EMERGENCY, Effect.URGENT, Effect.HOLD)
"""The effects that ask for something to be done by somebody, strictest first."""


class FollowUpKind(StrEnum):
    """What it came from. The values are stored."""

    RED_FLAG = "red_flag"
    CALL_ANSWER = "call_answer"


class Resolution(StrEnum):
    """How it was answered for. The values are stored."""

    REFERRED = "referred"
    CLEARED = "cleared"
    DECLINED = "declined"
    """The patient declined."""
    WITHDRAWN = "withdrawn"
    """The answer it came from was changed, so that its rule certainly does not hold. Never said by hand."""

    @property
    def names_somebody(self) -> bool:
        """Whether it says to whom or by whom."""
        return self in (Resolution.REFERRED, Resolution.CLEARED)


@dataclass(frozen=True, slots=True)
class Answered:
    """How a follow-up was answered for: to or by whom, on which day, with a remark, and who wrote it down when."""

    resolution: Resolution
    who: str
    on: date
    note: str
    at: datetime
    by: str

    @property
    def is_complete(self) -> bool:
        """Whether it says everything it must: to or by whom for a referral and a clearance."""
        return bool(self.who.strip()) or not self.resolution.names_somebody


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to follow up. `subject` is a rule or the questions of a call; `title` was its wording when it fired."""

    id: str
    patient_id: str
    kind: FollowUpKind
    subject: str
    title: str
    effect: Effect
    opened_at: datetime
    evaluation_id: str = ""
    appointment_id: str = ""
    answered: Answered | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.answered is None


def of_one_kind(items: Iterable[FollowUp]) -> tuple[tuple[FollowUp, ...], ...]:
    """What is answered for together, in the order given: rules of the same wording that one evaluation fired."""
    together: dict[tuple[str, ...], list[FollowUp]] = {}
    for item in items:
        flag = item.kind is FollowUpKind.RED_FLAG and item.evaluation_id
        together.setdefault((item.evaluation_id, item.title) if flag else (item.id,), []).append(item)
    return tuple(map(tuple, together.values()))


def to_follow(recommendation: Recommendation, rules: Mapping[str, Rule]) -> dict[str, Effect]:
    """The fired rules that ask for something to be done, with their effect; a rule derived from others is no news."""
    return {
        fired.id: fired.effect
        for fired in recommendation.fired
        if fired.effect in FOLLOWED and (fired.id not in rules or rules[fired.id].derived is None)
    }


@dataclass(frozen=True, slots=True)
class FiredFlag:
    """A fired rule that asks for something to be done, with its wording when it fired."""

    rule: str
    title: str
    effect: Effect


def fired_flags(recommendation: Recommendation, rules: Mapping[str, Rule]) -> tuple[FiredFlag, ...]:
    """What is to be followed up, the strictest effect first."""
    found = to_follow(recommendation, rules).items()
    flags = (FiredFlag(rule, rules[rule].title if rule in rules else rule, effect) for rule, effect in found)
    return tuple(sorted(flags, key=lambda flag: (flag.effect.rank, flag.rule)))


def certainly_not(recommendation: Recommendation) -> frozenset[str]:
    """The rules that certainly do not hold: an answer that was taken back is no such answer."""
    open_rules = {undecided.id for undecided in recommendation.undecided}
    return frozenset(cleared.id for cleared in recommendation.not_fired) - open_rules


def most_pressing_first(found: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """By effect, the strictest first, and then by how long it waits."""
    return tuple(sorted(found, key=lambda item: (item.effect.rank, item.opened_at, item.id)))
