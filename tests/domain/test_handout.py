"""Which reasons and sections a patient is told: the gravest alone where there is one, each once, none of advice."""

import pytest

from omt_desktop.domain.handout import HandoutSection, HandoutTexts, OutcomeText, reasons_told, sections_told
from omt_desktop.domain.recommendation import FiredRule, Outcome, Recommendation
from omt_desktop.domain.rule import Effect

SECTION = HandoutSection("what", "What", ("It is.",), (), frozenset(Outcome))
SESSION = HandoutSection("session", "Visit", ("You lie down.",), (), frozenset({Outcome.SUITABLE}))
TEXTS = HandoutTexts(
    "en",
    {},
    {outcome: OutcomeText(outcome, ()) for outcome in Outcome},
    {"nerve": "A nerve.", "bone": "A bone.", "age": "Your age."},
    {"RF-10": "nerve", "CI-40": "nerve", "CI-15": "bone", "CI-121": "age", "CI-18": "bone"},
    (SECTION, SESSION),
)


def came_to(outcome: Outcome, **fired: Effect) -> Recommendation:
    """A recommendation of which only the outcome and the rules that fired matter here."""
    rules = tuple(FiredRule(rule_id.replace("_", "-"), effect, {}, "", ()) for rule_id, effect in fired.items())
    return Recommendation(
        outcome=outcome, cells={}, fired=rules, undecided=(), not_fired=(), missing=(), workup=(), advice=()
    )


def test_reasons_stand_gravest_first_and_each_once() -> None:
    found = came_to(
        Outcome.SUITABLE_WITH_MODIFICATIONS,
        CI_121=Effect.PRECAUTION,
        CI_15=Effect.BLOCK,
        CI_18=Effect.RELATIVE,
        RF_10=Effect.ADVISE,
    )
    assert reasons_told(TEXTS, found) == ("A bone.", "Your age.")


@pytest.mark.parametrize(
    ("outcome", "effect"), [(Outcome.EMERGENCY, Effect.EMERGENCY), (Outcome.URGENT_REFERRAL, Effect.URGENT)]
)
def test_where_there_is_danger_only_the_danger_is_told(outcome: Outcome, effect: Effect) -> None:
    found = came_to(outcome, CI_15=Effect.BLOCK, RF_10=effect, CI_40=effect)
    assert reasons_told(TEXTS, found) == ("A nerve.",)


def test_a_rule_of_another_content_is_left_out() -> None:
    assert reasons_told(TEXTS, came_to(Outcome.DEFER, X_1=Effect.HOLD)) == ()


def test_sections_go_with_the_outcome() -> None:
    assert sections_told(TEXTS, Outcome.SUITABLE) == (SECTION, SESSION)
    assert sections_told(TEXTS, Outcome.DEFER) == (SECTION,)
