"""What else is recorded with the times, each with its label above it: the column beside the list of tests is narrow."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from omt_desktop.domain.exam import Field
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.plain_label import PlainLabel


class StackedParts(LabelledParts):
    """One under the other, label above field."""

    def arrange(self, make_part: Callable[[Field], FieldWidget]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in self.fields:
            widget = self.make(field, make_part)
            label = PlainLabel(field.label, "small", parent=self)
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget)
