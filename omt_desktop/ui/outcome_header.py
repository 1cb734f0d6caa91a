"""The headline of the recommendation: a shape, a few words and a line, on a soft ground."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.tones import OUTCOME_SHAPES, OUTCOME_TONES
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.words import Words


class OutcomeHeader(QFrame):
    """Shows one outcome at a time."""

    def __init__(self, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words(content)
        self.setProperty("role", "outcome")
        self.symbol = PlainLabel("", "outcome_symbol", parent=self)
        self.title = PlainLabel("", "outcome", wrap=True, parent=self)
        self.line = PlainLabel("", "outcome_line", wrap=True, parent=self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.symbol)
        head.addWidget(self.title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.line)

    def show_outcome(self, outcome: Outcome) -> None:
        """The words, the shape and the ground of this outcome."""
        self.symbol.setText(self._words.of("cell_symbol", OUTCOME_SHAPES[outcome]))
        self.title.setText(self._words.of("outcome", outcome))
        self.line.setText(self._words.of("outcome_line", outcome))
        for widget in (self, self.symbol, self.title, self.line):
            set_look(widget, "tone", OUTCOME_TONES[outcome])
        self.setAccessibleName(f"Recommendation: {self.title.text()}")
        self.setAccessibleDescription(self.line.text())
