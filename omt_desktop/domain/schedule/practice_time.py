"""When and how the practice works, and what its clock shows: all that planning a session needs to know of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from omt_desktop.domain.schedule.appointment import Doctor, SessionKind
from omt_desktop.domain.schedule.practice_days import PracticeDays
from omt_desktop.domain.schedule.wall_clock import WallTime, at, local


@dataclass(frozen=True, slots=True)
class PracticeTime:
    """The working days, the kinds of session, the time zone by name and as Python knows it, and the doctors."""

    days: PracticeDays
    kinds: tuple[SessionKind, ...]
    zone_name: str
    zone: tzinfo
    doctors: tuple[Doctor, ...] = ()
    """Whose sessions can be booked, by name."""
    usual_doctor: str = ""
    """The id of the one whose session it is unless somebody says otherwise; empty for nobody in particular."""

    @property
    def offered(self) -> tuple[SessionKind, ...]:
        """The kinds that can be booked; there is always one."""
        return tuple(kind for kind in self.kinds if not kind.retired) or self.kinds[:1]

    def with_whom(self, doctor: str) -> str:
        """The name of the doctor, where there is more than one to tell apart; else empty."""
        if len(self.doctors) < 2 or not doctor:
            return ""
        return next((one.name for one in self.doctors if one.id == doctor), "a former colleague")

    def local(self, moment: datetime) -> datetime:
        """The moment as the clock of the practice shows it."""
        return local(moment, self.zone)

    def day_of(self, moment: datetime) -> date:
        """The day of the moment in the practice."""
        return self.local(moment).date()

    def at(self, day: date, on_the_clock: time) -> WallTime:
        """The wall time of that day and time in the practice."""
        return at(self.zone, day, on_the_clock)

    def kind(self, kind_id: str) -> SessionKind:
        """The kind of that id; one that the practice has no more keeps its id as its name."""
        found = (kind for kind in self.kinds if kind.id == kind_id)
        return next(found, SessionKind(kind_id, kind_id.replace("_", " ").capitalize(), self.kinds[0].minutes))
