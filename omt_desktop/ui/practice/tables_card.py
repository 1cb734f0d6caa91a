"""The practice's tables as files for a spreadsheet or another program, with progress and a way to stop."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.button import Button
from omt_desktop.ui.patient_papers.export_run import ExportRun
from omt_desktop.ui.place import Shell
from omt_desktop.ui.preview.disclosure_strip import DisclosureStrip
from omt_desktop.ui.report_export import first_folder
from omt_desktop.workflow.disclosure import Disclosure
from omt_desktop.workflow.exports import SUFFIXES, ExportKind, Wanted

TITLE = "The practice as tables"
INTRO = (
    "Patients, evaluations, findings and regions as tables (CSV) in one archive. It is not encrypted: whoever has the "
    "file can read all of it. The practice keeps to whom it was given and why."
)


def ask_where(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export the tables", suggested, "Archive (*.zip)")
    return chosen


class TablesCard(QWidget):
    """One export at a time."""

    finished = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._choose_file = shell.choose_file or ask_where
        self.run = ExportRun(services.exports, shell.jobs, shell.messages)
        self.export = Button("Export the tables …")
        self.disclosure = DisclosureStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.export)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.disclosure)
        self.export.clicked.connect(self._ask)
        self.disclosure.left.connect(self.export.setFocus)
        self.run.finished.connect(self.finished)

    def _ask(self) -> None:
        if not self.run.running:
            self.disclosure.ask("Export the tables", self._export)

    def _export(self, disclosure: Disclosure) -> None:
        suffix = SUFFIXES[ExportKind.TABLES]
        name = f"omt-tables-{self._services.clock.now():%Y-%m-%d-%H%M}{suffix}"
        chosen = asked(self, lambda: self._choose_file(self, str(Path(first_folder()) / name)), "")
        if not chosen:
            return
        target = Path(chosen) if chosen.lower().endswith(suffix) else Path(f"{chosen}{suffix}")
        wanted = Wanted(ExportKind.TABLES, bom=True)

        def save(data: bytes) -> str:
            self._services.exports.save(wanted, disclosure, target, data)
            return f"Exported to {target}, with its SHA-256 beside it."

        self.run.start(wanted, save)
