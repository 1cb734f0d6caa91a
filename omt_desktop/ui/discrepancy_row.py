"""One thing that does not fit together; pressed, it leads to where it can be put right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.discrepancies import Discrepancy


class DiscrepancyRow(QFrame):
    """Says which item is wanted."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item_id = ""
        mark = PlainLabel("▲", "symbol", parent=self)
        mark.setProperty("tone", "warning")
        mark.setFixedWidth(16)
        mark.setContentsMargins(0, 9, 0, 0)
        self.text = PlainLabel("", wrap=True, parent=self)
        self.text.setContentsMargins(0, 9, 0, 9)
        self.go = QPushButton("Go there", self)
        self.go.setProperty("role", "quiet")
        self.go.clicked.connect(lambda: self.wanted.emit(self._item_id))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)

    def show_discrepancy(self, discrepancy: Discrepancy) -> None:
        """This mismatch."""
        self._item_id = discrepancy.item_id
        self.text.setText(discrepancy.text)
        self.go.setAccessibleName(f"Go to: {discrepancy.text}")
