"""The steps of the exam in the doctor's order, how much each asks, and the buttons that move a step."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_list import Row, RowList


class StepOrder(QFrame):
    """Says which step is looked at and where it is to go."""

    chosen = Signal(str)
    """The id of the step the list stands on."""
    opened = Signal(str)
    """The id of the step whose items are wanted."""
    move_wanted = Signal(int)
    """How many places down, or up below 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.list = RowList("Steps of the exam")
        self.list.setProperty("role", "bare")
        self.up = IconButton("up", "Up", name="Move this step up, Alt+Up")
        self.down = IconButton("down", "Down", name="Move this step down, Alt+Down")
        self.up.setToolTip("Alt+Up")
        self.down.setToolTip("Alt+Down")
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(0)
        head.addWidget(PlainLabel("Steps", "heading"), 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 16, 4, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.list.current_changed.connect(self._tell)
        self.list.opened.connect(self.opened)
        self.up.clicked.connect(lambda: self.move_wanted.emit(-1))
        self.down.clicked.connect(lambda: self.move_wanted.emit(1))

    def show_steps(self, rows: Sequence[Row], current: str) -> None:
        """Shows the steps and stands on the current one, without saying so."""
        blocked = self.list.blockSignals(True)
        self.list.show_rows(rows, current)
        self.list.blockSignals(blocked)
        ids = [row.key for row in rows]
        self.up.setEnabled(current != ids[0])
        self.down.setEnabled(current != ids[-1])

    def _tell(self, step_id: str) -> None:
        if step_id:
            self.chosen.emit(step_id)
