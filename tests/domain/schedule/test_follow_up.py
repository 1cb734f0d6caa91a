"""Which fired rules are followed up, which are certainly gone, and what an answer must say."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.follow_up import (
    FOLLOWED,
    Answered,
    FollowUp,
    FollowUpKind,
    Resolution,
    certainly_not,
    fired_flags,
    most_pressing_first,
    of_one_kind,
    to_follow,
)
from omt_desktop.exchange.evaluation_file import EvaluationReader
from tests.clinic import CASES, CONTENT, HEALTHY

NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)
_CASE = json.loads((CASES / "04-saddle-numbness.json").read_bytes())["evaluation"]
SADDLE = EvaluationReader(CONTENT).read(json.dumps(_CASE).encode())[1]


def _assessed(evaluation: Evaluation):
    return assess(evaluation, CONTENT.vocabulary, CONTENT.rules)


def test_a_healthy_patient_leaves_nothing_to_follow_up() -> None:
    assert to_follow(_assessed(HEALTHY), CONTENT.rules) == {}


def test_an_emergency_is_followed_up_and_not_the_rule_that_only_repeats_it() -> None:
    found = to_follow(_assessed(SADDLE), CONTENT.rules)
    assert Effect.EMERGENCY in found.values() and set(found.values()) <= set(FOLLOWED)
    assert all(CONTENT.rules[rule_id].derived is None for rule_id in found)


def test_a_rule_that_this_content_does_not_hold_is_followed_up_too() -> None:
    assert to_follow(_assessed(SADDLE), {}) != {}


def test_the_flags_carry_their_wording_strictest_first() -> None:
    flags = fired_flags(_assessed(SADDLE), CONTENT.rules)
    assert flags[0].effect is Effect.EMERGENCY and flags[0].title == CONTENT.rules[flags[0].rule].title
    assert [flag.effect.rank for flag in flags] == sorted(flag.effect.rank for flag in flags)
    assert {flag.title for flag in fired_flags(_assessed(SADDLE), {})} == set(to_follow(_assessed(SADDLE), {}))


def test_rules_of_the_same_wording_in_one_evaluation_are_answered_for_together() -> None:
    def item(id_: str, title: str, evaluation: str, kind: FollowUpKind = FollowUpKind.RED_FLAG) -> FollowUp:
        return FollowUp(id_, "p", kind, id_, title, Effect.EMERGENCY, NOW, evaluation)

    one, other, later = item("a", "Cauda equina", "e-1"), item("b", "Cauda equina", "e-1"), item("c", "Fever", "e-1")
    next_time, called = item("d", "Cauda equina", "e-2"), item("e", "Change", "e-1", FollowUpKind.CALL_ANSWER)
    again = item("f", "Change", "e-1", FollowUpKind.CALL_ANSWER)
    assert of_one_kind([one, later, other, next_time, called, again]) == (
        (one, other), (later,), (next_time,), (called,), (again,),
    )  # fmt: skip


def test_an_answer_taken_back_clears_nothing_and_a_no_does() -> None:
    fired = to_follow(_assessed(SADDLE), CONTENT.rules)
    rule = next(rule_id for rule_id, effect in fired.items() if effect is Effect.EMERGENCY)
    recommendation = _assessed(SADDLE)
    facts = next(f.facts for f in recommendation.fired if f.id == rule)
    fact = next(iter(facts))
    unanswered = replace(SADDLE, facts={k: v for k, v in SADDLE.facts.items() if k != fact})
    denied = replace(SADDLE, facts={**SADDLE.facts, fact: ()})
    assert rule not in certainly_not(_assessed(unanswered)) and rule in certainly_not(_assessed(denied))


def _answer(resolution: Resolution, who: str = "") -> Answered:
    return Answered(resolution, who, date(2026, 11, 27), "", NOW, "Dr A. Invented")


def test_a_referral_and_a_clearance_name_somebody() -> None:
    assert [r for r in Resolution if r.names_somebody] == [Resolution.REFERRED, Resolution.CLEARED]
    assert not _answer(Resolution.REFERRED, " ").is_complete and _answer(Resolution.CLEARED, "Dr B.").is_complete
    assert _answer(Resolution.DECLINED).is_complete and _answer(Resolution.WITHDRAWN).is_complete


def test_the_most_pressing_stands_first() -> None:
    def item(item_id: str, effect: Effect, hour: int) -> FollowUp:
        return FollowUp(item_id, "p", FollowUpKind.RED_FLAG, "RF-1", "A flag", effect, NOW.replace(hour=hour))

    hold, late, early = item("h", Effect.HOLD, 1), item("l", Effect.URGENT, 9), item("e", Effect.URGENT, 8)
    assert most_pressing_first([hold, late, early]) == (early, late, hold)
    assert hold.is_open and not replace(hold, answered=_answer(Resolution.DECLINED)).is_open
