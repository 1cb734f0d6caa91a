"""Doors for tests of the window: nobody is asked for a passphrase where that is not what is tried."""

from pathlib import Path

from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.keys.door import DoorState, Login, Look


class LockedDoor:
    """Stands in for the door of a practice of one person; `refusals`, while there are any, are why it cannot open."""

    def __init__(self, data_folder: Path) -> None:
        self.data_folder = data_folder
        self.refusals: list[str] = []
        self.closed = 0

    def look(self) -> Look:
        if self.refusals:
            raise Refusal(self.refusals.pop(0))
        return Look(DoorState.LOCKED, (Login("person-1", "Dr. Kim Weber (invented)"),))

    def read_ahead(self) -> None:
        """There is nothing to read."""

    def close(self) -> None:
        self.closed += 1
