"""The database file as it was when it was opened, to notice that it was moved, replaced or closed meanwhile."""

from pathlib import Path

from omt_desktop.workflow.errors import NotSaved


class OpenFile:
    """The path of the open database. Nothing is written once the path leads elsewhere, or after `close`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._identity: tuple[int, int] | None = _identity(path)

    def close(self) -> None:
        """From now on nothing is saved."""
        self._identity = None

    def prove_in_place(self) -> None:
        """NotSaved where the path no longer leads to the file that is open, or the practice was closed."""
        if self._identity is None:
            raise NotSaved("The practice is closed. Your text is kept here. Open the practice again, then retry.")
        try:
            same = _identity(self.path) == self._identity
        except OSError:
            same = False
        if not same:
            raise NotSaved(
                f"The practice database {self.path.name} was moved or replaced while it was open. Your text is kept "
                f"here. Put the file back to {self.path.parent}, then retry."
            )


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
