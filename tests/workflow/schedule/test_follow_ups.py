"""Red flags stay open until somebody has answered for them; only a certain no withdraws one."""

import json
from dataclasses import replace
from datetime import date

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.follow_up import FollowUpKind, Resolution
from omt_desktop.exchange.evaluation_file import EvaluationReader
from omt_desktop.workflow.access.access import NotAllowed
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import Refusal
from tests.builders import a_record
from tests.clinic import CASES, CONTENT, HEALTHY
from tests.workflow.schedule.desk import FRIDAY, Desk

_CASE = json.loads((CASES / "04-saddle-numbness.json").read_bytes())["evaluation"]
SADDLE = EvaluationReader(CONTENT).read(json.dumps(_CASE).encode())[1]
RULE, FACT = "RF-21", "flag.cauda_equina"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _follow(desk: Desk, evaluation: Evaluation, content: object = CONTENT) -> None:
    record = a_record(evaluation)
    desk.follow_ups.follow(record, assess(evaluation, CONTENT.vocabulary, CONTENT.rules), content)


def test_a_healthy_patient_leaves_nothing_open(desk: Desk) -> None:
    _follow(desk, HEALTHY)
    assert desk.follow_ups.open() == () and len(desk.flags.outcomes) == 1


def test_a_fired_flag_waits_with_its_words_and_only_once(desk: Desk) -> None:
    _follow(desk, SADDLE)
    _follow(desk, SADDLE)
    items = [item for item, _ in desk.follow_ups.open()]
    assert items[0].effect is Effect.EMERGENCY and items[0].kind is FollowUpKind.RED_FLAG
    assert items[0].title == CONTENT.rules[items[0].subject].title
    assert len({item.subject for item in items}) == len(items)
    _follow(Desk(), SADDLE, replace(CONTENT, rules={}))


def test_an_answer_taken_back_leaves_it_open_and_a_certain_no_withdraws_it(desk: Desk) -> None:
    _follow(desk, SADDLE)
    opened = {item.subject for item, _ in desk.follow_ups.open()}
    _follow(desk, replace(SADDLE, facts={k: v for k, v in SADDLE.facts.items() if k != FACT}))
    assert {item.subject for item, _ in desk.follow_ups.open()} == opened
    _follow(desk, replace(SADDLE, facts={**SADDLE.facts, FACT: ()}))
    assert {item.subject for item, _ in desk.follow_ups.open()} < opened
    _follow(desk, SADDLE)
    assert {item.subject for item, _ in desk.follow_ups.open()} == opened
    assert len(desk.flags.kept) == len(opened)


def test_what_was_answered_for_stays_so_and_can_be_opened_again(desk: Desk) -> None:
    _follow(desk, SADDLE)
    first = desk.follow_ups.open()[0][0]
    desk.follow_ups.answer(first.id, Resolution.REFERRED, " Emergency department ", FRIDAY, " by ambulance ")
    _follow(desk, SADDLE)
    done = desk.flags.kept[first.id].answered
    assert done is not None and (done.who, done.note, done.by) == (
        "Emergency department", "by ambulance", "Sam (invented)",
    )  # fmt: skip
    assert desk.follow_ups.of_patient("p-1")[-1].id == first.id
    desk.follow_ups.reopen(first.id)
    assert desk.flags.kept[first.id].is_open


@pytest.mark.parametrize(
    ("resolution", "who", "on", "why"),
    [
        (Resolution.REFERRED, " ", FRIDAY, "to whom"),
        (Resolution.CLEARED, "", FRIDAY, "by whom"),
        (Resolution.DECLINED, "", date(2026, 10, 31), "lies ahead"),
        (Resolution.WITHDRAWN, "Me", FRIDAY, "changing the answer"),
    ],
)
def test_an_answer_that_says_too_little_is_refused(
    desk: Desk, resolution: Resolution, who: str, on: date, why: str
) -> None:
    _follow(desk, SADDLE)
    first = desk.follow_ups.open()[0][0]
    with pytest.raises(Refusal, match=why):
        desk.follow_ups.answer(first.id, resolution, who, on)
    assert desk.flags.kept[first.id].is_open


def test_the_patient_may_decline(desk: Desk) -> None:
    _follow(desk, SADDLE)
    first = desk.follow_ups.open()[0][0]
    desk.follow_ups.answer(first.id, Resolution.DECLINED, "", FRIDAY)
    assert not desk.flags.kept[first.id].is_open


def test_the_front_desk_sees_no_red_flag(desk: Desk) -> None:
    desk.serve(Role.FRONT_DESK)
    with pytest.raises(NotAllowed):
        desk.follow_ups.open()
