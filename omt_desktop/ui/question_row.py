"""A question that is still open; pressed, it leads to the place where it is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.pressable_row import PressableRow
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.open_questions import OpenQuestion

_MOST_RULES = 4


class QuestionRow(PressableRow):
    """Says which item is wanted."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: OpenQuestion | None = None
        self.pressed.connect(self._go)
        mark = PlainLabel("?", "symbol", parent=self)
        mark.setProperty("tone", "neutral")
        mark.setFixedWidth(16)
        self.title = PlainLabel("", wrap=True, parent=self)
        self.line = PlainLabel("", "small", wrap=True, parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 7, 4, 7)
        layout.setSpacing(8)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(PlainLabel("›", "muted", parent=self))

    def show_question(self, question: OpenQuestion) -> None:
        """This question, with the rules that wait for it."""
        self._question = question
        self.title.setText(question.text)
        rules = list(question.rules[:_MOST_RULES])
        if len(question.rules) > _MOST_RULES:
            rules.append(f"and {len(question.rules) - _MOST_RULES} more")
        self.line.setText(f"decides {', '.join(rules)}" if rules else "")
        set_shown(self.line, bool(rules))
        self.setAccessibleName(f"Open question: {question.text}")
        self.setAccessibleDescription(self.line.text())

    def _go(self) -> None:
        if self._question is not None and self._question.item_id:
            self.wanted.emit(self._question.item_id)
