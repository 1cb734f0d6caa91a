"""The landmark the hand is on, in large letters, with the way to the next one and the way to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.posture.landmarks import Landmark
from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.posture.figure_text import TITLES
from omt_desktop.ui.state_glyph import StateGlyph
from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_state import AnswerState


class LandmarkHead(QWidget):
    """Says what was pressed; what it shows is only what `show_landmark` said last."""

    walked = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = StateGlyph(self)
        self.name = PlainLabel("", "title", wrap=True, parent=self)
        self.view = PlainLabel("", "muted", wrap=True, parent=self)
        self.clear = Button("Not examined", self)
        self.clear.setProperty("role", "quiet")
        self.clear.setToolTip("Takes everything recorded of this landmark back · Delete")
        self.before = IconButton("back", "", token="muted", name="Landmark above", parent=self)
        self.after = IconButton("next", "", token="muted", name="Landmark below", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        # One under the other: side by side, long names would make the page wider than its window.
        words = TopDown()
        words.addWidget(self.name)
        words.addWidget(self.view)
        line.addWidget(self.glyph)
        line.addLayout(words, 1)
        for button in (self.clear, self.before, self.after):
            line.addWidget(button)
        self.clear.clicked.connect(self.cleared)
        self.before.clicked.connect(lambda: self.walked.emit(-1))
        self.after.clicked.connect(lambda: self.walked.emit(1))

    def show_landmark(self, landmark: Landmark, state: AnswerState) -> None:
        """The name, the view and how the landmark stands."""
        self.glyph.show_state(state)
        self.name.setText(landmark.name)
        self.view.setText(TITLES[landmark.view].lower())
        set_shown(self.clear, state is not AnswerState.NOT_RECORDED)
