"""What only this computer can tell: the time, and ids that nobody has."""

from datetime import datetime
from uuid import uuid4


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The local time with its offset."""
        return datetime.now().astimezone()


def new_id() -> str:
    """An id that nobody has."""
    return uuid4().hex
