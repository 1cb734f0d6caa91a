"""What «rest of this region normal» would state, spelled out before it is stated; Enter states it, Esc leaves it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel

_UNBROKEN = "\u00a0"


class RestConfirmation(QFrame):
    """Stands in the page under the button that asked for it; it records nothing itself."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        self.title = PlainLabel("", "label", wrap=True, parent=self)
        self.lines = PlainLabel("", wrap=True, parent=self)
        self.yes = Button("", self)
        self.yes.setProperty("role", "primary")
        self.yes.clicked.connect(self.confirmed)
        self.no = Button("Cancel", self)
        self.no.setProperty("role", "quiet")
        self.no.setToolTip("Esc")
        self.no.clicked.connect(self.left)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.yes)
        acts.addWidget(self.no)
        keys = PlainLabel(
            "Enter states it, Esc leaves it. One undo takes all of it back.", "small", wrap=True, parent=self
        )
        acts.addWidget(keys, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.lines)
        layout.addLayout(acts)

    def show_rest(self, region: str, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
        """What would be stated: title of the step and the findings of it, each said whole."""
        count = sum(len(lines) for _, lines in groups)
        self.title.setText(f"{region}: state as normal what is not recorded?")
        self.lines.setText("\n".join(f"{step} — {_unbroken(lines)}" for step, lines in groups))
        self.yes.setText(f"State {count} normal")
        self.yes.setAccessibleDescription(self.lines.text())

    def event(self, event: QEvent) -> bool:
        # The page's own Escape leaves the evaluation; here it only leaves the question.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)


def _unbroken(lines: Sequence[str]) -> str:
    return " · ".join(line.replace(" ", _UNBROKEN) for line in lines)
