"""A workspace that is only out of sight, because something in it could not be saved: for its person, or until it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.locking import (
    NOT_YOURS,
    SAVED_NOW,
    VEILED,
    back_to_the_field,
    close_all,
    forget,
    log_fault,
    take_out,
    tell,
    waits,
)

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.gate.gate_page import GatePage
    from omt_desktop.ui.lock_watch import LockReason
    from omt_desktop.ui.workspace import Workspace

_EVERY_MS = 3000


class Veil(QObject):
    """`opened` is what the window has to close; the first of it is what the veiled workspace shows."""

    def __init__(self, opened: list[Services], jobs: BackgroundJobs, gate: GatePage, places: QStackedWidget) -> None:
        super().__init__(places)
        self._opened, self._jobs, self._gate, self._places = opened, jobs, gate, places
        self.space: Workspace | None = None
        self._told = VEILED
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def draw(self, space: Workspace, reason: LockReason) -> None:
        """The workspace waits unseen, and the trail has it that the practice is locked."""
        self.space = space
        locked = self._opened[:1]
        self._jobs.start(lambda: tell(locked, reason), lambda _: None, log_fault, self)
        self._timer.start()

    def lift(self, came: Services) -> Workspace | None:
        """What waited for the person who came in, in sight again; anybody else is told for whom it waits."""
        first = self._opened[0].access.person
        again = self._opened[1:]
        del self._opened[1:]
        self._jobs.start(lambda: close_all(again), lambda _: None, log_fault, self)
        if came.access.person.id != first.id:
            self._told = NOT_YOURS.format(name=first.name)
            self._gate.look(first.id, self._told)
            return None
        space = self._drop()
        if space is not None:
            self._places.setCurrentWidget(space)
            back_to_the_field(space)
        return space

    def look(self) -> None:
        """With everything saved by now, and the worker idle, the practice is locked for good: nothing of it is left."""
        if self.space is None or self._jobs.busy or waits(self.space):
            return
        closing = self._opened[:1]
        del self._opened[:1]
        space = self._drop()
        if space is not None:
            take_out(space, self._places)
        self._jobs.start(lambda: close_all(closing), lambda _: forget(), log_fault, self)
        form = self._gate.form
        if isinstance(form, UnlockForm) and form.notice.text().startswith((VEILED, self._told)):
            form.tell(SAVED_NOW)

    def _drop(self) -> Workspace | None:
        self._timer.stop()
        space, self.space = self.space, None
        return space
