"""Choosing a patient where one is needed: a line to search in, and under it the few that are found."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.patient_rows import patient_row
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_list import RowList
from omt_desktop.ui.typing_pause import TypingPause
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.evaluation_record import PatientRow

FOUND = 6
_ROW = 60


class PatientPicker(QWidget):
    """Shows who was chosen with mark and name, until another one is wanted. `find` is asked for what is typed."""

    chosen = Signal()

    def __init__(
        self, find: Callable[[str], Sequence[PatientRow]], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._today = today
        self._rows: dict[str, PatientIdentity] = {}
        self.patient: PatientIdentity | None = None
        """Who was chosen; None for nobody yet."""
        self.search = QLineEdit()
        self.search.setAccessibleName("Patient")
        self.search.setPlaceholderText("Name, birth date or number")
        self.list = RowList("Patients found")
        self.nobody = PlainLabel("Nobody found.", "small")
        self.mark = PatientMark(32)
        self.name = PlainLabel("", "label", wrap=True)
        self.change = IconButton("edit", name="Choose another patient")
        self._person = QWidget()
        row = QHBoxLayout(self._person)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.name, 1)
        row.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._person, self.search, self.list, self.nobody):
            column.addWidget(part)
        self._pause = TypingPause(self._look, self)
        self.search.textEdited.connect(self._pause.touch)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.change.clicked.connect(lambda: self.choose(None))
        self.setFocusProxy(self.search)
        self.choose(None)

    def choose(self, patient: PatientIdentity | None) -> None:
        """This patient is chosen; None to look for one."""
        self.patient = patient
        for part, shown in ((self._person, patient is not None), (self.search, patient is None)):
            set_shown(part, shown)
        set_shown(self.list, False)
        set_shown(self.nobody, False)
        if patient is not None:
            self.mark.show_patient(patient.id)
            self.name.setText(patient.called_name)
        else:
            self.search.clear()
            self.search.setFocus()
        self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._pause.now()
            if self.list.count:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        text = self.search.text().strip()
        rows = self._find(text)[:FOUND] if text else ()
        self._rows = {row.patient.id: row.patient for row in rows}
        self.list.show_rows([patient_row(row, self._today()) for row in rows])
        self.list.setFixedHeight(_ROW * min(len(rows), 4) + 4)
        set_shown(self.list, bool(rows))
        set_shown(self.nobody, bool(text) and not rows)

    def _take_first(self) -> None:
        self._pause.now()
        if self._rows:
            self._take(self.list.current_key or next(iter(self._rows)))

    def _take(self, patient_id: str) -> None:
        if patient_id in self._rows:
            self.choose(self._rows[patient_id])
