"""A line for a passphrase: hidden or shown, with a word while the caps lock seems to be on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel

CAPS = "The caps lock seems to be on."


class PassphraseLine(QWidget):
    """What is typed is never kept anywhere else; `clear` drops it."""

    changed = Signal(str)
    entered = Signal()
    """Return was pressed."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(400)
        self.show_it = Button("Show")
        self.show_it.setCheckable(True)
        self.show_it.setProperty("role", "quiet")
        self.show_it.setAccessibleName(f"Show the {label.lower()}")
        self.caps = PlainLabel(CAPS, "warning")
        self.caps.hide()
        heading = PlainLabel(label, "label")
        heading.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.show_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addLayout(row)
        column.addWidget(self.caps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.show_it.toggled.connect(self._show)
        self.line.installEventFilter(self)

    @property
    def text(self) -> str:
        """What is typed now."""
        return self.line.text()

    def set_text(self, text: str, *, shown: bool) -> None:
        """Fills the line, readable if `shown`."""
        self.line.setText(text)
        self.show_it.setChecked(shown)

    def clear(self) -> None:
        """Nothing is typed and nothing is shown; what was typed cannot be brought back by undo either."""
        self.line.clear()
        self.show_it.setChecked(False)
        self.caps.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at_case(event)
        return super().eventFilter(watched, event)

    def _look_at_case(self, event: QKeyEvent) -> None:
        """Qt does not tell the state of the lock, but a capital letter without Shift does."""
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(text.isupper() != with_shift)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_it.setText("Hide" if shown else "Show")
