"""The page of a patient's papers: documents above, exports below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.card import Card
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_papers.export_choice import ExportChoice
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.preview.disclosure_strip import DisclosureStrip
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.documents import JPEG, PDF, PLAIN, PNG, Document, DocumentKind

_INTRO = (
    "Enter opens one. PDF files, pictures (PNG, JPEG) and plain texts of up to 64 MB can be added; they live in the "
    "encrypted database and in no other file."
)
_NONE_YET = "Add a letter or a picture, or sign an evaluation: its sealed report is kept here."
_KIND_WORDS = {DocumentKind.REPORT: "Sealed when signed", DocumentKind.ATTACHMENT: "Added"}
_MEDIA_WORDS = {PDF: "PDF", PNG: "Picture", JPEG: "Picture", PLAIN: "Text"}
_KILO, _MEGA = 1024, 1024**2


class PapersPage(QWidget):
    """Shows; what is wanted is announced."""

    left = Signal()
    opened = Signal(str)
    """The id of the document to look at."""
    add_wanted = Signal()
    give_wanted = Signal(str)
    """The id of the document to export as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.back = IconButton("back", "Back to the patient", token="muted", name="Back to the patient, Esc")
        self.name = PlainLabel("", "title", wrap=True)
        self.identity = PlainLabel("", "muted", wrap=True)
        self.list = RowList("Documents of this patient")
        self.list.setProperty("role", "bare")
        self._empty = EmptyState("note", "No document yet", _NONE_YET)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.add = Button("Add a document …")
        self.give = Button("Export the document …")
        self.exports = ExportChoice()
        self.disclosure = DisclosureStrip()
        self._arrange()
        self.back.clicked.connect(self.left)
        self.list.opened.connect(self.opened)
        self.list.current_changed.connect(lambda key: self.give.setEnabled(bool(key)))
        self.add.clicked.connect(self.add_wanted)
        self.give.clicked.connect(lambda: self.give_wanted.emit(self.list.current_key))
        self.disclosure.left.connect(self.take_focus)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._escape)

    def show_patient(
        self, patient: Patient, documents: Sequence[Document], today: date, *, current: str = "", may_add: bool = True
    ) -> None:
        """Shows the patient's documents, and stands on the one of that id."""
        self.name.setText(patient.called_name)
        self.identity.setText(identity_line(patient, today))
        self.list.show_rows([_row(document) for document in documents], current)
        self._stack.setCurrentWidget(self.list if documents else self._empty)
        self.add.setVisible(may_add)
        self.give.setEnabled(bool(self.list.current_key))

    def take_focus(self) -> None:
        """The hand is on the documents, or on adding one where there are none."""
        (self.list if self.list.count else self.add).setFocus()

    def _escape(self) -> None:
        if self.disclosure.isVisible():
            self.disclosure.leave()
        else:
            self.left.emit()

    def _arrange(self) -> None:
        documents = Card("Documents", _INTRO)
        documents.body.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.give)
        row.addStretch(1)
        documents.body.addLayout(row)
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
        column.addWidget(self.exports)
        column.addWidget(self.disclosure)


def _row(document: Document) -> Row:
    size = document.size
    told = f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{max(1, round(size / _KILO))} KB"
    added = day_in_words(document.added_at.date())
    media = _MEDIA_WORDS.get(document.media_type, "File")
    detail = f"{_KIND_WORDS[document.kind]} · {media} · {added} {document.added_at:%H:%M}"
    return Row(document.id, RowLook(document.name, detail, told))
