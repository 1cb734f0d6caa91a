"""A field of one typed line: what was understood, or what is wrong, stands in words beside it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.typing_pause import TypingPause
from omt_desktop.ui.widget_look import set_look, show_asked
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.unit_words import unit_in_words

_LONG_UNIT = 12
"""Longer units, such as «% of best or predicted», wrap."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a text means: a value, nothing at all, or a problem in words."""

    value: Value | None = None
    problem: str = ""


class TypedEntry(FieldWidget):
    """Text that is not understood stays in the line and is named; what was recorded before stays recorded."""

    words_changed = Signal()
    """What stands beside the line may be another word, or none."""

    placement = Placement.ALONG

    def __init__(self, setup: FieldSetup, width: int, parent: QWidget | None = None) -> None:
        super().__init__(setup, parent)
        self.line = self.make_line()
        self.line.setFixedWidth(width)
        self.line.setMaxLength(60)
        self.words = PlainLabel("", "small", wrap=True, parent=self)
        unit = unit_in_words(setup.field.unit)
        self.unit = PlainLabel(unit, "muted", wrap=len(unit) > _LONG_UNIT, parent=self)
        if not unit:
            self.unit.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self.unit, 2 if self.unit.wordWrap() else 0)
        layout.addWidget(self.words, 1)
        self._value: Value | None = None
        self._pause = TypingPause(self._read, self)
        self.line.textEdited.connect(self._typed)
        self.line.left.connect(self.commit)
        self.setFocusProxy(self.line)

    def make_line(self) -> EntryLine:
        """The line to type in; a kind of field with more to offer than typing has its own."""
        return EntryLine(self)

    def read(self, text: str) -> Entry:
        """What the text means for this field."""
        raise NotImplementedError

    def written(self, value: Value) -> str:
        """The text that `read` reads back as the same value."""
        raise NotImplementedError

    def understood(self, value: Value | None) -> str:
        """The words beside a value that was understood."""
        return ""

    def show_value(self, value: Value | None) -> None:
        if self._pause.waiting:
            # Typed but not announced yet: it must not be written over by what was announced before.
            return
        typed = self.read(self.line.text())
        unchanged = value == self._value and (typed.problem or typed.value == value)
        self._value = value
        show_asked(self.line, value is not None)
        if not unchanged:
            self.line.setText("" if value is None else self.written(value))
            typed = Entry(value)
        self._say(typed)

    def commit(self) -> None:
        self._pause.now()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.line.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._pause.touch()
        # A word about what is wrong waits for the pause, but one that no longer fits the text goes at once.
        self._say(Entry())

    def _read(self) -> None:
        entry = self.read(self.line.text())
        if not entry.problem and entry.value != self._value:
            self._value = entry.value
            show_asked(self.line, entry.value is not None)
            self.answered.emit(entry.value, True)
        self._say(entry)

    def _say(self, entry: Entry) -> None:
        wrong = bool(entry.problem)
        kept = "" if self._value is None or not wrong else f" · still recorded: {self.written(self._value)}"
        words = f"{entry.problem}{kept}" if wrong else self.understood(entry.value)
        self.words.setText(words)
        self.words.set_role("danger" if wrong else "small")
        self.line.setAccessibleDescription(words or self.field.hint)
        set_look(self.line, "wrong", wrong)
        self.words_changed.emit()
