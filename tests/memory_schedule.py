"""The calendar in memory: fulfils the ports of workflow/schedule for tests, by the rules that storage keeps too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import Appointment, Change
from omt_desktop.domain.schedule.booking_flag import Standing
from omt_desktop.domain.schedule.confirmation_call import CallAttempt
from omt_desktop.domain.schedule.follow_up import Answered, FollowUp, FollowUpKind, most_pressing_first
from omt_desktop.domain.schedule.free_times import overlapping
from omt_desktop.domain.schedule.review import Review, ReviewEnd
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.schedule.appointments import Zones
from omt_desktop.workflow.schedule.booked_session import StoredCall, StoredSession
from omt_desktop.workflow.schedule.double_booked import DoubleBooked

ZONES = Zones("America/New_York", ZoneInfo)


class MemoryFollowUps:
    """What is followed up, by id, and what evaluations recommend. `problem`, while set, is why nothing is stored."""

    def __init__(self, patients: Mapping[str, Patient]) -> None:
        self.kept: dict[str, FollowUp] = {}
        self.outcomes: dict[str, tuple[str, date, Outcome]] = {}
        self.problem = ""
        self._patients = patients

    def open(self, limit: int) -> Sequence[tuple[FollowUp, Patient]]:
        waiting = most_pressing_first(item for item in self.kept.values() if item.is_open)
        return [(item, self._patients[item.patient_id]) for item in waiting[:limit]]

    def of_patient(self, patient_id: str) -> Sequence[FollowUp]:
        return [item for item in self.kept.values() if item.patient_id == patient_id]

    def of_evaluation(self, evaluation_id: str) -> Sequence[FollowUp]:
        return [item for item in self.kept.values() if item.evaluation_id == evaluation_id]

    def of_appointment(self, appointment_id: str) -> Sequence[FollowUp]:
        return [item for item in self.kept.values() if item.appointment_id == appointment_id]

    def get(self, follow_up_id: str) -> FollowUp:
        if follow_up_id not in self.kept:
            raise Refusal("There is no such follow-up.")
        return self.kept[follow_up_id]

    def answer(self, follow_up_id: str, answered: Answered | None) -> None:
        if self.problem:
            raise NotSaved(self.problem)
        self.kept[follow_up_id] = replace(self.get(follow_up_id), answered=answered)

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
        if self.problem:
            raise NotSaved(self.problem)
        self.outcomes[evaluation_id] = (patient_id, evaluated_on, outcome)
        self.kept.update({item.id: item for item in opened})
        for follow_up_id, answered in settled.items():
            self.answer(follow_up_id, answered)


class MemoryReviews:
    """Reviews by id. `problem`, while set, is why nothing is stored."""

    def __init__(self, patients: Mapping[str, Patient]) -> None:
        self.kept: dict[str, Review] = {}
        self.problem = ""
        self._patients = patients

    def due(self, until: date, limit: int) -> Sequence[tuple[Review, Patient]]:
        found = sorted((r for r in self.kept.values() if r.is_due(until)), key=lambda review: review.due_on)
        return [(review, self._patients[review.patient_id]) for review in found[:limit]]

    def of_patient(self, patient_id: str) -> Sequence[Review]:
        mine = (review for review in self.kept.values() if review.patient_id == patient_id)
        return sorted(mine, key=lambda review: (not review.waits, review.due_on))

    def add(self, review: Review) -> None:
        self._check()
        self.kept[review.id] = review

    def end(self, review_id: str, end: ReviewEnd | None) -> None:
        self._check()
        self.kept[review_id] = replace(self.kept[review_id], end=end)

    def _check(self) -> None:
        if self.problem:
            raise NotSaved(self.problem)


class MemorySchedule:
    """Appointments by id with their calls; fulfils ScheduleStore and CallStore."""

    def __init__(self, patients: Mapping[str, Patient], follow_ups: MemoryFollowUps) -> None:
        self.kept: dict[str, Appointment] = {}
        self.changes: dict[str, list[Change]] = {}
        self.attempts: dict[str, list[CallAttempt]] = {}
        self.answers: dict[str, dict[str, Truth]] = {}
        self.problem = ""
        self._patients = patients
        self._follow_ups = follow_ups

    def between(self, start: datetime, end: datetime) -> Sequence[StoredSession]:
        self._check()
        found = sorted((a for a in self.kept.values() if start <= a.start < end), key=lambda a: (a.start, a.id))
        return [self._session(appointment) for appointment in found]

    def of_patient(self, patient_id: str) -> Sequence[StoredSession]:
        mine = (a for a in self.kept.values() if a.patient_id == patient_id)
        return [self._session(appointment) for appointment in sorted(mine, key=lambda a: a.start, reverse=True)]

    def get(self, appointment_id: str) -> StoredSession:
        if appointment_id not in self.kept:
            raise Refusal("There is no such session.")
        return self._session(self.kept[appointment_id])

    def history(self, appointment_id: str) -> Sequence[Change]:
        return self.changes[appointment_id]

    def add(self, appointments: Sequence[Appointment], by: str) -> None:
        self._check()
        before = dict(self.kept)
        try:
            for appointment in appointments:
                self._refuse_overlap(appointment)
                self.kept[appointment.id] = appointment
        except DoubleBooked:
            self.kept = before
            raise
        for appointment in appointments:
            self._remember(appointment, "", by, appointment.booked_at)

    def change(self, before: Appointment, after: Appointment, note: str, by: str, at: datetime) -> None:
        self._check()
        if self.kept[before.id] != before:
            raise NotSaved("It was changed meanwhile.")
        same = (after.start, after.doctor) == (before.start, before.doctor)
        if after.state.holds_time and not (same and before.state.holds_time):
            self._refuse_overlap(after)
        self.kept[before.id] = after
        self._remember(after, note, by, at)

    def calls_between(self, start: datetime, end: datetime) -> Sequence[StoredCall]:
        return [self._call(session) for session in self.between(start, end)]

    def call_of(self, appointment_id: str) -> StoredCall:
        return self._call(self.get(appointment_id))

    def add_attempt(self, before: Appointment, after: Appointment, attempt: CallAttempt) -> None:
        self._check()
        self.attempts.setdefault(before.id, []).append(attempt)
        if after != before:
            self.change(before, after, "", attempt.by, attempt.at)

    def take_back_attempt(self, before: Appointment, after: Appointment, at: datetime, by: str) -> None:
        mine = self.attempts[before.id]
        last = max(place for place, attempt in enumerate(mine) if attempt.counts)
        mine[last] = replace(mine[last], taken_back_at=at, taken_back_by=by)
        if after != before:
            self.change(before, after, "", by, at)

    def answer(
        self,
        appointment_id: str,
        answers: Mapping[str, Truth | None],
        by: str,
        at: datetime,
        follow_up: FollowUp | None,
        settled: tuple[str, Answered] | None,
    ) -> None:
        self._check()
        known = {**self.answers.get(appointment_id, {}), **answers}
        self.answers[appointment_id] = {question: answer for question, answer in known.items() if answer is not None}
        if follow_up is not None:
            self._follow_ups.kept[follow_up.id] = follow_up
        if settled is not None:
            self._follow_ups.answer(*settled)

    def _session(self, appointment: Appointment) -> StoredSession:
        outcomes = self._follow_ups.outcomes
        mine = [(on, key, out) for key, (patient, on, out) in outcomes.items() if patient == appointment.patient_id]
        _, latest_id, latest = max(mine, key=lambda found: found[0], default=(None, "", None))
        own = outcomes.get(appointment.evaluation_id)
        waiting = [item for item in self._follow_ups.of_patient(appointment.patient_id) if item.is_open]
        standing = Standing(
            appointment.booked_on,
            own[2] if own else None,
            latest if latest_id != appointment.evaluation_id else None,
            sum(i.kind is FollowUpKind.CALL_ANSWER and i.appointment_id == appointment.id for i in waiting),
            sum(i.kind is FollowUpKind.RED_FLAG and i.opened_at >= appointment.booked_at for i in waiting),
        )
        patient = self._patients[appointment.patient_id]
        return StoredSession(appointment, patient, standing, patient.phones)

    def _call(self, session: StoredSession) -> StoredCall:
        key = session.appointment.id
        return StoredCall(session, tuple(self.attempts.get(key, ())), self.answers.get(key, {}))

    def _refuse_overlap(self, appointment: Appointment) -> None:
        taken = overlapping(
            appointment.start, appointment.minutes, self.kept.values(), appointment.id, appointment.doctor
        )
        if taken and not appointment.overlaps:
            raise DoubleBooked(len(taken))

    def _remember(self, appointment: Appointment, note: str, by: str, at: datetime) -> None:
        change = Change(at, by, appointment.state, appointment.start, appointment.minutes, note)
        self.changes.setdefault(appointment.id, []).append(change)

    def _check(self) -> None:
        if self.problem:
            raise NotSaved(self.problem)
