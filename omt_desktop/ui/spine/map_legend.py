"""What outline, tone and dots of the drawing mean: each look on a small bone, with its word beside it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.spine.legend_swatch import LegendSwatch
from omt_desktop.workflow.spine_marks import legend_entries

_GAP = 7


class MapLegend(QWidget):
    """In one line where there is room."""

    def __init__(self, wording: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        entries = legend_entries(wording)
        self.setAccessibleName("Legend: " + ", ".join(words for _, words in entries))
        flow = FlowLayout(self, gap=_GAP)
        for mark, words in entries:
            entry = QWidget(self)
            line = QHBoxLayout(entry)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(4)
            line.addWidget(LegendSwatch(mark, entry))
            line.addWidget(PlainLabel(words, "small", parent=entry))
            flow.addWidget(entry)
