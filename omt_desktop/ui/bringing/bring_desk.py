"""What the page for bringing data along does: reads and writes on the worker, and remembers the columns of a table."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.bringing.bring_page import BringPage
from omt_desktop.ui.bringing.file_dialog import AskFile, ask_for_file
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.source import FirstLook, Source, SourceKind
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.workflow.bringing.bring_in import BringIn
    from omt_desktop.workflow.bringing.column_memory import ColumnMemory
    from omt_desktop.workflow.bringing.columns import ColumnMap
    from omt_desktop.workflow.ports import Clock

_LOOK_EVERY = 150
"""Milliseconds between two looks at how far the worker is."""
_log = logging.getLogger(__name__)


class BringDesk(QObject):
    """One file at a time."""

    brought = Signal()
    """Patients may have been added."""

    def __init__(
        self, bring_in: BringIn, memory: ColumnMemory, clock: Clock, jobs: BackgroundJobs, ask: AskFile = ask_for_file
    ) -> None:
        super().__init__()
        self._bring_in = bring_in
        self._memory = memory
        self._clock = clock
        self._jobs = jobs
        self._ask = ask
        self._stopped = Event()
        self._so_far = Brought()
        self._path = Path()
        self._encoding = "utf-8"
        self._look: FirstLook | None = None
        self._columns: ColumnMap | None = None
        self._running = False
        self.page = BringPage()
        self.setParent(self.page)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY)
        self._watch.timeout.connect(lambda: self.page.show_running(self._so_far))
        self._connect()

    def unsaved(self) -> str:
        """What would be cut off if the window closed now; it would be taken back whole."""
        return "Data is being brought in. Wait for it, or press Stop first." if self._running else ""

    def _connect(self) -> None:
        page = self.page
        page.file_wanted.connect(self._choose)
        page.letters_chosen.connect(self._write_letters)
        page.columns_changed.connect(self._take_columns)
        page.preview_wanted.connect(lambda: self._read(done=False))
        page.carry_out_wanted.connect(lambda: self._read(done=True))
        page.stop_wanted.connect(self._stopped.set)

    def _choose(self) -> None:
        chosen = asked(self.page, lambda: self._ask(self.page), "")
        if chosen:
            self._path, self._encoding = Path(chosen), "utf-8"
            self._look_at()

    def _write_letters(self, encoding: str) -> None:
        self._encoding = encoding
        self._look_at()

    def _look_at(self) -> None:
        path, encoding = self._path, self._encoding
        self._start(lambda: self._bring_in.look(path, encoding), self._show_look)

    def _show_look(self, look: FirstLook) -> None:
        self._look = look
        self._columns = self._memory.columns_for(look)
        self.page.show_file(self._path.name, look, self._columns, self._encoding)

    def _take_columns(self, columns: ColumnMap) -> None:
        self._columns = columns
        self.page.show_waiting(columns.problem)

    def _read(self, *, done: bool) -> None:
        look, columns = self._look, self._columns
        if look is None or columns is None:
            return
        if look.kind is SourceKind.TABLE:
            self._memory.remember(look, columns)
        source = Source(self._path, self._clock.now().date(), look.kind, self._encoding, columns, look.headings)
        act = self._bring_in.carry_out if done else self._bring_in.preview
        self._start(lambda: act(source, self._tell, self._stopped.is_set), lambda found: self._show(found, done=done))

    def _tell(self, so_far: Brought) -> None:
        """Called on the worker; the watch looks at it on the thread of the screen."""
        self._so_far = so_far

    def _show(self, brought: Brought, *, done: bool) -> None:
        self.page.show_outcome(brought, done=done)
        if done:
            self.brought.emit()

    def _start(self, job: Callable[[], object], then: Callable[..., None]) -> None:
        self._stopped.clear()
        self._so_far = Brought()
        self._running = True
        self.page.say_problem("")
        self.page.show_running(self._so_far)
        self._watch.start()

        def done(found: object) -> None:
            self._end()
            then(found)

        self._jobs.start(job, done, self._fail, self.page)

    def _fail(self, problem: Exception) -> None:
        self._end()
        if isinstance(problem, Refusal):
            self.page.say_problem(str(problem), of_letters="letters" in str(problem))
            return
        _log.error("data could not be brought in", exc_info=problem)
        self.page.say_problem(
            "A fault in the program kept this file from being brought in. Nothing was changed; please report it."
        )

    def _end(self) -> None:
        self._running = False
        self._watch.stop()
        self.page.show_running(None)
