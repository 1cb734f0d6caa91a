"""Finding a patient: a search line and the list under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.icons import icon
from omt_desktop.ui.plain_label import PlainLabel

if TYPE_CHECKING:
    from datetime import date

    from omt_desktop.ui.patient_parts.view_choices import ViewChoices
    from omt_desktop.ui.row_list import RowList
    from omt_desktop.workflow.evaluation_record import PatientRow

    ReadMore = Callable[[PatientRow], Sequence[PatientRow]]

LIMIT = 50
"""As many are shown of a search; the list without a search is read on as it is scrolled."""
OPENING = "Opening the practice …"
_PATIENCE_MS = 1000
"""A practice that takes longer to open is shown as work that goes on."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is told beside the rows: all patients, how many of them are listed, and how a typed date was read."""

    total: int
    among: int | None = None
    """None where nobody is left out."""
    understood: str = ""


class PatientFinder(QWidget):
    """Announces what is searched for and who was chosen; shows the patients it is given.

    Until it is given any, it says that the practice is being opened, and keeps what is typed.
    """

    searched = Signal(str)
    chosen = Signal(str)
    """The id of the patient the list stands on; empty for none."""
    opened = Signal(str)
    """The id of the patient that Enter or a click opened."""
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("Name, birth date, record number or phone")
        self.search.setAccessibleName("Find a patient by name, date of birth, record number or phone")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self._open_current)
        self.search.installEventFilter(self)
        self._glass = self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.add = IconButton("add", "Add patient", role="primary", token="on_accent")
        self.add.clicked.connect(self.add_wanted)
        self.empty = EmptyState("patients", OPENING, "You can type a name already, or add a patient (Ctrl+N).")
        self.count = PlainLabel("", "small", wrap=True)
        self.understood = PlainLabel("", "small")
        """How a date in the search was read."""
        self.understood.hide()
        self.busy: QProgressBar | None = None
        """Work that goes on, where opening the practice takes long."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_busy)
        self._patience.start(_PATIENCE_MS)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(row)
        self._column.addWidget(self.understood)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.count)

    @cached_property
    def list(self) -> RowList:
        """The patients found; made when the first ones are shown."""
        from omt_desktop.ui.row_list import RowList

        found = RowList("Patients")
        found.current_changed.connect(self.chosen)
        found.opened.connect(self.opened)
        self._stack.addWidget(found)
        return found

    @cached_property
    def choices(self) -> ViewChoices:
        """Which patients are listed and in which order; made with the list."""
        from omt_desktop.ui.patient_parts.view_choices import ViewChoices

        made = ViewChoices()
        made.changed.connect(lambda: self.searched.emit(self.search.text()))
        self._column.insertWidget(self._column.indexOf(self._stack), made)
        return made

    def show_patients(
        self, rows: Sequence[PatientRow], found: Found, today: date, current: str, more: ReadMore | None = None
    ) -> None:
        """Shows the patients found and stands on `current` where it is among them; `more` reads on behind the last."""
        from omt_desktop.ui.paged_rows import PagedRows
        from omt_desktop.ui.patient_rows import patient_row

        self._stop_waiting()
        self.list.blockSignals(True)
        paged = PagedRows(rows, lambda row: patient_row(row, today), lambda row: row.patient.id, more)
        self.list.show_rows(paged, current)
        self.list.blockSignals(False)
        self._stack.setCurrentWidget(self.list if rows else self.empty)
        self.choices.setVisible(bool(found.total))
        self.understood.setText(found.understood)
        self.understood.setVisible(bool(found.understood))
        if found.total and not rows:
            self.empty.say(*self._nobody(found))
        elif not found.total:
            self.empty.say("No patients yet", "Add the first one with the button above or Ctrl+N.")
        self.count.setText(self._counted(found, len(rows), paged=more is not None))

    def _nobody(self, found: Found) -> tuple[str, str]:
        if not self.choices.is_everyone:
            return "Nobody among these", f"«{self.choices.shown.currentText()}» leaves others out. Choose «Everyone»."
        return "Nobody found", "Check the spelling, try fewer letters, or add the patient (Ctrl+N)."

    def _counted(self, found: Found, shown: int, *, paged: bool) -> str:
        from omt_desktop.workflow.words import counted

        if not found.total:
            return ""
        everyone = counted(found.total, "patient", "patients").replace(str(found.total), f"{found.total:,}")
        of = f"{found.among:,} of {everyone}" if found.among is not None else everyone
        cut = f"The first {LIMIT} are shown. Type more letters to see others." if shown >= LIMIT and not paged else ""
        return " · ".join(part for part in (of, cut) if part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._has_rows:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._glass.setIcon(icon("search", "muted"))

    def _open_current(self) -> None:
        if self._has_rows:
            if not self.list.current_key:
                self.list.stand_on_first()
            self.opened.emit(self.list.current_key)

    @property
    def _has_rows(self) -> bool:
        return self._stack.currentWidget() is not self.empty

    def _show_busy(self) -> None:
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        self.busy.setAccessibleName("Opening the practice")
        self._column.insertWidget(1, self.busy)

    def _stop_waiting(self) -> None:
        self._patience.stop()
        if self.busy is not None:
            self.busy.deleteLater()
            self.busy = None
