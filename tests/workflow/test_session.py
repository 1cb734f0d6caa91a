"""One open evaluation: every edit is committed before it counts as saved, and undo is a list of evaluations."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from omt_desktop.domain.content import Content, ContentStamp
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Outcome, Recommendation
from omt_desktop.workflow.edits import Answer, AnswerSeveral, Decide, GradeRegion, RecordFinding
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.session import EvaluationSession
from omt_desktop.workflow.signature import Meaning, Signature
from tests.clinic import CONTENT, HEALTHY

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@dataclass
class MemoryStore:
    """Commits into memory, or refuses while `full`."""

    saved: list[Evaluation] = field(default_factory=list)
    decided_on: list[tuple[Recommendation, ContentStamp] | None] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    full: bool = False

    def save(
        self,
        record_id: str,
        before: Evaluation,
        after: Evaluation,
        decided_on: tuple[Recommendation, ContentStamp] | None = None,
    ) -> datetime:
        if self.full:
            raise NotSaved("The disk is full.")
        assert before == (self.saved[-1] if self.saved else HEALTHY)
        self.saved.append(after)
        self.decided_on.append(decided_on)
        return START + timedelta(seconds=len(self.saved))

    def remember_step(self, record_id: str, step_id: str) -> None:
        if self.full:
            raise NotSaved("The disk is full.")
        self.steps.append(step_id)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def session(store: MemoryStore) -> EvaluationSession:
    return open_session(store)


def open_session(store: MemoryStore, content: Content = CONTENT) -> EvaluationSession:
    patient = Patient("p1", "Example (invented)", "Hale")
    record = EvaluationRecord("e1", patient, HEALTHY, content.stamp, "history", START, START)
    return EvaluationSession(record, content, store)


def test_an_edit_is_committed_and_the_recommendation_follows(session: EvaluationSession, store: MemoryStore) -> None:
    assert session.recommendation.outcome is Outcome.SUITABLE
    changes = session.apply(Answer("flag.cauda_equina", ("saddle_numbness",)))
    assert changes.facts == {"flag.cauda_equina"} and changes.anything
    assert store.saved == [session.evaluation]
    assert session.recommendation.outcome is Outcome.EMERGENCY
    assert session.save_state.saved_at == START + timedelta(seconds=1)
    assert session.save_state.problem == ""


def test_an_edit_that_changes_nothing_commits_nothing(session: EvaluationSession, store: MemoryStore) -> None:
    changes = session.apply(Answer("hx.cancer", "never"))
    assert not changes.anything and not changes.saving
    assert store.saved == [] and not session.can_undo


def test_undo_and_redo_are_committed_too(session: EvaluationSession, store: MemoryStore) -> None:
    session.apply(GradeRegion("LUMB", RegionFinding(3)))
    after = session.evaluation
    assert session.undo().regions == {"LUMB"}
    assert session.evaluation == HEALTHY == store.saved[-1]
    assert session.can_redo and not session.can_undo
    session.redo()
    assert session.evaluation == after == store.saved[-1]
    assert not session.undo().decision and not session.undo().anything


def test_redo_with_nothing_undone_stays_where_it_is(session: EvaluationSession) -> None:
    assert not session.redo().anything


def test_a_new_edit_forgets_what_was_undone(session: EvaluationSession) -> None:
    session.apply(Answer("hx.cancer", "past"))
    session.undo()
    session.apply(Answer("hx.cancer", "current"))
    assert not session.can_redo


def test_typing_in_one_field_is_one_step_of_undo(session: EvaluationSession) -> None:
    for text in ("t", "te", "teacher"):
        session.apply(Answer("life.occupation", text, typing=True))
    session.apply(Answer("life.activity", "runs", typing=True))
    session.undo()
    assert session.evaluation.facts["life.occupation"] == "teacher"
    session.undo()
    assert session.evaluation == HEALTHY


def test_typing_after_an_undo_starts_a_new_step(session: EvaluationSession) -> None:
    session.apply(Answer("life.occupation", "a", typing=True))
    session.undo()
    session.apply(Answer("life.occupation", "b", typing=True))
    session.apply(Answer("life.occupation", "bc", typing=True))
    session.undo()
    assert session.evaluation == HEALTHY


def test_none_of_these_is_one_step_of_undo(session: EvaluationSession) -> None:
    session.apply(AnswerSeveral({"hx.anuria": "yes", "hx.copd": "stable"}))
    assert session.evaluation.facts["hx.copd"] == "stable"
    session.undo()
    assert session.evaluation == HEALTHY


def test_findings_and_regions_can_be_taken_back_to_not_examined(session: EvaluationSession) -> None:
    found = Finding("seg.L4", ()).with_value("position", "F").with_value("severity", 1)
    assert session.apply(RecordFinding("seg.L4", found)).findings == {"seg.L4"}
    assert session.evaluation.findings["seg.L4"].get("severity") == 1
    session.apply(RecordFinding("seg.L4", found.with_value("position", None).with_value("severity", None)))
    assert "seg.L4" not in session.evaluation.findings
    session.apply(GradeRegion("LUMB", None, typing=True))
    assert "LUMB" not in session.evaluation.regions


def test_typing_a_note_to_a_finding_or_region_merges(session: EvaluationSession) -> None:
    for note in ("a", "ab"):
        session.apply(RecordFinding("seg.L4", Finding("seg.L4", (("note", note),)), typing=True))
    session.undo()
    assert session.evaluation == HEALTHY
    for note in ("a", "ab"):
        session.apply(GradeRegion("LUMB", RegionFinding(2, note=note), typing=True))
    session.undo()
    assert session.evaluation == HEALTHY


def test_a_full_disk_keeps_the_edit_here_and_says_so(session: EvaluationSession, store: MemoryStore) -> None:
    store.full = True
    session.apply(Answer("life.occupation", "baker"))
    assert session.evaluation.facts["life.occupation"] == "baker"
    assert session.save_state.problem == "The disk is full." and session.save_state.saved_at == START
    session.go_to("spine")
    assert session.save_state.problem and session.record.step_id == "spine"
    store.full = False
    session.apply(Answer("life.activity", "swims"))
    assert session.save_state.problem == ""
    assert store.saved[-1].facts["life.occupation"] == "baker"


def test_saving_can_be_tried_again(session: EvaluationSession, store: MemoryStore) -> None:
    store.full = True
    session.apply(Answer("life.occupation", "baker"))
    assert session.retry_saving().problem
    store.full = False
    assert session.retry_saving().problem == ""
    assert store.saved == [session.evaluation]
    session.retry_saving()
    assert len(store.saved) == 1


def test_the_step_to_come_back_to_is_remembered(session: EvaluationSession, store: MemoryStore) -> None:
    session.go_to("spine")
    assert store.steps == ["spine"] and session.record.step_id == "spine"


def test_trying_again_keeps_the_place_too(session: EvaluationSession, store: MemoryStore) -> None:
    store.full = True
    session.go_to("spine")
    assert session.retry_saving().problem
    store.full = False
    assert session.retry_saving().problem == "" and store.steps == ["spine"]
    session.retry_saving()
    assert store.steps == ["spine"]


def test_a_place_that_is_kept_hides_no_answer_that_is_not(session: EvaluationSession, store: MemoryStore) -> None:
    store.full = True
    session.apply(Answer("life.occupation", "baker"))
    store.full = False
    session.go_to("spine")
    assert session.save_state.problem
    assert session.retry_saving().problem == "" and store.saved == [session.evaluation]


def test_a_decision_keeps_the_recommendation_it_was_made_on(session: EvaluationSession, store: MemoryStore) -> None:
    chosen = ChosenTechnique("LUMB", "ME")
    changes = session.apply(Decide(Decision(Stance.AGREE, chosen=(chosen,), plan="three sessions")))
    assert changes.decision
    assert store.decided_on[-1] == (session.recommendation, CONTENT.stamp)
    assert session.evaluation.decision.chosen_in("LUMB", "ME") == chosen
    assert session.evaluation.decision.chosen_in("LUMB", "ST") is None
    for plan in ("f", "fo"):
        session.apply(Decide(replace(session.evaluation.decision, plan=plan), typing="plan"))
    session.undo()
    assert session.evaluation.decision.plan == "three sessions"


def test_what_is_asked_follows_the_answers(session: EvaluationSession) -> None:
    assert session.content is CONTENT
    assert not session.reading.is_missing("flag.neck_cord_signs")
    session.apply(Answer("complaint.groups", ("low_back_pain", "neck_pain")))
    session.apply(Answer("flag.neck_cord_signs", None))
    assert session.reading.is_missing("flag.neck_cord_signs")


def test_a_patient_is_named_as_charts_sort() -> None:
    assert Patient("p1", "Example (invented)", "Hale").full_name == "Example (invented), Hale"
    assert Patient("p1", "Example (invented)").full_name == "Example (invented)"


def signed(session: EvaluationSession) -> EvaluationRecord:
    by = Signature("p-ada", "Ada Okafor, DO (invented)", Meaning.AUTHOR, START, "5a" * 32)
    return replace(session.record, signatures=(by,), recommendation=session.recommendation)


def test_a_signed_evaluation_takes_no_edit_and_nothing_back(session: EvaluationSession, store: MemoryStore) -> None:
    session.apply(Answer("life.activity", "rows"))
    session.undo()
    before, saves = session.evaluation, len(store.saved)
    session.close(signed(session))
    assert not session.can_undo and not session.can_redo
    for changes in (session.apply(Answer("life.activity", "runs")), session.undo(), session.redo()):
        assert not changes.anything and "is signed" in changes.refused
    session.go_to("palpation")
    session.retry_saving()
    assert session.evaluation == before and session.record.step_id == "palpation"
    assert (len(store.saved), store.steps) == (saves, [])


def test_a_signed_evaluation_keeps_the_recommendation_it_was_signed_with(store: MemoryStore) -> None:
    first = open_session(store)
    other = replace(first.recommendation, advice=("as it was then",))
    again = EvaluationSession(replace(signed(first), recommendation=other), CONTENT, store)  # type: ignore[arg-type]
    assert again.recommendation == other
    first.close(replace(signed(first), recommendation=None))
    assert first.recommendation.advice != ("as it was then",)


def test_while_it_is_held_nothing_is_changed(session: EvaluationSession, store: MemoryStore) -> None:
    session.hold("It is being signed.")
    assert session.apply(Answer("life.activity", "runs")).refused == "It is being signed."
    assert store.saved == []
    session.hold("")
    session.apply(Answer("life.activity", "runs"))
    assert len(store.saved) == 1
