"""The calendar as doctor and front desk use it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice

from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.schedule.appointment import Appointment, Change, Doctor, State
from omt_desktop.domain.schedule.free_times import AHEAD, free_times, overlapping
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.domain.schedule.wall_clock import span_of_days
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock, SettingsShelf
from omt_desktop.workflow.schedule.booked_session import BookedSession, StoredSession, shown
from omt_desktop.workflow.schedule.ports import ScheduleStore
from omt_desktop.workflow.schedule.schedule_settings import DAYS, KINDS, LONGEST, SHORTEST, ZONE
from omt_desktop.workflow.trail.reads import Reads


@dataclass(frozen=True, slots=True)
class Zones:
    """The time zone of the computer by name, and what finds a zone by its name (Refusal where there is none)."""

    here: str
    named: Callable[[str], tzinfo]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A session that is to be booked."""

    patient_id: str
    kind: str
    start: datetime
    minutes: int
    evaluation_id: str = ""
    booked_on: Outcome | None = None
    against: str = ""
    overlaps: bool = False
    """Whether another session at the same time is meant."""
    note: str = ""
    doctor: str = ""


def person_named(person: Person) -> str:
    """How a person is written down beside what they did."""
    return person.name.strip() or person.role_words


class Appointments:
    """Books, moves and ends sessions. `new_id` makes ids that nobody has, `staff` tells who works here."""

    def __init__(
        self,
        access: Access,
        store: ScheduleStore,
        settings: SettingsShelf,
        clock: Clock,
        zones: Zones,
        new_id: Callable[[], str],
        reads: Reads,
        staff: Callable[[], Sequence[Person]] = tuple,
    ) -> None:
        self._access = access
        self._store = store
        self._settings = settings
        self._clock = clock
        self._zones = zones
        self._new_id = new_id
        self._reads = reads
        self._staff = staff
        self._doctors: tuple[Doctor, ...] | None = None

    @property
    @needs(Action.SEE_SCHEDULE)
    def practice(self) -> PracticeTime:
        """When and how the practice works now; the doctors are those when days were last looked at."""
        if self._doctors is None:
            self._doctors = _doctors_of(self._staff(), self._access.person)
        usual = usual_doctor(self._doctors, self._access.person)
        return replace(practice_time(self._settings, self._zones), doctors=self._doctors, usual_doctor=usual)

    @needs(Action.SEE_SCHEDULE)
    def know_zone(self, name: str) -> None:
        """Returns where this computer knows a time zone of that name; Refusal otherwise."""
        self._zones.named(name)

    @needs(Action.SEE_SCHEDULE)
    def today(self) -> date:
        """The day it is in the practice."""
        return self.practice.day_of(self._clock.now())

    @needs(Action.SEE_SCHEDULE)
    def on_days(self, first: date, days: int = 1) -> tuple[BookedSession, ...]:
        """The sessions of so many days, by time, cancelled ones included."""
        self._doctors = None
        start, end = span_of_days(self.practice.zone, first, days)
        return self._listed(self._store.between(start, end))

    @needs(Action.SEE_SCHEDULE)
    def of_patient(self, patient_id: str) -> tuple[BookedSession, ...]:
        """All sessions of the patient, the latest first."""
        self._reads.opened(AuditKind.SESSIONS_LISTED, patient_id)
        return tuple(self._shown(found) for found in self._store.of_patient(patient_id))

    @needs(Action.SEE_SCHEDULE)
    def get(self, appointment_id: str) -> BookedSession:
        """The session of that id; Refusal where there is none."""
        return self._shown(self._opened(appointment_id))

    @needs(Action.SEE_SCHEDULE)
    def history(self, appointment_id: str) -> tuple[Change, ...]:
        """What became of it, the first change first."""
        self._opened(appointment_id)
        return tuple(self._store.history(appointment_id))

    @needs(Action.SEE_SCHEDULE)
    def next_free(self, minutes: int, after: datetime, how_many: int = 1, doctor: str = "") -> tuple[datetime, ...]:
        """The next times at which a session of this length fits, with that doctor or in the whole practice.

        Fewer, or none, where there is no room.
        """
        practice = self.practice
        _, end = span_of_days(practice.zone, practice.day_of(after), AHEAD + 1)
        taken = [found.appointment for found in self._store.between(after - timedelta(days=1), end)]
        return tuple(islice(free_times(practice.days, practice.zone, minutes, taken, after, doctor), how_many))

    @needs(Action.SEE_SCHEDULE)
    def taken(self, start: datetime, minutes: int, without: str = "", doctor: str = "") -> tuple[BookedSession, ...]:
        """The sessions that take time of the doctor then; `without` is the id of the one that is moved."""
        around = self._store.between(start - timedelta(days=1), start + timedelta(minutes=minutes))
        ids = {a.id for a in overlapping(start, minutes, (found.appointment for found in around), without, doctor)}
        return self._listed([found for found in around if found.appointment.id in ids])

    @needs(Action.CHANGE_SCHEDULE)
    def book(self, wanted: Wanted) -> Appointment:
        """Books the session; DoubleBooked where the time is taken and `wanted` does not say that this is meant."""
        return self.book_series((wanted,))[0]

    @needs(Action.CHANGE_SCHEDULE)
    def book_series(self, wanted: Sequence[Wanted]) -> tuple[Appointment, ...]:
        """Books all of the sessions or none. What a doctor books against a recommendation, only a doctor can."""
        if any(session.against or session.evaluation_id for session in wanted):
            self._access.require(Action.WRITE_CLINICAL)
        series = self._new_id() if len(wanted) > 1 else ""
        booked = tuple(self._planned(session, series) for session in wanted)
        self._store.add(booked, person_named(self._access.person))
        return booked

    @needs(Action.CHANGE_SCHEDULE)
    def move(
        self, appointment_id: str, start: datetime, minutes: int, *, overlaps: bool = False, doctor: str = ""
    ) -> Appointment:
        """The session is at another time, and with another doctor where one is named; it wants to be confirmed anew.

        DoubleBooked as for a new one.
        """
        before = self._may(appointment_id, State.MOVED)
        _fits(minutes)
        moved = before.moved_to(start, minutes, self.practice.zone_name, overlaps=overlaps, doctor=doctor)
        self._store.change(before, moved, "", person_named(self._access.person), self._clock.now())
        return moved

    @needs(Action.CHANGE_SCHEDULE)
    def become(self, appointment_id: str, state: State, note: str = "") -> Appointment:
        """The session is confirmed, cancelled, done, not attended, or planned again; Refusal where it cannot be."""
        before = self._may(appointment_id, state)
        after = before.become(state)
        self._store.change(before, after, note.strip(), person_named(self._access.person), self._clock.now())
        return after

    @needs(Action.CHANGE_SCHEDULE)
    def remark(self, appointment_id: str, note: str) -> Appointment:
        """The session carries the remark."""
        before = self._store.get(appointment_id).appointment
        after = replace(before, note=note.strip())
        self._store.change(before, after, "remark changed", person_named(self._access.person), self._clock.now())
        return after

    def _planned(self, wanted: Wanted, series: str) -> Appointment:
        _fits(wanted.minutes)
        return Appointment(
            id=self._new_id(),
            patient_id=wanted.patient_id,
            kind=wanted.kind,
            start=wanted.start,
            minutes=wanted.minutes,
            zone=self.practice.zone_name,
            booked_at=self._clock.now(),
            series_id=series,
            evaluation_id=wanted.evaluation_id,
            booked_on=wanted.booked_on,
            against=wanted.against.strip(),
            overlaps=wanted.overlaps,
            note=wanted.note.strip(),
            doctor=wanted.doctor,
        )

    def _may(self, appointment_id: str, state: State) -> Appointment:
        found = self._store.get(appointment_id).appointment
        if not found.may_become(state, self._clock.now()):
            raise Refusal(_WHY_NOT.get(state, "This cannot be said of the session as it stands now. Nothing changed."))
        return found

    def _listed(self, found: Sequence[StoredSession]) -> tuple[BookedSession, ...]:
        self._reads.listed(AuditKind.SESSIONS_LISTED, found, lambda session: session.patient.id)
        return tuple(map(self._shown, found))

    def _opened(self, appointment_id: str) -> StoredSession:
        found = self._store.get(appointment_id)
        self._reads.opened(AuditKind.SESSION_OPENED, found.patient.id, appointment_id)
        return found

    def _shown(self, stored: StoredSession) -> BookedSession:
        return shown(stored, clinical=self._access.may(Action.SEE_CLINICAL))


