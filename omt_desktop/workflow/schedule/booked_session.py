"""A session in the calendar as it is shown: whose it is, and whether it must be looked at before it takes place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.schedule.appointment import Appointment
from omt_desktop.domain.schedule.booking_flag import FlagReason, Standing, flags_of
from omt_desktop.domain.schedule.confirmation_call import CallAttempt, DueCall
from omt_desktop.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class StoredSession:
    """An appointment with its patient and what is known now about what it was booked on."""

    appointment: Appointment
    patient: PatientIdentity
    standing: Standing
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredCall:
    """A session with the calls about it and the answers of the patient."""

    session: StoredSession
    attempts: tuple[CallAttempt, ...]
    answers: Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class BookedSession:
    """What a person may see of a session. Whoever may not see clinical content learns only to ask the doctor."""

    appointment: Appointment
    patient: PatientIdentity
    phones: tuple[Phone, ...] = ()
    """The one to call first stands first."""
    ask_doctor: bool = False
    """Whether the doctor must look at it before the session."""
    flags: tuple[FlagReason, ...] = ()
    """Why; empty for whoever may not know."""
    against: bool = False
    """Whether it was booked although the recommendation advises against."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """A line of the call list."""

    session: BookedSession
    call: DueCall


def shown(stored: StoredSession, *, clinical: bool) -> BookedSession:
    """The session for somebody who may, or may not, see clinical content."""
    appointment = stored.appointment
    flags = flags_of(stored.standing) if appointment.state.is_ahead else ()
    if not clinical:
        return BookedSession(
            replace(appointment, booked_on=None, against=""), stored.patient, stored.phones, bool(flags)
        )
    return BookedSession(appointment, stored.patient, stored.phones, bool(flags), flags, bool(appointment.against))
