"""The recommendation, live beside the exam: headline, reasons, what is open, the matrix, what would change it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from omt_desktop.domain.decision import Decision
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.growing_list import GrowingList
from omt_desktop.ui.matrix_bands import MatrixBands
from omt_desktop.ui.outcome_header import OutcomeHeader
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.question_row import QuestionRow
from omt_desktop.ui.reason_rows import reason_rows
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.text_list import TextList
from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.open_questions import OpenQuestion, deciding_questions, needed_questions
from omt_desktop.workflow.reasons import reasons_of

_CELL = QSize(23, 24)
_LABEL_WIDTH = 100
_COLUMNS = 9
_FEW_REASONS = 5
_FEW_NEEDED = 4
_FEW_DECIDING = 3


class RecommendationPanel(QScrollArea):
    """Follows the bridge while it is in sight; an open question leads to where it is asked."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._stale = True
        self._told: tuple[Recommendation, Decision] | None = None
        """What is shown."""
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Recommendation")
        column = QWidget()
        column.setProperty("role", "scrolled")
        self.header = OutcomeHeader(bridge.content, column)
        self.reasons = reason_rows(bridge, _FEW_REASONS, column)
        self.needed_title = PlainLabel("Needed before a recommendation", "label", wrap=True, parent=column)
        self.needed = self._questions(_FEW_NEEDED, column)
        self.matrix = MatrixBands(bridge.content, _CELL, _LABEL_WIDTH, _COLUMNS, column)
        self.changes = TextList("What would change this", column)
        self.advice = TextList("Advice", column)
        self.deciding_title = PlainLabel("Open, and would decide more", "label", wrap=True, parent=column)
        self.deciding = self._questions(_FEW_DECIDING, column)
        column.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        layout = TopDown(column, gap=12)
        layout.setContentsMargins(16, 16, 16, 16)
        for part in (
            self.header,
            self.reasons,
            self.needed_title,
            self.needed,
            self.matrix,
            self.changes,
            self.advice,
            self.deciding_title,
            self.deciding,
        ):
            layout.addWidget(part)
        self.setWidget(column)
        self._show()
        bridge.recommended.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    def _questions(self, few: int, parent: QWidget) -> GrowingList[OpenQuestion, QuestionRow]:
        def make() -> QuestionRow:
            row = QuestionRow(parent)
            row.wanted.connect(self._bridge.show_item)
            return row

        return GrowingList[OpenQuestion, QuestionRow](make, QuestionRow.show_question, few, parent)

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        recommendation, content = self._bridge.recommendation, self._bridge.content
        told = recommendation, self._bridge.evaluation.decision
        if told == self._told:
            return
        self._told = told
        self.header.show_outcome(recommendation.outcome)
        self.reasons.show_entries(reasons_of(recommendation, content))
        needed = needed_questions(recommendation, content)
        self.needed_title.setText(f"Needed before a recommendation · {len(needed)}")
        self.needed.show_entries(needed)
        set_shown(self.needed_title, bool(needed))
        deciding = deciding_questions(recommendation, content)
        self.deciding_title.setText(f"Open, and would decide more · {len(deciding)}")
        self.deciding.show_entries(deciding)
        set_shown(self.deciding_title, bool(deciding))
        self.matrix.show_recommendation(recommendation, self._bridge.evaluation.decision)
        self.changes.show_lines(recommendation.workup)
        self.advice.show_lines(recommendation.advice)
