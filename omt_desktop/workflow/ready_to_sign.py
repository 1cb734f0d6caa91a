"""What keeps an evaluation from being signed, in words; and what a signed one must say of its dates."""

from datetime import date, datetime, timedelta

from omt_desktop.domain.content import Content
from omt_desktop.domain.decision import Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.planned_techniques import PlanProblem, planned_techniques
from omt_desktop.workflow.words import Words

CLOCK_MAY_GO_BACK = timedelta(minutes=2)
"""A correction of the clock over the network is smaller than that."""
LONGEST_IN_USE = timedelta(days=3653)
"""Ten years, as long as a certificate holds: a later date is a wrong clock, or a program too old to sign with."""


def missing_to_sign(evaluation: Evaluation, recommendation: Recommendation, content: Content) -> tuple[str, ...]:
    """Each thing that must be put right before the evaluation can be signed, as a sentence; empty where it can."""
    missing = []
    decision = evaluation.decision
    if decision.stance is None:
        missing.append("The decision is not made: follow the recommendation, or decide differently.")
    elif decision.stance is Stance.DIFFER and not decision.counts:
        missing.append("The decision differs from the recommendation: write why.")
    words = Words(content)
    for planned in planned_techniques(decision, recommendation):
        place = f"{words.technique(planned.choice.technique)}, {words.region(planned.choice.region)}"
        if planned.problem is PlanProblem.NOT_POSSIBLE:
            missing.append(f"{place}: it is planned, but the recommendation does not allow it now. Remove it.")
        elif planned.problem is PlanProblem.REASON_MISSING:
            missing.append(f"{place}: it is planned with reason, and the reason is not written.")
    return tuple(missing)


def wrong_clock(now: datetime, released_on: date, last_told: datetime | None) -> str:
    """Why the clock of this computer cannot be right, as a sentence; empty where it may be."""
    if now.date() < released_on:
        return (
            f"The clock of this computer says {day_in_words(now.date())}, which is before this version of the program "
            f"was made ({day_in_words(released_on)}). Nothing was signed. Set the clock, then sign again."
        )
    if now.date() > released_on + LONGEST_IN_USE:
        return (
            f"The clock of this computer says {day_in_words(now.date())}, more than ten years after this version "
            f"of the program was made ({day_in_words(released_on)}). Nothing was signed. Set the clock, or install a "
            "newer version, then sign again."
        )
    if last_told is not None and now < last_told - CLOCK_MAY_GO_BACK:
        return (
            f"The clock of this computer says {now:%H:%M} on {day_in_words(now.date())}, but the audit trail already "
            f"reaches {last_told:%H:%M} on {day_in_words(last_told.date())}. Nothing was signed. Set the clock, then "
            "sign again."
        )
    return ""


def late_entry(record: EvaluationRecord) -> str:
    """That the evaluation was written on a later day than that of the examination; empty where it was not."""
    examined, begun = record.evaluation.evaluated_on, record.started_at.date()
    if examined >= begun:
        return ""
    return f"Late entry: examined on {day_in_words(examined)}, written from {day_in_words(begun)} on."
