"""One item then and now; pressed, it leads to where it is recorded."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.pressable_row import PressableRow
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.since_last_visit import COURSE_WORDS, Compared, Course

_TONES = {
    Course.WORSE: "danger",
    Course.NEW: "warning",
    Course.BETTER: "ok",
    Course.GONE: "ok",
}
_SYMBOL = 16


class CourseRow(PressableRow):
    """Says how the item went on in shape, word and tone; below, what was recorded then and what now."""

    wanted = Signal(str)
    """The item, to be shown where it is recorded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item_id = ""
        self.symbol = PlainLabel("", "symbol", parent=self)
        self.symbol.setFixedWidth(_SYMBOL)
        self.label = PlainLabel("", wrap=True, parent=self)
        self.course = PlainLabel("", "small", parent=self)
        self.then = PlainLabel("", "small", wrap=True, parent=self)
        self.now = PlainLabel("", wrap=True, parent=self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label, 1)
        head.addWidget(self.course, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.then)
        words.addWidget(self.now)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 4, 8)
        row.setSpacing(8)
        row.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.pressed.connect(lambda: self.wanted.emit(self._item_id))

    def show_compared(self, compared: Compared) -> None:
        """This item."""
        symbol, word = COURSE_WORDS[compared.course]
        self._item_id = compared.item_id
        self.symbol.setText(symbol)
        self.course.setText(word)
        for label in (self.symbol, self.course):
            set_look(label, "tone", _TONES.get(compared.course, "muted"))
        self.label.setText(compared.label)
        self.then.setText(f"Then: {compared.then}")
        self.now.setText(f"Now: {compared.now}")
        self.setAccessibleName(f"{compared.label}: {word}. Then: {compared.then}. Now: {compared.now}")
