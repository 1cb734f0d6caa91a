"""Which items are shown, what «none of these» records, and how far a step is."""

from datetime import date

import pytest

from omt_desktop.domain.condition_text import parse_condition
from omt_desktop.domain.evaluation import Evaluation, FactValue, Finding, RegionFinding
from omt_desktop.domain.exam import (
    Block,
    Exam,
    Field,
    FieldKind,
    Item,
    Option,
    Step,
    StepProgress,
    StepState,
    Target,
    is_offered,
    is_recorded,
    is_shown,
    none_of_these,
    progress_of,
    shown_items,
)
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.vocabulary import FactDefinition, FactType, Vocabulary

TRI, CHOICE = FieldKind.TRI, FieldKind.CHOICE


def asked(
    fact_id: str,
    none_value: FactValue | None = "no",
    show_for: frozenset[str] = frozenset(),
    always: bool = False,
) -> Item:
    return Item(fact_id, Target.FACT, Field(fact_id, fact_id, TRI), (), none_value, show_for, always)


FACTS = {
    "complaint.groups": FactDefinition("complaint.groups", FactType.MULTI, ("neck", "ear")),
    "hx.falls": FactDefinition("hx.falls", FactType.TRI, required=True),
    "hx.dvt": FactDefinition("hx.dvt", FactType.TRI),
    "hx.dvt_since": FactDefinition("hx.dvt_since", FactType.TRI, when=parse_condition("hx.dvt = yes")),
    "flag.neck": FactDefinition("flag.neck", FactType.TRI, required_for=frozenset({"neck"})),
    "flag.overuse": FactDefinition("flag.overuse", FactType.TRI),
}
FALLS, DVT, SINCE, NECK = asked("hx.falls"), asked("hx.dvt"), asked("hx.dvt_since", None), asked("flag.neck")
OVERUSE = asked("flag.overuse", show_for=frozenset({"ear"}))
REGION = Item("CERV", Target.REGION, Field("CERV", "Neck", FieldKind.REGION_GRADE))
TUG = Item("bal.tug", Target.FINDING, Field("value", "Up and go", FieldKind.NUMBER))
HISTORY = Block("history", "History", (FALLS, DVT, SINCE, NECK, OVERUSE), none_label="None of these")
LOOK = Block("look", "Look", (REGION, TUG))
ASK = Step("ask", "Ask", (HISTORY,))
EXAMINE = Step("examine", "Examine", (LOOK,))


def reading(facts: dict[str, FactValue] | None = None, regions: dict[str, RegionFinding] | None = None) -> Reading:
    evaluation = Evaluation(date(2026, 11, 20), facts or {}, regions or {})
    return Reading(Vocabulary({}, {}, {}, {}, ("neck", "ear"), FACTS), evaluation)


def shown(facts: dict[str, FactValue]) -> list[str]:
    return [item.id for item in shown_items(HISTORY, reading(facts))]


def test_label_of_an_option() -> None:
    field = Field("hx.dvt", "Thrombosis", CHOICE, (Option("acute", "Acute"),))
    assert field.label_of("acute") == "Acute"
    assert field.label_of("gone") == "gone", "an option that content no longer knows keeps its id"


def test_steps_and_items_by_id() -> None:
    exam = Exam((ASK, EXAMINE))
    assert exam.step("examine") is EXAMINE
    assert list(exam.items) == [item.id for item in (*HISTORY.items, *LOOK.items)]
    assert exam.items is exam.items, "worked out once"
    assert exam == Exam((ASK, EXAMINE))
    assert exam != Exam((ASK,))
    with pytest.raises(KeyError):
        exam.step("nowhere")


