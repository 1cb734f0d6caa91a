"""Invented patients, evaluations and records for tests. No one here exists."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.evaluation_record import EvaluationRecord

EXAM_DAY = date(2026, 11, 20)
PRACTICE_TIME = timezone(timedelta(hours=-5))
A_DOCTOR = Person("person-1", "Dr. Kim Weber (invented)", Role.CLINICIAN, administers=True)
"""Alone in the practice: may do all that the program can do."""
A_STAMP = ContentStamp("2026.1-test", "5a" * 32)


def a_patient(**changes: object) -> Patient:
    """Ana Rivera, 72 (invented), with whatever is changed."""
    ana = Patient("p-1", "Rivera (invented)", "Ana", "A-1042", date(1954, 3, 2), "female")
    return replace(ana, **changes)  # type: ignore[arg-type]  # tests name the fields


def an_evaluation(**changes: object) -> Evaluation:
    """An evaluation of EXAM_DAY in which nothing was asked or examined yet, with whatever is changed."""
    return replace(Evaluation(EXAM_DAY), **changes)  # type: ignore[arg-type]  # tests name the fields


def a_record(evaluation: Evaluation | None = None, patient: Patient | None = None) -> EvaluationRecord:
    """The evaluation as the practice keeps it, begun at 10:02 and last saved at 10:42:07 in the practice's time."""
    return EvaluationRecord(
        id="3f2a9c1e-7d54-4f0e-9c57-0d6f1f0b8a11",
        patient=patient or a_patient(),
        evaluation=evaluation or an_evaluation(),
        content=A_STAMP,
        step_id="review",
        started_at=datetime(2026, 11, 20, 10, 2, 0, tzinfo=PRACTICE_TIME),
        saved_at=datetime(2026, 11, 20, 10, 42, 7, tzinfo=PRACTICE_TIME),
    )
