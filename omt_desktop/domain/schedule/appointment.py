"""A session a patient is booked for, from its planning to its end, with everything that became of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from omt_desktop.domain.recommendation import Outcome


class State(StrEnum):
    """Where an appointment stands. The values are stored."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    """Planned anew, at another time than was said first; it wants to be confirmed again."""
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    DONE = "done"

    @property
    def holds_time(self) -> bool:
        """Whether the time of the practice is taken."""
        return self not in (State.CANCELLED, State.NO_SHOW)

    @property
    def is_ahead(self) -> bool:
        """Whether the session is still expected."""
        return self in (State.PLANNED, State.CONFIRMED, State.MOVED)


_BEFOREHAND = frozenset({State.CONFIRMED, State.CANCELLED, State.MOVED})
_AFTERWARDS = frozenset({State.DONE, State.NO_SHOW})
"""What can only be said once the session has begun."""


@dataclass(frozen=True, slots=True)
class SessionKind:
    """A kind of session and how long it takes, in minutes."""

    id: str
    label: str
    minutes: int
    retired: bool = False
    """Booked no more; sessions that are of this kind keep it."""


@dataclass(frozen=True, slots=True)
class Doctor:
    """Somebody whose sessions are in the calendar: a person of the practice by id, and the name."""

    id: str
    name: str


USUAL_KINDS = (
    SessionKind("first_session", "First OMT session", 45),
    SessionKind("session", "OMT session", 30),
    SessionKind("evaluation", "Evaluation", 60),
)
"""Until the practice says otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an appointment at a time: its state and start from then on, who said so, and a remark."""

    at: datetime
    by: str
    state: State
    start: datetime
    minutes: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One booked session. All moments are in UTC; `zone` is the time zone of the practice when it was booked."""

    id: str
    patient_id: str
    kind: str
    start: datetime
    minutes: int
    zone: str
    booked_at: datetime
    state: State = State.PLANNED
    series_id: str = ""
    evaluation_id: str = ""
    """The evaluation it was booked from; empty where it was booked without one."""
    booked_on: Outcome | None = None
    """What the recommendation was when it was booked."""
    against: str = ""
    """The doctor's reason for booking although the recommendation advises against; empty where it does not."""
    overlaps: bool = False
    """Whether it was booked over another one, knowingly."""
    note: str = ""
    """A remark about the booking, seen by the front desk."""
    sequence: int = 0
    """How often it was changed in a way that a calendar elsewhere must follow."""
    doctor: str = ""
    """The id of whose session it is; empty where nobody said so, which counts as anybody's."""

    def takes_time_of(self, doctor: str) -> bool:
        """Whether it keeps the doctor busy; where one of the two is not known, it is assumed that it does."""
        return not doctor or not self.doctor or self.doctor == doctor

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.start + timedelta(minutes=self.minutes)

    def may_become(self, state: State, now: datetime) -> bool:
        """Whether the state can be said of it now: done and no-show only once it has begun, and each only of what is
        expected; what was said by mistake is taken back to planned."""
        if state is State.PLANNED:
            return self.state is not State.PLANNED
        if state in _AFTERWARDS:
            return now >= self.start and self.state is not state and self.state is not State.CANCELLED
        if state is State.MOVED and self.state is State.NO_SHOW:
            return True
        return state in _BEFOREHAND and self.state.is_ahead and (state is not self.state or state is State.MOVED)

    def become(self, state: State) -> "Appointment":
        """The same in another state; cancelling and taking that back is something a calendar elsewhere must follow."""
        follows = State.CANCELLED in (state, self.state) and state is not self.state
        return replace(self, state=state, sequence=self.sequence + follows)

    def moved_to(
        self, start: datetime, minutes: int, zone: str, *, overlaps: bool = False, doctor: str = ""
    ) -> "Appointment":
        """The same at another time, and with another doctor where one is named."""
        return replace(
            self,
            start=start,
            minutes=minutes,
            zone=zone,
            state=State.MOVED,
            overlaps=overlaps,
            doctor=doctor or self.doctor,
            sequence=self.sequence + 1,
        )
