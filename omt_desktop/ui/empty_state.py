"""What stands where there is nothing yet: a drawing, a sentence, and what to do."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.icons import drawn
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import colour

_ICON = 40
_SHARPNESS = 2.0
_WIDEST = 340


class EmptyState(QWidget):
    """Centred in the space it is given."""

    def __init__(self, icon_name: str, title: str, what_to_do: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._drawing = PlainLabel()
        self.title = PlainLabel(title, "heading", wrap=True)
        self.what_to_do = PlainLabel(what_to_do, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self._drawing, self.title, self.what_to_do):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMaximumWidth(_WIDEST)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(3)
        self._tint()

    def say(self, title: str, what_to_do: str) -> None:
        """Says something else."""
        self.title.setText(title)
        self.what_to_do.setText(what_to_do)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        self._drawing.setPixmap(drawn(self._icon_name, colour("control_line"), _ICON, _SHARPNESS))
