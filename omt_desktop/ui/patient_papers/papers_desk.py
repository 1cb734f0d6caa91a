"""What the page of a patient's papers does: opens documents in the preview, adds some, and exports."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.patient_papers.export_run import ExportRun
from omt_desktop.ui.patient_papers.papers_page import PapersPage
from omt_desktop.ui.patient_rows import complaints_line
from omt_desktop.ui.place import Shell
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.report_export import first_folder
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.documents import SUFFIXES as SHOWN
from omt_desktop.workflow.documents import Document, suffix_of
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationSummary
from omt_desktop.workflow.exports import SUFFIXES, ExportKind, Wanted
from omt_desktop.workflow.words import Words

AskFile = Callable[[QWidget], str]
_FILTER = "Documents (*.pdf *.png *.jpg *.jpeg *.txt);;All files (*)"
_log = logging.getLogger(__name__)


def ask_for_export_file(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export", suggested)
    return chosen


def ask_for_document(parent: QWidget) -> str:
    """The path of the document to add; empty where it was cancelled."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Add a document", "", _FILTER)
    return chosen


class PapersDesk(QObject):
    """One patient at a time."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        page_id: str,
        back: str,
        preview: str,
        ask_for_file: AskFile = ask_for_document,
    ) -> None:
        super().__init__(shell.pages)
        self._services = services
        self._shell = shell
        self._page_id, self._back, self._preview = page_id, back, preview
        self._choose_file = shell.choose_file or ask_for_export_file
        self._ask_for_file = ask_for_file
        self._folder = first_folder()
        self._words = Words(services.content)
        self._patient: Patient | None = None
        self._documents: dict[str, Document] = {}
        self.page = PapersPage()
        self.run = ExportRun(services.exports, shell.jobs, shell.messages)
        self.page.left.connect(lambda: shell.go(back))
        self.page.opened.connect(self._open)
        self.page.add_wanted.connect(self._add)
        self.page.give_wanted.connect(self._ask_for_document)
        self.page.exports.wanted.connect(self._ask)

    def arrive(self) -> None:
        """Shows the patient of the errand, or once more the one that was shown, as stored now."""
        errand = self._shell.taken_errand()
        if errand is not None:
            self._show(errand.patient_id)
        else:
            self._show(self._patient.id if self._patient else "", self.page.list.current_key)

    def _show(self, patient_id: str, current: str = "") -> None:
        services = self._services
        try:
            self._patient = services.patients.get(patient_id)
            documents = services.documents.of_patient(patient_id)
            evaluations = services.evaluations.of_patient(patient_id)
        except Refusal as problem:
            self._shell.messages.say(str(problem), MessageKind.DANGER)
            self._shell.go(self._back)
            return
        self._documents = {document.id: document for document in documents}
        self.page.exports.show_evaluations([(one.id, self._told(one)) for one in evaluations])
        today, may_add = services.clock.now().date(), services.access.may(Action.WRITE_CLINICAL)
        self.page.show_patient(self._patient, documents, today, current=current, may_add=may_add)
        self.page.take_focus()

    def _told(self, summary: EvaluationSummary) -> str:
        state = "signed" if summary.signed else "signed elsewhere" if summary.elsewhere else "draft"
        day = day_in_words(date.fromisoformat(summary.evaluated_on))
        return f"{day} · {complaints_line(summary, self._words)} · {state}"

    def _open(self, document_id: str) -> None:
        document, patient = self._documents.get(document_id), self._patient
        if document is None or patient is None:
            return
        if document.media_type not in SHOWN:
            self._shell.messages.say(
                "A document of this kind is not shown here. «Export the document» saves it for another program.",
                MessageKind.WARNING,
            )
            return
        source = PdfSource(
            document.name,
            f"{patient.full_name} · {document.added_at:%Y-%m-%d %H:%M}",
            Given("document", patient.id, document.id),
            _file_name(document),
            lambda: (self._services.documents.content(document_id), ()),
            self._page_id,
            document.media_type,
        )
        if self._shell.preview is None:
            self._shell.go(self._preview)
        if self._shell.preview is not None:
            self._shell.preview(source)
            self._shell.go(self._preview)

    def _add(self) -> None:
        patient, chosen = self._patient, asked(self.page, lambda: self._ask_for_file(self.page), "")
        if patient is None or not chosen:
            return
        self._shell.messages.say("Adding the document …")
        self._shell.jobs.start(
            lambda: self._services.documents.attach(patient.id, Path(chosen)), self._added, self._failed, self
        )

    def _added(self, document: Document) -> None:
        self._shell.messages.say(f"«{document.name}» was added. The file it came from is still where it was.")
        if self._patient is not None and self._patient.id == document.patient_id:
            self._show(document.patient_id, document.id)

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refusal):
            self._shell.messages.say(str(problem), MessageKind.DANGER)
            return
        _log.error("a document could not be added or given out", exc_info=problem)
        self._shell.messages.say(
            "This did not work because of a fault in the program. Nothing was changed; please report it.",
            MessageKind.DANGER,
        )

    def _ask_for_document(self, document_id: str) -> None:
        document = self._documents.get(document_id)
        if document is not None:
            self.page.disclosure.ask("Export the document", lambda disclosure: self._give(document, disclosure))

    def _give(self, document: Document, disclosure: Disclosure) -> None:
        target = self._target(_file_name(document), suffix_of(document.media_type))
        if target is None:
            return
        given = Given("document", document.patient_id, document.id)

        def give() -> str:
            content = self._services.documents.content(document.id)
            self._services.handing_out.save(given, disclosure, target, content)
            return f"Exported to {target}."

        self._shell.jobs.start(give, self._shell.messages.say, self._failed, self)

    def _ask(self, kind: ExportKind, record_id: str) -> None:
        if self._patient is not None and not self.run.running:
            wanted = Wanted(kind, self._patient.id, record_id, bom=True)
            self.page.disclosure.ask("Export", lambda disclosure: self._export(wanted, disclosure))

    def _export(self, wanted: Wanted, disclosure: Disclosure) -> None:
        suffix, now = SUFFIXES[wanted.kind], self._services.clock.now()
        target = self._target(f"omt-{wanted.kind}-{now:%Y-%m-%d-%H%M}{suffix}", suffix)
        if target is None:
            return

        def save(data: bytes) -> str:
            self._services.exports.save(wanted, disclosure, target, data)
            return f"Exported to {target}, with its SHA-256 beside it."

        self.run.start(wanted, save)

    def _target(self, suggested: str, suffix: str) -> Path | None:
        beside = str(Path(self._folder) / suggested)
        chosen = asked(self.page, lambda: self._choose_file(self.page, beside), "")
        if not chosen:
            return None
        target = Path(chosen) if chosen.lower().endswith(suffix) else Path(f"{chosen}{suffix}")
        self._folder = str(target.parent)
        return target


def _file_name(document: Document) -> str:
    return f"omt-document-{document.added_at:%Y-%m-%d-%H%M}{suffix_of(document.media_type)}"
