"""What sessions, calls and follow-ups need of the database. Every method returns only after its commit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import Appointment, Change
from omt_desktop.domain.schedule.confirmation_call import CallAttempt
from omt_desktop.domain.schedule.follow_up import Answered, FollowUp
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.schedule.booked_session import StoredCall, StoredSession


class ScheduleStore(Protocol):
    """The calendar. Reading raises Refusal, writing NotSaved, where the database cannot be used."""

    def between(self, start: datetime, end: datetime) -> Sequence[StoredSession]:
        """Sessions that begin from `start` until before `end`, by time, cancelled ones included."""
        ...

    def of_patient(self, patient_id: str) -> Sequence[StoredSession]:
        """All sessions of the patient, the latest first."""
        ...

    def get(self, appointment_id: str) -> StoredSession:
        """The session of that id; Refusal where there is none."""
        ...

    def history(self, appointment_id: str) -> Sequence[Change]:
        """What became of it, the first change first."""
        ...

    def add(self, appointments: Sequence[Appointment], by: str) -> None:
        """Stores new appointments, all or none; DoubleBooked where one takes time that is taken and does not say so."""
        ...

    def change(self, before: Appointment, after: Appointment, note: str, by: str, at: datetime) -> None:
        """Stores the changed appointment with its history; NotSaved where it is not as `before` any more,
        DoubleBooked as above."""
        ...


class CallStore(Protocol):
    """Calls about sessions."""

    def calls_between(self, start: datetime, end: datetime) -> Sequence[StoredCall]:
        """The sessions that begin from `start` until before `end` with their calls, by time."""
        ...

    def call_of(self, appointment_id: str) -> StoredCall:
        """The session of that id with its calls; Refusal where there is none."""
        ...

    def add_attempt(self, before: Appointment, after: Appointment, attempt: CallAttempt) -> None:
        """Stores the attempt and what became of the appointment by it, together."""
        ...

    def take_back_attempt(self, before: Appointment, after: Appointment, at: datetime, by: str) -> None:
        """Marks the last attempt that counts as taken back, with what it made of the appointment, together."""
        ...

    def answer(
        self,
        appointment_id: str,
        answers: Mapping[str, Truth | None],
        by: str,
        at: datetime,
        follow_up: FollowUp | None,
        settled: tuple[str, Answered] | None,
    ) -> None:
        """Stores the answers (None takes one back), and opens or settles the follow-up, together."""
        ...


class FollowUpStore(Protocol):
    """What is followed up."""

    def open(self, limit: int) -> Sequence[tuple[FollowUp, PatientIdentity]]:
        """What waits, with its patient; the first `limit` by how pressing it is."""
        ...

    def of_patient(self, patient_id: str) -> Sequence[FollowUp]:
        """Everything followed up for the patient, what waits first."""
        ...

    def of_evaluation(self, evaluation_id: str) -> Sequence[FollowUp]:
        """Everything that came from the evaluation."""
        ...

    def of_appointment(self, appointment_id: str) -> Sequence[FollowUp]:
        """Everything that came from the calls about the session."""
        ...

    def get(self, follow_up_id: str) -> FollowUp:
        """The follow-up of that id; Refusal where there is none."""
        ...

    def answer(self, follow_up_id: str, answered: Answered | None) -> None:
        """Stores how it was answered for; None opens it again."""
        ...

    def note_outcome(
        self,
        evaluation_id: str,
        patient_id: str,
        evaluated_on: date,
        outcome: Outcome,
        at: datetime,
        opened: Sequence[FollowUp],
        settled: Mapping[str, Answered | None],
    ) -> None:
        """Keeps what the evaluation recommends now, opens what newly fired and settles or reopens by id, together."""
        ...
