"""Saying that a review was done, or is not wanted any more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.schedule.review import Ended, Review
from omt_desktop.ui.button import Button
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown


class EndForm(QFrame):
    """Stays open until it was stored."""

    wanted = Signal(object, str)
    """An `Ended`, and a remark."""
    patient_wanted = Signal()
    evaluation_wanted = Signal()
    closed = Signal()

    def __init__(self, *, to_patient: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        self._to_patient = to_patient
        self.title = PlainLabel("", "label", wrap=True)
        self.note = QLineEdit()
        self.note.setAccessibleName("Remark")
        self.note.setPlaceholderText("Remark")
        self.problem = PlainLabel("", "danger", wrap=True)
        self.done, self.drop = Button("Done"), Button("Not needed any more")
        self.done.setProperty("role", "primary")
        self.patient, self.evaluation, self.cancel = (
            Button("Open the patient"),
            Button("Open the evaluation"),
            Button("Cancel"),
        )
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        for button in (self.done, self.drop, self.patient, self.evaluation, self.cancel):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        for part in (self.title, self.note, buttons, self.problem):
            column.addWidget(part)
        self.done.clicked.connect(lambda: self.wanted.emit(Ended.DONE, self.note.text()))
        self.drop.clicked.connect(lambda: self.wanted.emit(Ended.DROPPED, self.note.text()))
        self.note.returnPressed.connect(lambda: self.wanted.emit(Ended.DONE, self.note.text()))
        self.patient.clicked.connect(self.patient_wanted)
        self.evaluation.clicked.connect(self.evaluation_wanted)
        self.cancel.clicked.connect(self.closed)

    def begin(self, review: Review, here: str) -> None:
        """The form for this review; `here` is the evaluation that is open already."""
        self.title.setText(review.what)
        self.note.clear()
        self.say("")
        set_shown(self.patient, self._to_patient)
        set_shown(self.evaluation, bool(review.evaluation_id) and review.evaluation_id != here)
        self.done.setFocus()

    def say(self, problem: str) -> None:
        """Why it could not be stored; empty for nothing."""
        self.problem.setText(problem)
        set_shown(self.problem, bool(problem))
