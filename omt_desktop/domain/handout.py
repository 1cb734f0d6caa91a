"""What a patient is told on paper, in one language: plain sentences, chosen by what the recommendation came to."""

from collections.abc import Mapping
from dataclasses import dataclass

from omt_desktop.domain.recommendation import Outcome, Recommendation
from omt_desktop.domain.rule import Effect

WORDS = ("title", "for", "visit", "why", "page", "of", "foot", "questions", "months")
"""The ids of the short words around the texts."""


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """What is said of an outcome: one heading, and what to do."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoutSection:
    """A heading with sentences, or with a list that completes it; told only with some outcomes."""

    id: str
    heading: str
    text: tuple[str, ...]
    items: tuple[str, ...]
    outcomes: frozenset[Outcome]


@dataclass(frozen=True, slots=True)
class HandoutTexts:
    """All of them in one language."""

    language: str
    words: Mapping[str, str]
    outcomes: Mapping[Outcome, OutcomeText]
    reasons: Mapping[str, str]
    """A sentence or two for each group of rules."""
    groups: Mapping[str, str]
    """The group of each rule that restricts."""
    sections: tuple[HandoutSection, ...]
    sources: tuple[str, ...] = ()


def reasons_told(texts: HandoutTexts, recommendation: Recommendation) -> tuple[str, ...]:
    """Why, gravest first and each once. Where a danger sign was found, only what belongs to it.

    A rule that is in no group of these texts is left out: the outcome is told all the same.
    """
    fired = [rule for rule in recommendation.fired if rule.effect is not Effect.ADVISE]
    grave = [rule for rule in fired if rule.effect in _OF_OUTCOME.get(recommendation.outcome, ())]
    told = sorted(grave or fired, key=lambda rule: (rule.effect.rank, rule.id))
    groups = dict.fromkeys(texts.groups[rule.id] for rule in told if rule.id in texts.groups)
    return tuple(texts.reasons[group] for group in groups)


_OF_OUTCOME: Mapping[Outcome, tuple[Effect, ...]] = {
    Outcome.EMERGENCY: (Effect.EMERGENCY,),
    Outcome.URGENT_REFERRAL: (Effect.URGENT,),
}


def sections_told(texts: HandoutTexts, outcome: Outcome) -> tuple[HandoutSection, ...]:
    """The sections that go with the outcome, in order."""
    return tuple(section for section in texts.sections if outcome in section.outcomes)
