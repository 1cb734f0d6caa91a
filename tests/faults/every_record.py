"""A practice with a record of every kind in it, each of which can be changed once more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.confirmation_call import CallAttempt, CallOutcome
from omt_desktop.domain.schedule.follow_up import Answered, FollowUp, FollowUpKind, Resolution
from omt_desktop.domain.schedule.review import Ended, Review, ReviewEnd
from omt_desktop.domain.truth import Truth
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.row_records import BROUGHT
from omt_desktop.storage.tables import brought
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.documents import PDF, DocumentKind, NewDocument
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.seal import SealingKey
from omt_desktop.workflow.signature import Meaning
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.domain.schedule.sessions import session

DAY, NOW = date(2026, 11, 30), datetime(2026, 11, 27, 15, tzinfo=UTC)


def add_one_of_each(practice: Practice, record: EvaluationRecord) -> None:
    """One of every kind of record, of the patient of this evaluation."""
    patient_id = record.patient.id
    practice.settings.keep("letterhead", "North (invented)")
    practice.protocols.keep("ab" * 32, "Mine", 1, "text")
    practice.people.add(Person("p-sam", "Sam (invented)", Role.FRONT_DESK))
    practice.sealing_keys.keep("p-sam", SealingKey(b"secret", (b"root",)))
    booked = session(DAY, patient_id=patient_id, evaluation_id=record.id, booked_on=Outcome.SUITABLE, booked_at=NOW)
    practice.schedule.add([booked], "Sam")
    practice.calls.add_attempt(booked, booked, CallAttempt(NOW, "Sam", CallOutcome.NO_ANSWER, booked.start, None, ""))
    practice.calls.answer(booked.id, {"medicines": Truth.NO}, "Sam", NOW, None, None)
    flag = FollowUp("f-1", patient_id, FollowUpKind.RED_FLAG, "RF-21", "Saddle numbness", Effect.EMERGENCY, NOW)
    flags = [replace(flag, evaluation_id=record.id)]
    practice.follow_ups.note_outcome(record.id, patient_id, DAY, Outcome.SUITABLE, NOW, flags, {})
    practice.reviews.add(Review("r-1", patient_id, DAY, "Blood pressure", NOW, "Sam"))
    practice.documents.add(NewDocument(patient_id, "", DocumentKind.ATTACHMENT, "Scan", PDF, b"%PDF one"))
    other = practice.patients.add(a_patient(id="", mrn="B-2"))
    practice.patients.merge(practice.patients.get(patient_id), other.id)
    bring(practice, "1")
    signed = practice.evaluations.create(record.patient, HEALTHY, CONTENT.stamp, "review")
    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    practice.evaluations.save(signed.id, HEALTHY, decided)
    practice.signatures.sign(signed.id, decided, "Ada Okafor, DO (invented)", Meaning.AUTHOR)


def change_each(practice: Practice, record: EvaluationRecord) -> None:
    """Every record that can change is changed, and of the others there is one more."""
    patient_id = record.patient.id
    practice.settings.keep("letterhead", "South (invented)")
    practice.protocols.keep("cd" * 32, "Mine", 2, "other text")
    practice.people.change(Person("p-sam", "Sam (invented)", Role.AUDITOR))
    practice.sealing_keys.keep("p-sam", SealingKey(b"newer", (b"root",)))
    (stored,) = practice.schedule.of_patient(patient_id)
    booked = stored.appointment
    moved = booked.moved_to(booked.start + timedelta(hours=2), 45, booked.zone)
    practice.schedule.change(booked, moved, "", "Sam", NOW)
    practice.calls.take_back_attempt(moved, moved, NOW, "Sam")
    practice.calls.answer(booked.id, {"medicines": Truth.YES}, "Sam", NOW, None, None)
    cleared = Answered(Resolution.CLEARED, "Dr B. (invented)", DAY, "MRI normal", NOW, "Sam")
    practice.follow_ups.note_outcome(record.id, patient_id, DAY, Outcome.DEFER, NOW, [], {"f-1": cleared})
    practice.reviews.end("r-1", ReviewEnd(Ended.DONE, NOW, "Sam", ""))
    practice.documents.add(NewDocument(patient_id, "", DocumentKind.ATTACHMENT, "Letter", PDF, b"%PDF two"))
    (merge,) = practice.patients.merges_of(patient_id)
    practice.patients.part(merge.id)
    bring(practice, "2")
    for summary in practice.evaluations.of_patient(patient_id):
        practice.evaluations.load(summary.id)
        if summary.signed:
            practice.signatures.amend(summary.id, "Ada Okafor, DO (invented)", "Forgotten", "Also the left side.")


def bring(practice: Practice, source_id: str) -> None:
    """What was brought from another program has one more line."""
    with practice.engine.begin() as connection:
        connection.execute(insert(brought), {"source": "csv", "source_id": source_id, "our_id": "x", "who": ""})
        told = AuditEvent(AuditKind.BROUGHT_IN, subject_id=brought.name)
        BROUGHT.told(connection, practice.trail.trail, told)
