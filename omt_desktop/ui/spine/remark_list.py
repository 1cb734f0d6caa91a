"""Remarks on combinations that the osteopathic model calls impossible; they stand there and block nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown


class RemarkList(QFrame):
    """Gone while there is nothing to remark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "remarks")
        self.text = PlainLabel("", "warning", wrap=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self.text)
        layout.addWidget(PlainLabel("Recorded as it stands; nothing was changed.", "small", parent=self))
        self.setVisible(False)

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """These remarks, one to a line."""
        self.text.setText("\n".join(f"▲ {remark}" for remark in remarks))
        set_shown(self, bool(remarks))
