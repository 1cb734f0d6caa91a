"""One column of a table: its heading, what stands in it, and what it is taken as."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.ui.choice_box import ChoiceBox
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.bringing.columns import words_of
from omt_desktop.workflow.bringing.incoming import PatientField

_LEFT_OUT = "left out"
_HEADING_WIDTH, _TARGET_WIDTH = 220, 220
_LONGEST_SHOWN = 60


class ColumnRow(QWidget):
    """Announces what the column is taken as; None is left out."""

    taken_as = Signal(object)

    def __init__(self, heading: str, examples: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = PlainLabel(heading or "(no heading)", "label", wrap=True)
        name.setFixedWidth(_HEADING_WIDTH)
        self.target = ChoiceBox()
        self.target.setFixedWidth(_TARGET_WIDTH)
        self.target.setAccessibleName(f"{heading} is taken as")
        self.target.addItem(_LEFT_OUT, None)
        for target in PatientField:
            self.target.addItem(words_of(target), target)
        shown = " · ".join(text for text in examples if text)
        cut = f"{shown[:_LONGEST_SHOWN]}…" if len(shown) > _LONGEST_SHOWN else shown
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(name)
        row.addWidget(self.target)
        row.addWidget(PlainLabel(cut, "muted"), 1)
        self.target.activated.connect(lambda: self.taken_as.emit(self.target.currentData()))

    def show_target(self, target: PatientField | None) -> None:
        """The column is taken as this."""
        self.target.setCurrentIndex(self.target.findData(target) if target is not None else 0)
