"""Exporting the chart PDF: asks where, makes and writes it in the background, and tells quietly how it went."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord

ChooseFile = Callable[[QWidget, str], str]
_SUFFIX = ".pdf"
_log = logging.getLogger(__name__)


def ask_for_file(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export the chart PDF", suggested, "PDF files (*.pdf)")
    return chosen


class ReportExport(QObject):
    """One export at a time; the window stays usable meanwhile."""

    finished = Signal()

    def __init__(
        self, services: Services, jobs: BackgroundJobs, messages: MessageBar, choose_file: ChooseFile = ask_for_file
    ) -> None:
        super().__init__(messages)
        self._services = services
        self._jobs = jobs
        self._messages = messages
        self._choose_file = choose_file
        self._folder = first_folder()
        self._running = False

    def start(
        self, record: EvaluationRecord, recommendation: Recommendation, disclosure: Disclosure, parent: QWidget
    ) -> None:
        """Asks for the file and writes it on the worker; the audit trail knows before to whom it goes and why.

        A second call while one runs does nothing.
        """
        if self._running:
            return
        suggested = str(Path(self._folder) / suggested_name(record))
        chosen = asked(parent, lambda: self._choose_file(parent, suggested), "")
        if not chosen:
            return
        target = Path(chosen) if chosen.lower().endswith(_SUFFIX) else Path(chosen + _SUFFIX)
        self._folder = str(target.parent)
        self._running = True
        self._messages.say("Writing the PDF …")
        self._jobs.start(
            lambda: self._give(record, recommendation, disclosure, target),
            lambda notes: self._done(target, notes),
            self._failed,
            self,
        )

    def _give(
        self, record: EvaluationRecord, recommendation: Recommendation, disclosure: Disclosure, target: Path
    ) -> Sequence[str]:
        content = self._services.protocols.content_with(record.protocol)
        data, notes = self._services.reports.pdf(record, recommendation, content)
        given = Given("chart_report", record.patient.id, record.id)
        self._services.handing_out.save(given, disclosure, target, data)
        return notes

    def _done(self, target: Path, notes: Sequence[str]) -> None:
        self._running = False
        told = " ".join((f"Exported to {target}.", *notes))
        actions = [("Open", lambda: _open(target))]
        self._messages.say(told, MessageKind.WARNING if notes else MessageKind.OK, actions)
        self.finished.emit()

    def _failed(self, problem: Exception) -> None:
        self._running = False
        if isinstance(problem, Refusal):
            self._messages.say(str(problem), MessageKind.DANGER)
        else:
            _log.error("the PDF could not be made", exc_info=problem)
            self._messages.say(
                "The PDF could not be made because of a fault in the program. The evaluation is saved; "
                "try again, and report it if it happens again.",
                MessageKind.DANGER,
            )
        self.finished.emit()


def first_folder() -> str:
    """The user's documents, or where there is no such folder their home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())


def suggested_name(record: EvaluationRecord) -> str:
    """A file name that tells nothing about the patient."""
    return f"omt-evaluation-{record.evaluation.evaluated_on}-{record.started_at:%H%M}{_SUFFIX}"


def _open(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
