"""An earlier visit beside the open step: what was recorded then, what now, and how it went on."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.exam import Option
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.growing_list import GrowingList
from omt_desktop.ui.last_visit.course_row import CourseRow
from omt_desktop.ui.patient_parts.list_choice import ListChoice
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationSummary
from omt_desktop.workflow.since_last_visit import (
    Compared,
    compared_items,
    counts_in_words,
    earlier_visits,
    unknown_to_this_exam,
    what_went_on,
)
from omt_desktop.workflow.words import counted

_FEW = 12
_NOTHING_HERE = "Nothing was recorded on this step, neither then nor now."
_NOTHING_ELSE = "Nothing that was found differs from then."

ReadVisits = Callable[[str], Sequence[EvaluationSummary]]
ReadVisit = Callable[[str], Evaluation]


class LastVisitPanel(QStackedWidget):
    """Reads the patient's visits when it first comes into sight; each visit that is read is told in the trail."""

    def __init__(
        self, bridge: SessionBridge, visits_of: ReadVisits, read: ReadVisit, parent: QWidget | None = None
    ) -> None:
        """`visits_of` gives the evaluations of a patient and `read` one of them; both may raise Refusal."""
        super().__init__(parent)
        self.setAccessibleName("Last visit")
        self._bridge = bridge
        self._visits_of = visits_of
        self._read = read
        self._then: Evaluation | None = None
        self._asked = False
        self.empty = EmptyState(
            "evaluation", "No earlier visit", "What you record today stands here at the next visit."
        )
        self.day = PlainLabel("", "heading", wrap=True)
        self.choice: ListChoice | None = None
        """Which of several visits; None for a single one."""
        self.counts = PlainLabel("", "small", wrap=True)
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.rows = GrowingList[Compared, CourseRow](self._row, CourseRow.show_compared, _FEW)
        self.left_out = PlainLabel("", "small", wrap=True)
        self.addWidget(self.empty)
        self.addWidget(self._page())
        bridge.changed.connect(self._follow)
        bridge.step_changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._find()
        self._follow()

    def _page(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget()
        column.setProperty("role", "scrolled")
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        for part in (self.day, self.counts, self.nothing, self.rows, self.left_out):
            self._column.addWidget(part)
        self._column.addStretch(1)
        area.setWidget(column)
        return area

    def _row(self) -> CourseRow:
        row = CourseRow()
        row.wanted.connect(self._bridge.show_item)
        return row

    def _find(self) -> None:
        try:
            visits = earlier_visits(self._bridge.record, self._visits_of(self._bridge.record.patient.id))
        except Refusal as refusal:
            self.empty.say("Not shown", str(refusal))
            return
        if not visits:
            return
        if len(visits) > 1:
            options = [Option(visit.id, _called(visit)) for visit in visits]
            self.choice = ListChoice(options, "Which visit")
            self.choice.picked.connect(self._open)
            self._column.insertWidget(1, self.choice)
        self._open(visits[0].id)

    def _open(self, evaluation_id: str) -> None:
        try:
            self._then = self._read(evaluation_id)
        except Refusal as refusal:
            self.empty.say("Not shown", str(refusal))
            self.setCurrentIndex(0)
            return
        self.setCurrentIndex(1)
        self._follow()

    def _follow(self) -> None:
        if self._then is None or not self.isVisible():
            return
        now, content = self._bridge.evaluation, self._bridge.content
        step = next((step for step in content.exam.steps if step.id == self._bridge.step_id), None)
        of_step = step is not None and bool(step.blocks)
        if step is not None and of_step:
            compared = compared_items(step.items, self._then, now, content)
        else:
            compared = what_went_on(self._then, now, content)
        self.day.setText(f"Visit of {day_in_words(self._then.evaluated_on)}")
        self.counts.setText(counts_in_words(compared))
        set_shown(self.counts, bool(compared))
        self.nothing.setText(_NOTHING_HERE if of_step else _NOTHING_ELSE)
        set_shown(self.nothing, not compared)
        self.rows.show_entries(compared)
        unknown = unknown_to_this_exam(self._then, content)
        self.left_out.setText(
            f"Not compared: {counted(unknown, 'finding', 'findings')} of then, which this exam does not ask for."
        )
        set_shown(self.left_out, bool(unknown))


def _called(visit: EvaluationSummary) -> str:
    state = "signed" if visit.signed else "decided" if visit.decided else "draft"
    return f"{day_in_words(date.fromisoformat(visit.evaluated_on))} · {state}"
