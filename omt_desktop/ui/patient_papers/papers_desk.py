"""What the page of a patient's papers does: opens documents in the preview, and exports."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.patient_papers.export_run import ExportRun
from omt_desktop.ui.patient_papers.papers_page import PapersPage
from omt_desktop.ui.place import Shell
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.report_export import first_folder
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.documents import PDF, Document
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.exports import SUFFIXES, ExportKind, Wanted


def ask_for_export_file(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export", suggested)
    return chosen


class PapersDesk(QObject):
    """One patient at a time."""

    def __init__(self, services: Services, shell: Shell, page_id: str, back: str, preview: str) -> None:
        super().__init__(shell.pages)
        self._services = services
        self._shell = shell
        self._page_id, self._back, self._preview = page_id, back, preview
        self._choose_file = shell.choose_file or ask_for_export_file
        self._folder = first_folder()
        self._patient: Patient | None = None
        self._documents: dict[str, Document] = {}
        self._newest = ""
        self.page = PapersPage()
        self.run = ExportRun(services.exports, shell.jobs, shell.messages)
        self.page.left.connect(lambda: shell.go(back))
        self.page.opened.connect(self._open)
        self.page.export_wanted.connect(self._ask)

    def arrive(self) -> None:
        """Shows the patient of the errand, or once more the one that was shown, as stored now."""
        errand = self._shell.taken_errand()
        patient_id = errand.patient_id if errand is not None else self._patient.id if self._patient else ""
        try:
            self._patient = self._services.patients.get(patient_id)
            documents = self._services.documents.of_patient(patient_id)
            evaluations = self._services.evaluations.of_patient(patient_id)
        except Refusal as problem:
            self._shell.messages.say(str(problem), MessageKind.DANGER)
            self._shell.go(self._back)
            return
        self._documents = {document.id: document for document in documents}
        self._newest = evaluations[0].id if evaluations else ""
        today = self._services.clock.now().date()
        self.page.show_patient(self._patient, documents, today, evaluated=bool(evaluations))
        self.page.take_focus()

    def _open(self, document_id: str) -> None:
        document, patient = self._documents.get(document_id), self._patient
        if document is None or patient is None:
            return
        if document.media_type != PDF:
            self._shell.messages.say(
                "This document is not a PDF, so it is not shown here. Export everything of the patient to get it.",
                MessageKind.WARNING,
            )
            return
        given = Given("document", patient.id, document.id)
        name = f"omt-document-{document.added_at:%Y-%m-%d-%H%M}.pdf"
        whose = f"{patient.full_name} · {document.added_at:%Y-%m-%d %H:%M}"
        source = PdfSource(
            document.name,
            whose,
            given,
            name,
            lambda: (self._services.documents.content(document_id), ()),
            self._page_id,
        )
        if self._shell.preview is None:
            self._shell.go(self._preview)
        if self._shell.preview is not None:
            self._shell.preview(source)
            self._shell.go(self._preview)

    def _ask(self, kind: ExportKind) -> None:
        if self._patient is not None and not self.run.running:
            patient = self._patient
            self.page.disclosure.ask("Export", lambda disclosure: self._export(kind, patient, disclosure))

    def _export(self, kind: ExportKind, patient: Patient, disclosure: Disclosure) -> None:
        today = self._services.clock.now()
        suffix = SUFFIXES[kind]
        suggested = f"omt-{kind}-{today:%Y-%m-%d-%H%M}{suffix}"
        chosen = self._choose_file(self.page, str(Path(self._folder) / suggested))
        if not chosen:
            return
        target = Path(chosen) if chosen.lower().endswith(suffix) else Path(f"{chosen}{suffix}")
        self._folder = str(target.parent)
        record_id = "" if kind is ExportKind.PATIENT else self._newest
        wanted = Wanted(kind, patient.id, record_id, bom=True)

        def save(data: bytes) -> str:
            self._services.exports.save(wanted, disclosure, target, data)
            return f"Exported to {target}, with its SHA-256 beside it."

        self.run.start(wanted, save)
