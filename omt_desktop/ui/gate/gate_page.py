"""What stands in the window while no practice is open: the form that fits, and what comes of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.keys.door import DoorState, Exchanged, Login, Look, NotOpened

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.door import Door, Opened
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.gate.waiting import Waiting
    from omt_desktop.ui.report_export import ChooseFile

_FAULT = (
    "A fault inside the program keeps this from working. Nothing was changed. Try again; if it happens again, install "
    "OMT Desktop again and report it. Patient data is not affected."
)
_DERIVING = "Working out the key. This takes a second on purpose: it makes guessing slow."
_EXCHANGING = "Encrypting everything with a new key. Do not switch the computer off; if it happens, nothing is lost."
_CREATING = "Measuring this computer and making the practice. This takes a few seconds, once."
BROUGHT_BACK = "The backup is back. Unlock the practice to go on in it."
_log = logging.getLogger(__name__)


class GatePage(QStackedWidget):
    """One form at a time. A form that is left is dropped with all that was typed into it."""

    entered = Signal(object)
    """The services of the practice that is open now, for the person who came in."""
    came_in = Signal()
    """The practice is open already, though somebody has something to do here before going in."""
    sample_wanted = Signal()
    """Somebody wants to look around in an invented practice first."""
    refused = Signal(object)
    """The exception that keeps the practice from being opened at all."""

    def __init__(
        self,
        door: Door,
        jobs: BackgroundJobs,
        keep: Callable[[Services], None],
        choose_file: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._door = door
        self._jobs = jobs
        self._keep = keep
        """Told by the worker of what it opened, so that it is closed whatever happens to this page."""
        self._choose_file = choose_file
        self._last_person = ""
        self.form: GateCard | None = None
        self.services: Services | None = None
        """Of a practice that is open already while this form is shown."""

    def look(self, last_person: str = "", notice: str = "") -> None:
        """Shows the form that fits what the folder holds, and the notice on it; announces where it cannot be used."""
        self._last_person = last_person or self._last_person
        try:
            look = self._door.look()
        except Refusal as problem:
            self.refused.emit(problem)
            return
        self._show_for(look)
        if notice and self.form is not None:
            self.form.refuse(notice)
        self._jobs.start(self._door.read_ahead, lambda _: None, self._log_fault, self)

    def exchange(self, passphrase: str) -> None:
        """Encrypts the locked practice anew, and then shows what has to be printed and handed over, once."""
        form = self.form
        if not isinstance(form, UnlockForm):
            return
        form.waiting.begin(_EXCHANGING)
        form.setEnabled(False)

        def failed(problem: Exception) -> None:
            form.waiting.end()
            form.setEnabled(True)
            self._tell(form, problem)

        exchange = self._door.exchange_data_key
        self._jobs.start(lambda: exchange(form.person_id, passphrase), self._show_exchanged, failed, form)

    def _show_exchanged(self, told: Exchanged) -> None:
        from omt_desktop.bootstrap import SystemClock, write_recovery_sheet
        from omt_desktop.ui.gate.sheet_form import SheetForm, ask_where

        now = SystemClock().now()
        form = SheetForm(told.recovery_key, now, write_recovery_sheet, self._choose_file or ask_where, self._jobs)
        form.hand_over(told.temporary)

        def done(checked: bool) -> None:
            try:
                if checked:
                    self._door.recovery_was_checked()
            except Refusal as problem:
                self._log_fault(problem)
            self.look()

        form.done.connect(done)
        self._show(form)

    def tell(self, sentence: str) -> None:
        """Says good news on the form that is asked for a passphrase."""
        from omt_desktop.ui.gate.unlock_form import UnlockForm

        if isinstance(self.form, UnlockForm):
            self.form.tell(sentence)

    def drop(self) -> None:
        """No form is there, and nothing of what was typed."""
        form = self.form
        self.form = self.services = None
        if form is not None:
            form.clear()
            self.removeWidget(form)
            form.hide()
            form.deleteLater()

    def take_focus(self) -> None:
        """The hand goes to the form."""
        if self.form is not None:
            self.form.setFocus()

    def _show_for(self, look: Look) -> None:
        if look.state is DoorState.LOCKED:
            self._show_unlock(look)
        else:
            self._show_first_start(from_before=look.state is DoorState.FROM_BEFORE)

    def _show_unlock(self, look: Look) -> None:
        form = UnlockForm(look.logins, self._last_person)
        form.tried.connect(
            lambda who, words: self._begin(form, form.waiting, _DERIVING, lambda: self._door.unlock(who, words))
        )
        form.recovery_wanted.connect(lambda who: self._show_recovery(look, who))
        form.backup_wanted.connect(self.show_backup)
        self._show(form)

    def _show_recovery(self, look: Look, person_id: str) -> None:
        from omt_desktop.bootstrap import judge_passphrase, suggested_passphrase
        from omt_desktop.ui.gate.recovery_form import RecoveryForm

        login = next((login for login in look.logins if login.person_id == person_id), Login(person_id, ""))
        form = RecoveryForm(login, judge_passphrase, suggested_passphrase, self._jobs)

        def opening(who: str, key: str, words: str) -> None:
            open_it = self._door.unlock_with_recovery_key
            self._begin(form, form.waiting, _DERIVING, lambda: open_it(who, key, words))

        form.filled.connect(opening)
        form.left.connect(lambda: self._show_unlock(look))
        self._show(form)

    def _show_first_start(self, *, from_before: bool) -> None:
        from omt_desktop.bootstrap import judge_passphrase, suggested_passphrase
        from omt_desktop.ui.gate.first_start_form import FirstStartForm

        form = FirstStartForm(judge_passphrase, suggested_passphrase, self._jobs, from_before=from_before)
        form.sample_wanted.connect(self.sample_wanted)
        make = self._door.take_over if from_before else self._door.create
        form.filled.connect(lambda name, words: self._begin(form, form.waiting, _CREATING, lambda: make(name, words)))
        form.backup_wanted.connect(self.show_backup)
        self._show(form)

    def show_backup(self) -> None:
        """Shows what brings a backup back, and afterwards what fits the folder then."""
        from omt_desktop.ui.gate.backup_desk import BackupDesk

        desk = BackupDesk(self._door, self._jobs)
        desk.done.connect(self.look)
        desk.done.connect(lambda: self.tell(BROUGHT_BACK))
        desk.left.connect(self.look)
        self._show(desk.form)

    def _begin(self, form: GateCard, waiting: Waiting, words: str, open_it: Callable[[], Opened]) -> None:
        """Opens on the worker what `open_it` opens; meanwhile the form says so and takes nothing."""

        def open_and_keep() -> Opened:
            opened = open_it()
            self._keep(opened.services)
            return opened

        waiting.begin(words)
        form.setEnabled(False)

        def failed(problem: Exception) -> None:
            waiting.end()
            form.setEnabled(True)
            self._tell(form, problem)

        self._jobs.start(open_and_keep, self._opened, failed, form)

    def _opened(self, opened: Opened) -> None:
        if opened.recovery_key:
            self._show_sheet(opened.services, opened.recovery_key)
        elif opened.services.people.must_choose_passphrase():
            self._show_own_passphrase(opened.services)
        else:
            self._enter(opened.services)

    def _show_sheet(self, services: Services, key: str) -> None:
        from omt_desktop.bootstrap import write_recovery_sheet
        from omt_desktop.ui.gate.sheet_form import SheetForm, ask_where

        now: datetime = services.clock.now()
        form = SheetForm(key, now, write_recovery_sheet, self._choose_file or ask_where, self._jobs)

        def done(checked: bool) -> None:
            try:
                if checked:
                    services.people.recovery_was_checked()
            except Refusal as problem:
                self._log_fault(problem)
            self._enter(services)

        form.done.connect(done)
        self._show(form, services)

    def _show_own_passphrase(self, services: Services) -> None:
        from omt_desktop.bootstrap import judge_passphrase, suggested_passphrase
        from omt_desktop.ui.gate.own_passphrase_form import OwnPassphraseForm

        name = services.access.person.name
        form = OwnPassphraseForm(name, judge_passphrase, suggested_passphrase, self._jobs)

        def use(words: str) -> None:
            form.waiting.begin(_DERIVING)
            form.setEnabled(False)
            change = services.people.change_own_passphrase
            self._jobs.start(lambda: change(words), lambda _: changed(), failed, form)

        def changed() -> None:
            # Locked since, it is closed again.
            if self.services is services:
                self._enter(services)

        def failed(problem: Exception) -> None:
            form.waiting.end()
            form.setEnabled(True)
            self._tell(form, problem)

        form.filled.connect(use)
        self._show(form, services)

    def _enter(self, services: Services) -> None:
        self.drop()
        self.entered.emit(services)

    def _show(self, form: GateCard, services: Services | None = None) -> None:
        self.drop()
        self.services = services
        self.form = form
        self.addWidget(form)
        self.setCurrentWidget(form)
        form.setFocus()
        if services is not None:
            self.came_in.emit()

    def _tell(self, form: GateCard, problem: Exception) -> None:
        if not isinstance(problem, Refusal):
            self._log_fault(problem)
        sentence = str(problem) if isinstance(problem, Refusal) else _FAULT
        form.refuse(sentence, problem.wait if isinstance(problem, NotOpened) else 0)
        if isinstance(form, UnlockForm) and isinstance(problem, NotOurFile):
            form.offer_backup()

    def _log_fault(self, problem: Exception) -> None:
        _log.error("the practice could not be opened", exc_info=problem)
