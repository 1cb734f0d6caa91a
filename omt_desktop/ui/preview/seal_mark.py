"""The state of the seal on a document: a shape, a word and a sentence, never colour alone."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.icons import drawn
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import colour
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.seal import SealState, SealVerdict
from omt_desktop.workflow.seal_words import STATE_WORDS, seal_sentence

_ICON = 20
_SHARPNESS = 2.0
LOOKS = {
    SealState.UNCHANGED: ("ok", "ok"),
    SealState.UNSIGNED: ("draft", "neutral"),
    SealState.CHANGED: ("danger", "danger"),
    SealState.FOREIGN: ("warning", "warning"),
    SealState.UNCHECKABLE: ("question", "warning"),
}
"""The drawing and the colour of each state; every drawing has a shape of its own."""


class SealMark(QFrame):
    """Hidden until a verdict is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._look = LOOKS[SealState.UNSIGNED]
        self._mark = PlainLabel()
        self._mark.setFixedSize(QSize(_ICON, _ICON))
        self.word = PlainLabel("", "label")
        self.sentence = PlainLabel("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.word)
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        self.hide()

    def show_verdict(self, verdict: SealVerdict) -> None:
        """Says what the check came to."""
        self._look = LOOKS[verdict.state]
        self.word.setText(STATE_WORDS[verdict.state])
        self.sentence.setText(seal_sentence(verdict))
        self.setAccessibleName(self.word.text())
        self.setAccessibleDescription(self.sentence.text())
        set_look(self, "kind", self._look[1])
        self._tint()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        name, token = self._look
        self._mark.setPixmap(drawn(name, colour(token), _ICON, _SHARPNESS))
