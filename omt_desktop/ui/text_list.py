"""A heading and lines of text below it; away while there is no line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown


class TextList(QWidget):
    """Each line is a paragraph of its own."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = PlainLabel("", "muted", wrap=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(PlainLabel(heading, "label", parent=self))
        layout.addWidget(self.body)
        set_shown(self, False)

    def show_lines(self, lines: Sequence[str]) -> None:
        """These lines, or nothing at all."""
        text = "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else "".join(lines)
        if self.body.text() != text:
            self.body.setText(text)
        set_shown(self, bool(lines))
