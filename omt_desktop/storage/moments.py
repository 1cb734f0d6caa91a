"""Moments as they are stored: UTC text that sorts as time does."""

from datetime import UTC, datetime


def sortable(moment: datetime) -> str:
    """The moment in UTC, so that text sorts as time does, also across a clock change."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def local(text: str) -> datetime:
    """The stored moment in the local time of this computer, with its offset."""
    return datetime.fromisoformat(text).astimezone()
