"""The consent as it was answered, with the way to its question."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.state_glyph import StateGlyph
from omt_desktop.workflow.answer_state import AnswerState
from omt_desktop.workflow.answer_words import item_text
from omt_desktop.workflow.words import Words

CONSENT = "consent.informed"
_GIVEN = "yes"


class ConsentRow(QWidget):
    """Shows, and leads to the question; it never answers it."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._words = Words(bridge.content)
        self.glyph = StateGlyph(self)
        self.text = PlainLabel("", wrap=True, parent=self)
        self.go = QPushButton("Go to the question", self)
        self.go.setProperty("role", "quiet")
        self.go.clicked.connect(lambda: bridge.show_item(CONSENT))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.glyph)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.go)

    def show_current(self) -> None:
        """The answer as it is now."""
        item = self._words.item(CONSENT)
        answer = item_text(item, self._bridge.evaluation, self._words) if item else None
        value = self._bridge.evaluation.facts.get(CONSENT)
        self.text.setText(f"{self._words.fact(CONSENT)}: {answer or 'not asked'}")
        self.text.set_role("danger" if value not in (None, _GIVEN) else "")
        given = AnswerState.NORMAL if value == _GIVEN else AnswerState.FINDING
        self.glyph.show_state(AnswerState.NOT_RECORDED if value is None else given)
