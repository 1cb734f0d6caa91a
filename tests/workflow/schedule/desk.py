"""A practice in memory with its calendar, for a person of a role, at a time that stands still until it is moved."""

from datetime import date, datetime, time
from itertools import count

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.schedule.appointments import Appointments, Wanted
from omt_desktop.workflow.schedule.confirmation_calls import ConfirmationCalls
from omt_desktop.workflow.schedule.follow_ups import FollowUps
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import a_patient
from tests.domain.schedule.sessions import ZONE, moment
from tests.memory_people import HeardEvents
from tests.memory_schedule import ZONES, MemoryFollowUps, MemorySchedule

FRIDAY, MONDAY, TUESDAY = date(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 3)
"""The clock is put back on the Sunday between."""


class StillClock:
    """Stands at 9:00 in New York on the Friday before the clock is put back."""

    def __init__(self) -> None:
        self.moment = moment(FRIDAY, 9, 0)

    def now(self) -> datetime:
        return self.moment.astimezone(ZONE)

    def set_to(self, day: date, hour: int, minute: int = 0) -> None:
        self.moment = moment(day, hour, minute)


class Texts:
    """Settings of the practice, as text by key."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def text_of(self, key: str) -> str:
        return self.kept.get(key, "")

    def keep(self, key: str, text: str) -> None:
        self.kept[key] = text


class Desk:
    """The three services over one calendar in memory, with two patients."""

    def __init__(self, role: Role = Role.CLINICIAN, name: str = "Sam (invented)") -> None:
        self.clock, self.settings = StillClock(), Texts()
        self.patients: dict[str, Patient] = {key: a_patient(id=key) for key in ("p-1", "p-2")}
        self.flags = MemoryFollowUps(self.patients)
        self.store = MemorySchedule(self.patients, self.flags)
        self.serve(role, name)

    def serve(self, role: Role, name: str = "Sam (invented)") -> None:
        """From now on somebody of that role is signed in."""
        self._numbers = getattr(self, "_numbers", count(1))
        access = Access(Person("p", name, role))
        self.heard = HeardEvents()
        self.reads = Reads(self.heard)
        kept = access, self.store
        self.appointments = Appointments(*kept, self.settings, self.clock, ZONES, self._id, self.reads)
        self.calls = ConfirmationCalls(*kept, self.flags, self.settings, self.clock, ZONES, self._id, self.reads)
        self.follow_ups = FollowUps(access, self.flags, self.clock, self._id, self.reads)

    def book(self, day: date, hour: int = 9, minute: int = 30, **changes: object) -> str:
        """A session of the first patient; returns its id."""
        wanted = {"patient_id": "p-1", "kind": "session", "start": moment(day, hour, minute), "minutes": 30, **changes}
        return self.appointments.book(Wanted(**wanted)).id

    def _id(self) -> str:
        return f"id-{next(self._numbers)}"


def on_the_clock(start: datetime) -> time:
    """What the clock of the practice shows."""
    return start.astimezone(ZONE).time()
