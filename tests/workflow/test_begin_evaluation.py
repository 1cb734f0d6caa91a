"""Beginning an evaluation with what is known, and catching up with what became known since."""

from dataclasses import replace
from datetime import date, datetime

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.exam import Exam
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.begin_evaluation import begin_evaluation, catch_up, completed
from omt_desktop.workflow.edits import AnswerSeveral
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from tests.builders import EXAM_DAY, PRACTICE_TIME, a_patient, a_record, an_evaluation
from tests.clinic import CONTENT

NOBODY_KNOWN = a_patient(birth_date=None, sex=None)


class _Shelf:
    """Only what beginning asks of a store."""

    def create(
        self, patient: Patient, evaluation: Evaluation, content: ContentStamp, step_id: str, protocol: str
    ) -> EvaluationRecord:
        now = datetime(2026, 11, 20, 10, tzinfo=PRACTICE_TIME)
        return EvaluationRecord("e-1", patient, evaluation, content, step_id, now, now, protocol)


def test_what_the_practice_knows_is_answered_from_the_start() -> None:
    record = begin_evaluation(a_patient(), EXAM_DAY, CONTENT, _Shelf())
    assert record.evaluation == Evaluation(
        EXAM_DAY, facts={"patient.birth_date": date(1954, 3, 2), "patient.sex": "female"}
    )
    assert (record.step_id, record.content, record.protocol) == (CONTENT.exam.steps[0].id, CONTENT.stamp, "")


def test_it_begins_at_the_first_step_of_the_doctors_own_protocol() -> None:
    content = replace(CONTENT, exam=Exam(CONTENT.exam.steps[3:]))
    record = begin_evaluation(a_patient(), EXAM_DAY, content, _Shelf(), "5b" * 32)
    assert (record.step_id, record.protocol) == (CONTENT.exam.steps[3].id, "5b" * 32)


def test_what_is_not_known_is_not_answered() -> None:
    assert begin_evaluation(NOBODY_KNOWN, EXAM_DAY, CONTENT, _Shelf()).evaluation.facts == {}


def test_what_became_known_since_is_answered_and_nothing_is_replaced() -> None:
    answered = an_evaluation(facts={"patient.sex": "other"})
    assert catch_up(a_record(answered)) == AnswerSeveral({"patient.birth_date": date(1954, 3, 2)})
    assert catch_up(a_record(answered, NOBODY_KNOWN)) is None


def test_a_decided_evaluation_is_left_as_it_is() -> None:
    assert catch_up(a_record(an_evaluation(decision=Decision(Stance.AGREE)))) is None


def test_answers_complete_the_patient_and_never_replace() -> None:
    told = an_evaluation(facts={"patient.birth_date": date(1960, 1, 1), "patient.sex": "male"})
    assert completed(a_patient(), told) is None
    assert completed(NOBODY_KNOWN, told) == replace(NOBODY_KNOWN, birth_date=date(1960, 1, 1), sex="male")
    assert completed(NOBODY_KNOWN, an_evaluation(facts={"patient.sex": "unknown"})) is None


def test_a_birth_date_known_in_part_is_no_answer_and_is_completed_only_by_a_day_within_it() -> None:
    in_part = replace(NOBODY_KNOWN, birth_about=PartialDate(1954))
    assert begin_evaluation(in_part, EXAM_DAY, CONTENT, _Shelf()).evaluation.facts == {}
    within = an_evaluation(facts={"patient.birth_date": date(1954, 12, 31)})
    assert completed(in_part, within) == replace(NOBODY_KNOWN, birth_date=date(1954, 12, 31))
    assert completed(in_part, an_evaluation(facts={"patient.birth_date": date(1955, 1, 1)})) is None
