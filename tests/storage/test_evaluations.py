"""What is saved is what is loaded; only what differs is written; nothing is saved half."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.storage.open_practice import Practice, open_practice
from omt_desktop.storage.recommendation_snapshot import recommendation_from, snapshot_of
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.domain.test_recommendation_laws import evaluations
from tests.storage.conftest import SteppingClock


def begun(practice: Practice, evaluation: Evaluation = HEALTHY) -> EvaluationRecord:
    patient = practice.patients.add(a_patient())
    return practice.evaluations.create(patient, evaluation, CONTENT.stamp, "history")


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
decisions = st.builds(
    Decision,
    st.none() | st.sampled_from(Stance),
    texts,
    st.lists(st.builds(ChosenTechnique, st.sampled_from(["LUMB", "CERV"]), st.sampled_from(["ME", "CS"]), texts),
             unique_by=lambda c: (c.region, c.technique)).map(tuple),
    texts,
    texts,
)  # fmt: skip
findings = st.builds(
    lambda item, values: Finding(item, tuple(sorted(values.items()))),
    st.sampled_from(["seg.L3", "bal.tug", "gait.pattern"]),
    st.dictionaries(
        st.sampled_from(["value", "note", "severity", "tart"]),
        texts | st.integers(0, 3) | st.floats(0, 99, allow_nan=False) | st.lists(texts).map(tuple),
        min_size=1,
    ),
)


@st.composite
def whole_evaluations(draw: st.DrawFn) -> Evaluation:
    evaluation = draw(evaluations()).with_fact("life.occupation", draw(texts))
    for finding in draw(st.lists(findings, max_size=3)):
        evaluation = evaluation.with_finding(finding.id, finding)
    graded = RegionFinding(2, ("texture", "tenderness"), "left", draw(texts))
    return replace(evaluation.with_region("LUMB", graded), decision=draw(decisions))


@settings(max_examples=60)
@given(st.lists(whole_evaluations(), min_size=1, max_size=3))
def test_load_after_save_is_the_same_evaluation(
    tmp_path_factory: pytest.TempPathFactory, states: list[Evaluation]
) -> None:
    practice = open_practice(tmp_path_factory.mktemp("practice"), SteppingClock())
    record = begun(practice)
    before = HEALTHY
    for state in states:
        after = replace(state, evaluated_on=HEALTHY.evaluated_on)
        saved_at = practice.evaluations.save(record.id, before, after)
        loaded = practice.evaluations.load(record.id)
        assert loaded.evaluation == after
        assert loaded.saved_at == saved_at and loaded.patient == record.patient and loaded.content == CONTENT.stamp
        before = after
    practice.close()


def test_one_changed_answer_is_two_statements_and_one_commit(practice: Practice) -> None:
    record = begun(practice)
    practice.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact("life.activity", "rows"))
    statements: list[str] = []
    event.listen(practice.engine, "before_cursor_execute", lambda *a: statements.append(a[2].split()[0]))
    event.listen(practice.engine, "commit", lambda _: statements.append("COMMIT"))
    before = practice.evaluations.load(record.id).evaluation
    statements.clear()
    practice.evaluations.save(record.id, before, before.with_fact("life.activity", "runs"))
    assert statements == ["BEGIN", "UPDATE", "INSERT", "COMMIT"]


def test_an_answer_taken_back_is_gone(practice: Practice) -> None:
    record = begun(practice)
    after = HEALTHY.with_fact("hx.cancer", None).with_region("LUMB", None).with_finding("seg.L3", None)
    practice.evaluations.save(record.id, HEALTHY, after)
    loaded = practice.evaluations.load(record.id).evaluation
    assert "hx.cancer" not in loaded.facts and not loaded.regions and not loaded.findings


def test_the_decision_keeps_the_recommendation_it_was_made_on(practice: Practice) -> None:
    record = begun(practice)
    assert practice.evaluations.decided_on(record.id) is None
    recommendation = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    practice.evaluations.save(record.id, HEALTHY, decided, (recommendation, CONTENT.stamp))
    assert practice.evaluations.decided_on(record.id) == (recommendation, CONTENT.stamp)
    assert practice.evaluations.unfinished() == ()


@settings(max_examples=60)
@given(evaluations())
def test_a_recommendation_survives_its_snapshot(evaluation: Evaluation) -> None:
    recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    assert recommendation_from(snapshot_of(recommendation)) == recommendation


def test_lists_of_evaluations(practice: Practice) -> None:
    first = begun(practice)
    second = practice.evaluations.create(first.patient, HEALTHY, CONTENT.stamp, "history")
    practice.evaluations.save(second.id, HEALTHY, replace(HEALTHY, decision=Decision(Stance.DIFFER, "too early")))
    summaries = {summary.id: summary for summary in practice.evaluations.of_patient(first.patient.id)}
    assert set(summaries) == {first.id, second.id}
    assert summaries[first.id].complaints == ("low_back_pain",) and not summaries[first.id].decided
    assert summaries[second.id].decided and summaries[second.id].evaluated_on == "2026-11-20"
    assert [summary.id for summary in practice.evaluations.unfinished()] == [first.id]
    assert practice.patients.find("rivera")[0].last_evaluated_on == "2026-11-20"


def test_the_step_to_come_back_to_is_kept(practice: Practice) -> None:
    record = begun(practice)
    practice.evaluations.remember_step(record.id, "spine")
    assert practice.evaluations.load(record.id).step_id == "spine"


def test_what_is_not_there_is_said_in_a_sentence(practice: Practice) -> None:
    with pytest.raises(Refusal, match="not in the practice database"):
        practice.evaluations.load("nowhere")
    with pytest.raises(NotSaved, match="Your text is kept here"):
        practice.evaluations.save("nowhere", HEALTHY, HEALTHY.with_fact("hx.cancer", "past"))
    with pytest.raises(NotSaved):
        practice.evaluations.remember_step("nowhere", "spine")
    with pytest.raises(Refusal, match="patient"):
        practice.evaluations.create(a_patient(id="nobody"), HEALTHY, CONTENT.stamp, "history")


@pytest.mark.parametrize("bad", ["half of a pair \ud800", float("nan"), float("inf")])
def test_what_no_database_can_hold_is_refused_whole(practice: Practice, bad: str | float) -> None:
    record = begun(practice)
    with pytest.raises(NotSaved, match="cannot be stored"):
        practice.evaluations.save(
            record.id, HEALTHY, HEALTHY.with_fact("life.sleep", "badly").with_fact("life.activity", bad)
        )
    assert practice.evaluations.load(record.id).evaluation == HEALTHY


def test_reopening_finds_everything(folder: Path) -> None:
    practice = open_practice(folder, SteppingClock())
    record = begun(practice)
    practice.close()
    again = open_practice(folder, SteppingClock())
    assert again.evaluations.load(record.id).evaluation == HEALTHY
    again.close()
