"""Writing calendar files: with names or without, where to, in the background, and told quietly."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.place import Shell
from omt_desktop.ui.report_export import ChooseFile
from omt_desktop.workflow.errors import Refusal

_SUFFIX = ".ics"
_WAYS = (("Without names …", False), ("With the names of patients …", True))


def ask_for_calendar_file(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the calendar file", suggested, "Calendar files (*.ics)")
    return chosen


class CalendarFileExport(QObject):
    """Offers both kinds of file in the messages."""

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._files = services.calendar_files
        self._shell = shell
        self._page = page
        self._choose: ChooseFile = shell.choose_file or ask_for_calendar_file

    def offer(self, appointment_id: str = "") -> None:
        """Asks whether the file of the session of that id, or of all of them, names the patients."""
        what = "this session" if appointment_id else "all sessions"
        ways = [(word, partial(self.write, appointment_id, names=names)) for word, names in _WAYS]
        self._shell.messages.say(
            f"A calendar file of {what} can be read by any calendar, also by one that others see.", MessageKind.OK, ways
        )
        self._shell.messages.actions_offered[0].setFocus()

    def write(self, appointment_id: str, *, names: bool) -> None:
        """Asks for the file and writes it on the worker."""
        suggested = f"omt-session{_SUFFIX}" if appointment_id else f"omt-sessions{_SUFFIX}"
        chosen = asked(self._page, lambda: self._choose(self._page, suggested), "")
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)
        files = self._files
        job: Callable[[], object] = (
            (lambda: files.one(appointment_id, target, names=names))
            if appointment_id
            else (lambda: files.all(target, names=names))
        )
        told = f"The calendar file is {target}." + ("" if names else " It names nobody.")
        self._shell.jobs.start(job, lambda _: self._shell.messages.say(told), self._failed, self)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Refusal):
            raise problem
        self._shell.messages.say(str(problem), MessageKind.DANGER)