_WHY_NOT = {
    State.DONE: "The session has not begun yet, or was cancelled, so it cannot be done. Nothing was changed.",
    State.NO_SHOW: "The session has not begun yet, or was cancelled, so nobody missed it. Nothing was changed.",
    State.MOVED: "A session that is done or cancelled is not moved. Book a new one instead. Nothing was changed.",
}


def _doctors_of(staff: Sequence[Person], me: Person) -> tuple[Doctor, ...]:
    """Whose sessions can be booked, by name."""
    found = {one.id: Doctor(one.id, person_named(one)) for one in (*staff, me) if Role.CLINICIAN in one.roles}
    return tuple(sorted(found.values(), key=lambda doctor: (doctor.name, doctor.id)))


def usual_doctor(doctors: Sequence[Doctor], me: Person) -> str:
    """Whose session it is unless somebody says otherwise: one's own, or the only doctor's; else empty."""
    own = [doctor.id for doctor in doctors if doctor.id == me.id or len(doctors) == 1]
    return own[0] if own else ""


def practice_time(settings: SettingsShelf, zones: Zones) -> PracticeTime:
    """When and how the practice works, as it was set; in the zone of the computer until one is set."""
    days, kinds = DAYS.value_of(settings.text_of(DAYS.key)), KINDS.value_of(settings.text_of(KINDS.key))
    name = ZONE.value_of(settings.text_of(ZONE.key)) or zones.here
    return PracticeTime(days, kinds, name, zones.named(name))


def _fits(minutes: int) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        raise Refusal(f"A session lasts {SHORTEST} to {LONGEST} minutes. Nothing was booked. Change its length.")
