"""The page of a patient's papers: documents above, exports below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.card import Card
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.preview.disclosure_strip import DisclosureStrip
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.documents import Document, DocumentKind
from omt_desktop.workflow.exports import ExportKind

KINDS = (
    Option(ExportKind.PATIENT.value, "Everything"),
    Option(ExportKind.FHIR.value, "FHIR document"),
    Option(ExportKind.EVALUATION.value, "Evaluation file"),
    Option(ExportKind.REGIONS.value, "Regions and severity"),
)
MEANINGS = {
    ExportKind.PATIENT: "Every evaluation with its report, the documents and tables, in one archive with SHA-256 sums.",
    ExportKind.FHIR: "The newest evaluation as a document that other record systems take in (FHIR R4).",
    ExportKind.EVALUATION: "The newest evaluation as a file that this program reads again.",
    ExportKind.REGIONS: "The newest evaluation as a table: each region by TART signs and severity 0 to 3.",
}
_KIND_WORDS = {DocumentKind.REPORT: "Sealed when signed", DocumentKind.ATTACHMENT: "Added"}
_KILO = 1024


class PapersPage(QWidget):
    """Shows; what is wanted is announced."""

    left = Signal()
    opened = Signal(str)
    """The id of the document to look at."""
    export_wanted = Signal(object)
    """The ExportKind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.kind = ExportKind.PATIENT
        self.back = IconButton("back", "Back to the patient", token="muted", name="Back to the patient, Esc")
        self.name = PlainLabel("", "title", wrap=True)
        self.identity = PlainLabel("", "muted", wrap=True)
        self.list = RowList("Documents of this patient")
        self.list.setProperty("role", "bare")
        self._empty = EmptyState("note", "No document yet", "Sign an evaluation: its sealed report is kept here.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.kinds = OptionButtons(KINDS, {}, joined=True)
        self.kinds.set_name("What to export")
        self.meaning = PlainLabel("", "small", wrap=True)
        self.export = Button("Export …")
        self.export.setProperty("role", "primary")
        self.disclosure = DisclosureStrip()
        self._arrange()
        self.back.clicked.connect(self.left)
        self.list.opened.connect(self.opened)
        self.kinds.picked.connect(self._pick)
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.kind))
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._escape)
        self._pick(self.kind)

    def show_patient(self, patient: Patient, documents: Sequence[Document], today: date, *, evaluated: bool) -> None:
        """Shows the patient's documents; what can be exported depends on whether there is an evaluation."""
        self.name.setText(patient.called_name)
        self.identity.setText(identity_line(patient, today))
        self.list.show_rows([_row(document) for document in documents])
        self._stack.setCurrentWidget(self.list if documents else self._empty)
        for kind, button in self.kinds.buttons.items():
            button.setEnabled(evaluated or kind == ExportKind.PATIENT)
        if not evaluated:
            self._pick(ExportKind.PATIENT)

    def take_focus(self) -> None:
        """The hand is on the documents, or on the export where there are none."""
        (self.list if self.list.count else self.export).setFocus()

    def _pick(self, kind: str) -> None:
        self.kind = ExportKind(kind)
        self.kinds.show_on((self.kind.value,), asked=True)
        self.meaning.setText(MEANINGS[self.kind])

    def _escape(self) -> None:
        if self.disclosure.isVisible():
            self.disclosure.leave()
        else:
            self.left.emit()

    def _arrange(self) -> None:
        documents = Card("Documents", "Enter opens one. They live in the encrypted database and in no other file.")
        documents.body.addWidget(self._stack, 1)
        exports = Card("Export", "The practice keeps to whom something was given and why.")
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        row.addStretch(1)
        row.addWidget(self.export)
        exports.body.addLayout(row)
        exports.add(self.meaning)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch(1)
        column.addLayout(back)
        column.addWidget(self.name)
        column.addWidget(self.identity)
        column.addWidget(documents, 1)
        column.addWidget(exports)
        column.addWidget(self.disclosure)


def _row(document: Document) -> Row:
    size = f"{max(1, round(document.size / _KILO))} KB"
    added = day_in_words(document.added_at.date())
    detail = f"{_KIND_WORDS[document.kind]} · {added} {document.added_at:%H:%M}"
    return Row(document.id, RowLook(document.name, detail, size))
