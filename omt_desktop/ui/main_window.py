"""The window: the gate while no practice is open, the workspace while one is. Locking and closing lose nothing."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.gate.gate_page import GatePage
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.lock_watch import LockReason, LockWatch
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.theme import Theme
from omt_desktop.ui.veil import Veil

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.door import Door
    from omt_desktop.ui.refusal_page import RefusalPage
    from omt_desktop.ui.report_export import ChooseFile
    from omt_desktop.ui.where_the_hand_was import HandPlace
    from omt_desktop.ui.workspace import Workspace

TITLE = "OMT Desktop"
"""Never a patient's name: titles are seen in task bars and screen shares."""
_SMALLEST = (840, 480)
"""Fits a full-HD screen at 200 %."""


class MainWindow(QMainWindow):
    """Looks at the door once it is on the screen; whoever comes in gets a workspace of their own."""

    def __init__(
        self, door: Door, settings: LocalSettingsFile, theme: Theme, choose_file: ChooseFile | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self.door, self._settings, self._theme, self._choose_file = door, settings, theme, choose_file
        self._opened: list[Services] = []
        """What the worker opened and the window has to close, shown already or not."""
        self._may_close = False
        self._hand: HandPlace | None = None
        self.jobs = BackgroundJobs(self)
        self.workspace: Workspace | None = None
        """None while the practice is locked."""
        self.refusal: RefusalPage | None = None
        """Why the practice cannot be opened; None otherwise."""
        self.gate = GatePage(door, self.jobs, self._opened.append, choose_file)
        self.gate.entered.connect(self.enter)
        self.gate.refused.connect(self._show_refusal)
        self.watch = LockWatch(lambda: settings.read().lock_minutes, parent=self)
        self.watch.wanted.connect(self.lock)
        self.gate.came_in.connect(self.watch.begin)
        self._places = QStackedWidget()
        self._places.addWidget(self.gate)
        self.setCentralWidget(self._places)
        self.veil = Veil(self._opened, self.jobs, self.gate, self._places)
        lock_key = QShortcut(QKeySequence("Ctrl+L"), self, context=Qt.ShortcutContext.ApplicationShortcut)
        lock_key.activated.connect(self.lock)

    def open(self, notice: str = "") -> None:
        """Shows what fits the data folder: the first start, unlocking, or why neither is possible; and the notice."""
        self.show_gate()
        self.gate.look(self._settings.read().last_person, notice)

    def show_gate(self) -> None:
        """What is asked at the door is in sight, whatever it is."""
        if self.refusal is not None:
            self._places.removeWidget(self.refusal)
            self.refusal.deleteLater()
            self.refusal = None
        self._places.setCurrentWidget(self.gate)

    def enter(self, services: Services) -> None:
        """The workspace is shown and filled for whoever came in, where that person's hand was before."""
        if self.veil.space is not None:
            self.workspace = self.veil.lift(services)
            if self.workspace is not None:
                self.watch.begin()
            return
        if services not in self._opened:
            self._opened.append(services)
        person_id = services.access.person.id
        before, self._hand = self._hand, None
        self._settings.change(last_person=person_id)
        space = self.workspace or self.begin_work()
        if before is not None and before.person_id == person_id:
            from omt_desktop.ui.where_the_hand_was import bring_back

            space.opened.connect(lambda: bring_back(space, before))
        space.open_practice(services)
        self.watch.begin()

    def begin_work(self) -> Workspace:
        """An empty workspace is in the window, ready to be filled."""
        from omt_desktop.ui.change_over import change_over, encrypt_anew
        from omt_desktop.ui.workspace import Workspace

        space = Workspace(self._settings, self._theme, self.jobs, self._choose_file)
        space.lock_wanted.connect(self.lock)
        space.backup_prepared.connect(lambda kept: change_over(self, kept))
        space.exchange_wanted.connect(lambda words: encrypt_anew(self, words))
        # What the start leaves in memory stays there until the lock, so it is not searched again.
        space.opened.connect(gc.freeze)
        self.workspace = space
        self._places.addWidget(space)
        self._places.setCurrentWidget(space)
        space.take_focus()
        return space

    def lock(self, reason: LockReason = LockReason.BY_KEY) -> None:
        """Nothing of the practice is on the screen or in a widget any more, and the worker closes it.

        What was typed is committed before. Where something cannot be saved the workspace only goes out of sight, and
        comes back as it was when the same person unlocks.
        """
        from omt_desktop.ui.locking import VEILED, take_out, waits

        space, inside = self.workspace, self.gate.services
        if space is None:
            if inside is not None:
                # At the door with the practice open already: a recovery key may be on the screen.
                self.watch.end()
                self._close([inside], reason)
                self.gate.look(notice=VEILED if self.veil.space is not None else "")
            return
        self.watch.end()
        unsaved = waits(space)
        if self._opened:
            from omt_desktop.ui.where_the_hand_was import hand_of

            self._hand = hand_of(space, self._opened[0].access.person.id)
        self.workspace = None
        self._places.setCurrentWidget(self.gate)
        if unsaved:
            self.veil.draw(space, reason)
        else:
            take_out(space, self._places)
            self._close(list(self._opened), reason)
        self.gate.look(self._settings.read().last_person, VEILED if unsaved else "")

    def tell_of_fault(self) -> None:
        """Says that something went wrong inside the program and that what was entered is safe."""
        from omt_desktop.ui.locking import FAULT

        if self.workspace is not None:
            self.workspace.messages.say(FAULT, MessageKind.DANGER)

    def closeEvent(self, event: QCloseEvent) -> None:
        space = self.workspace or self.veil.space
        unsaved = "" if self._may_close or space is None else space.unsaved()
        if unsaved and space is not None:
            event.ignore()
            if space is self.veil.space:
                from omt_desktop.ui.locking import VEILED

                self.gate.look(self._settings.read().last_person, VEILED)
                return
            self._places.setCurrentWidget(space)
            actions = [("Keep open", space.take_focus), ("Close without it", self._close_anyway)]
            space.messages.say(unsaved, MessageKind.DANGER, actions)
            return
        event.accept()
        self.hide()
        self.watch.end()
        self.gate.drop()
        if space is not None:
            space.close_practice()
        # A PDF that is being written is finished first, and the practice is closed last.
        self.jobs.finish()
        while self._opened:
            self._opened.pop().close()
        self.door.close()

    def _close(self, closing: list[Services], reason: LockReason) -> None:
        from omt_desktop.ui.locking import close_all, forget, log_fault

        self._opened[:] = [opened for opened in self._opened if not any(opened is each for each in closing)]
        self.jobs.start(lambda: close_all(closing, reason), lambda _: forget(), log_fault, self)

    def _show_refusal(self, problem: Exception) -> None:
        from omt_desktop.ui.refusal_page import refusal_in

        self.refusal = refusal_in(self, self._places, problem)

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()
