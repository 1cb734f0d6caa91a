"""What is saved is what is loaded; only what differs is written; nothing is saved half."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.recommendation_snapshot import recommendation_from, snapshot_of
from omt_desktop.workflow.errors import NotOurFile, NotSaved, Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.domain.test_recommendation_laws import evaluations
from tests.practice import open_record
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
    practice = open_record(tmp_path_factory.mktemp("practice"), SteppingClock())
    record = begun(practice)
    before = HEALTHY
    for after in states:
        saved_at = practice.evaluations.save(record.id, before, after)
        loaded = practice.evaluations.load(record.id)
        assert loaded.evaluation == after
        assert loaded.saved_at == saved_at and loaded.patient == record.patient and loaded.content == CONTENT.stamp
        before = after
    practice.close()


def test_one_changed_answer_is_two_statements_its_line_in_the_trail_and_one_commit(practice: Practice) -> None:
    record = begun(practice)
    practice.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact("life.activity", "rows"))
    statements: list[str] = []
    before = practice.evaluations.load(record.id).evaluation
    with practice.engine.connect() as connection:
        driver = connection.connection.driver_connection
    driver.set_trace_callback(lambda statement: statements.append(statement.split()[0]))
    practice.evaluations.save(record.id, before, before.with_fact("life.activity", "runs"))
    driver.set_trace_callback(None)
    # A statement is told once more for each trigger that it passes.
    assert [said for said, _ in groupby(said for said in statements if said != "--")] == [
        "BEGIN",
        "INSERT",
        "SELECT",
        "INSERT",
        "UPDATE",
        "COMMIT",
    ]


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
    (unsigned,) = practice.evaluations.unfinished()
    assert unsigned.decided and not unsigned.signed


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
    assert [summary.id for summary in practice.evaluations.unfinished()] == [second.id, first.id]
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


def test_another_day_of_the_evaluation_is_saved(practice: Practice) -> None:
    record = begun(practice)
    later = replace(HEALTHY, evaluated_on=date(2026, 11, 23))
    practice.evaluations.save(record.id, HEALTHY, later)
    assert practice.evaluations.load(record.id).evaluation == later


def test_a_record_that_became_another_patients_is_not_written_to(practice: Practice) -> None:
    record = begun(practice)
    other = practice.patients.add(a_patient(mrn="B-2"))
    with practice.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE evaluations SET patient_id = ?", (other.id,))
    with pytest.raises(NotSaved, match="no longer belongs to this patient"):
        practice.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact("hx.cancer", "past"))
    assert practice.evaluations.load(record.id).evaluation == HEALTHY


def test_nothing_is_saved_after_closing(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    record = begun(practice)
    practice.close()
    with pytest.raises(NotSaved, match="closed"):
        practice.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact("hx.cancer", "past"))


def test_a_decision_taken_back_forgets_its_recommendation(practice: Practice) -> None:
    record = begun(practice)
    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    recommendation = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    practice.evaluations.save(record.id, HEALTHY, decided, (recommendation, CONTENT.stamp))
    practice.evaluations.save(record.id, decided, HEALTHY)
    assert practice.evaluations.decided_on(record.id) is None
    assert [summary.id for summary in practice.evaluations.unfinished()] == [record.id]


def test_the_same_technique_chosen_twice_counts_once(practice: Practice) -> None:
    record = begun(practice)
    twice = (ChosenTechnique("LUMB", "ME", "first"), ChosenTechnique("LUMB", "ME", "second"))
    practice.evaluations.save(record.id, HEALTHY, replace(HEALTHY, decision=Decision(chosen=twice)))
    assert practice.evaluations.load(record.id).evaluation.decision.chosen == (twice[1],)


def test_unfinished_notes_stay_in_order_across_a_clock_change(folder: Path) -> None:
    clock = SteppingClock()
    practice = open_record(folder, clock)
    first = begun(practice)
    before_change = datetime(2026, 11, 1, 1, 50, tzinfo=timezone(timedelta(hours=-4)))
    after_change = datetime(2026, 11, 1, 1, 10, tzinfo=timezone(timedelta(hours=-5)))
    second = practice.evaluations.create(first.patient, HEALTHY, CONTENT.stamp, "history")
    for record, now in ((first, before_change), (second, after_change)):
        clock.set_to(now)
        practice.evaluations.save(record.id, HEALTHY, HEALTHY.with_fact("life.sleep", "well"))
    assert [summary.id for summary in practice.evaluations.unfinished()] == [second.id, first.id]
    practice.close()


@pytest.mark.parametrize(
    "stored", ["{", "nonsense", '{"other": 1}', "true", "null", '{"date": "yesterday"}', "[" * 5000]
)
def test_a_row_that_another_program_changed_is_one_sentence(practice: Practice, stored: str) -> None:
    record = begun(practice)
    with practice.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE answers SET value = ? WHERE fact_id = 'hx.cancer'", (stored,))
    with pytest.raises(NotOurFile, match="cannot be understood"):
        practice.evaluations.load(record.id)


@pytest.mark.parametrize("stored", ["{", "[1]", "7"])
def test_a_finding_that_another_program_changed_is_one_sentence(practice: Practice, stored: str) -> None:
    record = begun(practice)
    with practice.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE findings SET value = ?", (stored,))
    with pytest.raises(NotOurFile, match="cannot be understood"):
        practice.evaluations.load(record.id)


def test_half_a_character_anywhere_is_not_saved_and_said(practice: Practice) -> None:
    record = begun(practice)
    for bad in (
        replace(HEALTHY, decision=Decision(plan="half \ud800")),
        HEALTHY.with_region("LUMB", RegionFinding(1, note="half \ud800")),
    ):
        with pytest.raises(NotSaved, match="cannot be stored"):
            practice.evaluations.save(record.id, HEALTHY, bad)
    with pytest.raises(NotSaved, match="cannot be stored"):
        practice.patients.add(a_patient(family_name="half \ud800"))
    assert not practice.patients.find("half\ud800")


@pytest.mark.parametrize("bad", ["half of a pair \ud800", float("nan"), float("inf")])
def test_what_no_database_can_hold_is_refused_whole(practice: Practice, bad: str | float) -> None:
    record = begun(practice)
    with pytest.raises(NotSaved, match="cannot be stored"):
        practice.evaluations.save(
            record.id, HEALTHY, HEALTHY.with_fact("life.sleep", "badly").with_fact("life.activity", bad)
        )
    assert practice.evaluations.load(record.id).evaluation == HEALTHY


def test_reopening_finds_everything(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    record = begun(practice)
    practice.close()
    again = open_record(folder, SteppingClock())
    assert again.evaluations.load(record.id).evaluation == HEALTHY
    again.close()
