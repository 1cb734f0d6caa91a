"""Printing the call list: where to, in the background, and told quietly."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.place import Shell
from omt_desktop.ui.report_export import ChooseFile
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.confirmation_calls import CallList

_SUFFIX = ".pdf"


def ask_for_list_file(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the call list", suggested, "PDF files (*.pdf)")
    return chosen


class CallPrint(QObject):
    """The list as a PDF, to be opened and printed."""

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._paper = services.call_paper
        self._shell = shell
        self._page = page
        self._choose: ChooseFile = shell.choose_file or ask_for_list_file

    def start(self, due: CallList) -> None:
        """Asks for the file and writes it on the worker."""
        chosen = asked(self._page, lambda: self._choose(self._page, f"omt-calls-{due.today}{_SUFFIX}"), "")
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)
        paper = self._paper
        self._shell.jobs.start(lambda: paper.write(due, target), lambda _: self._done(target), self._failed, self)

    def _done(self, target: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

        open_it = [("Open", show)]
        self._shell.messages.say(f"The call list is {target}. It names patients.", MessageKind.OK, open_it)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, Refusal):
            raise problem
        self._shell.messages.say(str(problem), MessageKind.DANGER)