def test_what_does_not_apply_is_not_shown() -> None:
    assert shown({}) == ["hx.falls", "hx.dvt"]
    assert shown({"hx.dvt": "yes"}) == ["hx.falls", "hx.dvt", "hx.dvt_since"]
    assert shown({"hx.dvt": "no", "hx.dvt_since": "yes"}) == ["hx.falls", "hx.dvt"]
    assert shown({"complaint.groups": ("neck",)}) == ["hx.falls", "hx.dvt", "flag.neck"]
    assert shown({"complaint.groups": ("ear",)}) == ["hx.falls", "hx.dvt", "flag.overuse"]
    assert shown({"complaint.groups": ()}) == ["hx.falls", "hx.dvt"]


def test_what_was_recorded_stays_in_sight() -> None:
    assert shown({"complaint.groups": (), "flag.overuse": "no"}) == ["hx.falls", "hx.dvt", "flag.overuse"]
    assert shown({"flag.neck": "yes"}) == ["hx.falls", "hx.dvt", "flag.neck"]


def test_items_are_offered_for_their_complaints() -> None:
    at = date(2026, 11, 20)
    assert is_offered(FALLS, Evaluation(at))
    assert not is_offered(OVERUSE, Evaluation(at))
    assert not is_offered(OVERUSE, Evaluation(at, {"complaint.groups": "unknown"}))
    assert not is_offered(OVERUSE, Evaluation(at, {"complaint.groups": ("neck",)}))
    assert is_offered(OVERUSE, Evaluation(at, {"complaint.groups": ("neck", "ear")}))


def test_what_is_always_shown() -> None:
    item = asked("flag.neck", always=True)
    assert is_shown(item, reading())
    assert not is_shown(NECK, reading())


def test_none_of_these_leaves_answers_alone() -> None:
    assert none_of_these(HISTORY, reading()) == {"hx.falls": "no", "hx.dvt": "no"}
    assert none_of_these(HISTORY, reading({"hx.dvt": "yes"})) == {"hx.falls": "no"}
    assert none_of_these(HISTORY, reading({"hx.falls": "unknown", "hx.dvt": "no"})) == {}


def test_none_of_these_answers_only_what_is_shown() -> None:
    assert none_of_these(HISTORY, reading({"complaint.groups": ("neck",)})) == {
        "hx.falls": "no",
        "hx.dvt": "no",
        "flag.neck": "no",
    }


def test_block_without_the_word_records_nothing() -> None:
    assert none_of_these(Block("history", "History", (FALLS,)), reading()) == {}


def test_recorded_by_target() -> None:
    found = Finding("bal.tug", (("value", 9.4),))
    evaluation = Evaluation(date(2026, 11, 20), {"hx.falls": "unknown"}, {"CERV": RegionFinding(0)}, {"bal.tug": found})
    assert all(is_recorded(item, evaluation) for item in (FALLS, REGION, TUG))
    assert not any(is_recorded(item, reading().evaluation) for item in (FALLS, REGION, TUG))


@pytest.mark.parametrize(
    ("facts", "progress"),
    [
        ({}, StepProgress(StepState.UNTOUCHED, 0, ("hx.falls",))),
        ({"hx.dvt": "no"}, StepProgress(StepState.MISSING, 1, ("hx.falls",))),
        ({"hx.falls": "no"}, StepProgress(StepState.IN_PROGRESS, 1, ())),
        ({"hx.falls": "no", "hx.dvt": "no"}, StepProgress(StepState.DONE, 2, ())),
        ({"hx.falls": "unknown", "hx.dvt": "no"}, StepProgress(StepState.MISSING, 2, ("hx.falls",))),
    ],
)
def test_progress(facts: dict[str, FactValue], progress: StepProgress) -> None:
    assert progress_of(ASK, reading(facts)) == progress


def test_progress_of_regions_and_findings() -> None:
    assert progress_of(EXAMINE, reading()).state is StepState.UNTOUCHED
    graded = reading(regions={"CERV": RegionFinding(2)})
    assert progress_of(EXAMINE, graded) == StepProgress(StepState.IN_PROGRESS, 1, ())


def test_step_that_asks_nothing_is_untouched() -> None:
    assert progress_of(Step("review", "Review"), reading()) == StepProgress(StepState.UNTOUCHED, 0, ())
