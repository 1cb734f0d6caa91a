"""The database file as it was when it was opened, to notice that it was moved, replaced or closed meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from omt_desktop.storage.reserve import Reserve
from omt_desktop.workflow.errors import NotSaved


class OpenFile:
    """The path of the open database. Nothing is written once the path leads elsewhere, or after `close`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reserve = Reserve(path.parent)
        self.is_being_filled = False
        """Whether data is being brought in at this moment; whoever writes waits for it."""
        self._identity: tuple[int, int] | None = _identity(path)
        self._why_closed: Callable[[], str] = str
        self._after_saving: Callable[[], None] = _nothing

    @contextmanager
    def being_filled(self) -> Iterator[None]:
        """Data is being brought in inside, which holds the database for writing until its end."""
        self.is_being_filled = True
        try:
            yield
        finally:
            self.is_being_filled = False

    def close(self) -> None:
        """From now on nothing is saved."""
        self._identity = None

    @property
    def let_go(self) -> bool:
        """Whether the practice was closed: its database may have another key since."""
        return self._identity is None

    @property
    def closed(self) -> str:
        """Why nothing can be written, as a sentence; empty where it can."""
        return self._why_closed()

    def watch(self, why_closed: Callable[[], str], after_saving: Callable[[], None]) -> None:
        """`why_closed` is asked before each change, `after_saving` is called after each commit."""
        self._why_closed = why_closed
        self._after_saving = after_saving

    def saved(self) -> None:
        """A change was committed."""
        self._after_saving()

    def prove_in_place(self) -> None:
        """Returns with the file in its place, and with room on the disk where some was kept back for a save.

        NotSaved where the path leads elsewhere by now, the practice was closed, or it is open for reading only.
        """
        if self.closed:
            raise NotSaved(self.closed)
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
        self.reserve.make_room()


def _nothing() -> None:
    """Nobody waits for a commit."""


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
