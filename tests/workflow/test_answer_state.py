"""Not asked, normal, finding, not known and noted are never mixed up."""

import pytest

from omt_desktop.domain.evaluation import FactRecord, Finding, RegionFinding
from omt_desktop.domain.exam import Target
from omt_desktop.workflow.answer_state import AnswerState, calm_answers, state_of
from tests.clinic import CONTENT

ITEMS = CONTENT.exam.items
NOTHING, NORMAL, FOUND = AnswerState.NOT_RECORDED, AnswerState.NORMAL, AnswerState.FINDING
UNKNOWN, NOTED = AnswerState.UNKNOWN, AnswerState.NOTED


@pytest.mark.parametrize("item", list(ITEMS.values()), ids=lambda item: item.id)
def test_nothing_recorded_is_nothing_of_any_item(item: object) -> None:
    assert state_of(item, None) is NOTHING


@pytest.mark.parametrize(
    ("item_id", "value", "state"),
    [
        ("med.antiplatelet", "no", NORMAL),
        ("med.antiplatelet", "yes", FOUND),
        ("med.antiplatelet", "unknown", UNKNOWN),
        ("hx.cancer", "never", NORMAL),
        ("hx.cancer", "past", FOUND),
        ("hx.fractures", (), NORMAL),
        ("hx.fractures", (FactRecord(),), FOUND),
        ("hx.instability", ("CERV",), FOUND),
        ("consent.follows_commands", "no", NOTED),
        ("consent.follows_commands", "yes", NOTED),
        ("hx.upper_cervical_assessed", "no", NOTED),
        ("complaint.trauma", "yes", FOUND),
        ("exam.neuro_screen", "normal", NORMAL),
        ("exam.neuro_screen", "abnormal", FOUND),
        ("exam.neuro_screen", "unknown", UNKNOWN),
        ("life.work_demands", (), NORMAL),
        ("life.work_demands", ("sitting",), FOUND),
        ("vitals.systolic", 124, NOTED),
        ("life.occupation", "teacher", NOTED),
        ("LUMB", RegionFinding(0), NORMAL),
        ("LUMB", RegionFinding(1), FOUND),
    ],
)
def test_answers_and_grades(item_id: str, value: object, state: AnswerState) -> None:
    assert state_of(ITEMS[item_id], value) is state


@pytest.mark.parametrize(
    ("item_id", "values", "state"),
    [
        ("seg.L3", (("position", "F"),), NOTED),
        ("seg.L3", (("position", "F"), ("rotation", "right")), FOUND),
        ("seg.L3", (("severity", 0),), NORMAL),
        ("seg.L3", (("severity", 0), ("note", "as before")), NORMAL),
        ("seg.L3", (("key_lesion", "unknown"), ("severity", 0)), UNKNOWN),
        ("seg.L3", (("tart", ()),), NORMAL),
        ("seg.L3", (("asked_earlier", "yes"),), NOTED),
        ("post.level.acromion", (("side", "none"),), NORMAL),
        ("post.level.acromion", (("side", "left"),), FOUND),
        ("pulse.radial", (("left", "0"),), NOTED),
        ("rib.tender", (("tenderness", "0"),), NORMAL),
        ("rib.tender", (("tenderness", "2"),), FOUND),
        ("sac.spring", (("value", "negative"),), NORMAL),
        ("sac.spring", (("value", "positive"),), FOUND),
        ("neuro.babinski", (("value", "none"),), NORMAL),
        ("post.head_forward", (("value", 2),), FOUND),
        ("bal.falls", (("value", 2),), NOTED),
    ],
)
def test_findings(item_id: str, values: tuple[tuple[str, object], ...], state: AnswerState) -> None:
    assert state_of(ITEMS[item_id], Finding(item_id, values)) is state


def test_a_pulse_of_zero_is_never_calm() -> None:
    part = ITEMS["pulse.radial"].parts[0]
    assert "0" in {option.id for option in part.options}
    assert state_of(ITEMS["pulse.radial"], Finding("pulse.radial", (("left", "0"),))) is not NORMAL


def test_the_severity_of_a_simple_finding_stands_alone() -> None:
    item = ITEMS["post.head_forward"]
    assert item.target is Target.FINDING
    assert state_of(item, 0) is NORMAL
    assert state_of(item, "damaged") is NOTED
    assert calm_answers(ITEMS["med.antiplatelet"]) == {"normal", "no"}
