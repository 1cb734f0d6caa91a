"""Appointments for tests: at half past nine in New York unless said otherwise."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from omt_desktop.domain.schedule.appointment import Appointment
from omt_desktop.domain.schedule.wall_clock import at

ZONE_NAME = "America/New_York"
ZONE = ZoneInfo(ZONE_NAME)
LONG_AGO = datetime(2026, 1, 2, 15, tzinfo=UTC)


def moment(day: date, hour: int = 9, minute: int = 30) -> datetime:
    """That time on the wall, in UTC."""
    return at(ZONE, day, time(hour, minute)).moment


def session(day: date, hour: int = 9, minute: int = 30, **changes: object) -> Appointment:
    """A planned session of 30 minutes, booked long ago."""
    known = {
        "id": "a-1",
        "patient_id": "p-1",
        "kind": "session",
        "start": moment(day, hour, minute),
        "minutes": 30,
        "zone": ZONE_NAME,
        "booked_at": LONG_AGO,
    }
    return Appointment(**{**known, **changes})
