"""The keys of one part of a page, in its own place: each as a key, with what it does beside it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.plain_label import PlainLabel

_GAP = 12


class KeyStrip(QWidget):
    """In as many lines as the width asks for. `keys` are pairs: the key, and what it does."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Keys: " + "; ".join(f"{key} {what}" for key, what in keys))
        flow = FlowLayout(self, gap=_GAP)
        for key, what in keys:
            pair = QWidget(self)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(6)
            line.addWidget(PlainLabel(key, "key", parent=pair))
            line.addWidget(PlainLabel(what, "small", parent=pair))
            flow.addWidget(pair)
