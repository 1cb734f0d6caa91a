"""Free text that grows with what is written; committed when the hand rests or leaves."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.growing_text import GrowingText
from omt_desktop.ui.typing_pause import TypingPause
from omt_desktop.ui.widget_look import show_asked
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.typed_text import clean_text


class TextField(FieldWidget):
    """An empty text takes the answer back; spaces alone are empty."""

    placement = Placement.ALONG

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, parent)
        self.editor = GrowingText(parent=self)
        self.editor.setPlaceholderText("Type to add…")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor)
        self._value: str | None = None
        self._showing = False
        self._pause = TypingPause(self._announce, self)
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(self.commit)
        self.setFocusProxy(self.editor)

    def show_value(self, value: Value | None) -> None:
        if self._pause.waiting:
            # Typed but not announced yet: it must not be written over by what was announced before.
            return
        self._value = None if value is None else str(value)
        show_asked(self.editor, value is not None)
        if self._read() != self._value:
            self._showing = True
            self.editor.setPlainText(self._value or "")
            self._showing = False

    def commit(self) -> None:
        self._pause.now()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.editor.setAccessibleName(name)

    def _typed(self) -> None:
        if not self._showing:
            self._pause.touch()

    def _read(self) -> str | None:
        text = clean_text(self.editor.toPlainText())
        return text if text.strip() else None

    def _announce(self) -> None:
        value = self._read()
        if value != self._value:
            self._value = value
            show_asked(self.editor, value is not None)
            self.answered.emit(value, True)
