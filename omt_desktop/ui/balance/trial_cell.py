"""One trial of a timed test: its seconds, to be typed over, and a button that discards it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Field
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.fields.number_field import NumberField
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import pixels
from omt_desktop.workflow.answer_words import Value

_LINE_WIDTH = 58
_DISCARD_WIDTH = 30
"""Three trials stand side by side also where targets are large."""


class TrialCell(QWidget):
    """What is wrong with a typed time is said by `problem`, which the owner places where there is room."""

    answered = Signal(object, bool)
    """Seconds, None where the trial is discarded; and whether it is typing."""

    def __init__(self, field: Field, entry: FieldWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not isinstance(entry, NumberField):
            raise TypeError(f"a trial is a number, {field.key} is not")
        self.entry = entry
        self.problem: PlainLabel = entry.words
        entry.set_name(name)
        entry.line.setFixedWidth(_LINE_WIDTH)
        entry.line.setPlaceholderText("–")
        entry.line.drop_button()
        entry.unit.hide()
        self.discard = IconButton("close", "", token="muted", name=f"Discard {name}")
        self.discard.setFixedSize(_DISCARD_WIDTH, pixels("target"))
        policy = self.discard.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.discard.setSizePolicy(policy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(entry)
        layout.addWidget(self.discard)
        entry.answered.connect(self.answered)
        entry.words_changed.connect(self.show_problem)
        self.discard.clicked.connect(lambda: self.answered.emit(None, False))
        self.show_time(None)

    def show_time(self, seconds: Value | None) -> None:
        """Shows the recorded time; None is a trial that was not done."""
        self.entry.show_value(seconds)
        self.discard.setVisible(seconds is not None)

    def show_problem(self) -> None:
        """What is wrong takes room only where something is."""
        self.problem.setVisible(bool(self.problem.text()))

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.entry.commit()
