"""Several fields under one another, each with its label: the parts of a finding, of a grade, of a record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import pixels
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value

_LABEL_WIDTH = 88


class LabelledParts(QWidget):
    """Announces key, value and whether it is typing, for the part that was answered.

    Two numbers that belong together, such as active and passive, stand in one line.
    """

    answered = Signal(str, object, bool)

    def __init__(
        self,
        fields: Sequence[Field],
        make_part: Callable[[Field], FieldWidget],
        parent: QWidget | None = None,
        *,
        label_width: int = _LABEL_WIDTH,
    ) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._fields = {field.key: field for field in fields}
        self._widgets: dict[str, FieldWidget] = {}
        self.arrange(make_part)
        if self._widgets:
            self.setFocusProxy(next(iter(self._widgets.values())))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in order."""
        return tuple(self._fields.values())

    def arrange(self, make_part: Callable[[Field], FieldWidget]) -> None:
        """Makes the widgets and sets them under one another."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12 if self._label_width >= _LABEL_WIDTH else 8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, self._label_width)
        self._grid.setColumnStretch(1, 1)
        for line in _lines(self.fields):
            self._add_line(self._grid.rowCount(), line, make_part)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the parts in order."""
        return tuple(self._widgets)

    def part(self, key: str) -> FieldWidget:
        """The widget of a part."""
        return self._widgets[key]

    def show_part(self, key: str, value: Value | None) -> None:
        """Shows the value of one part without announcing it."""
        self._widgets[key].show_value(value)

    def add_beneath(self, widget: QWidget) -> None:
        """Places a widget under the parts, at the right."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignRight)

    def commit(self) -> None:
        """Every part announces what was typed and is not announced yet."""
        for widget in self._widgets.values():
            widget.commit()

    def set_name(self, name: str) -> None:
        """What a screen reader says before the name of each part."""
        for key, widget in self._widgets.items():
            widget.set_name(f"{name}: {self._fields[key].label}")

    def _add_line(self, row: int, line: tuple[Field, ...], make_part: Callable[[Field], FieldWidget]) -> None:
        label = PlainLabel(line[0].label if len(line) == 1 else _root(line[0]), "muted", wrap=True, parent=self)
        label.setMinimumHeight(pixels("target"))
        label.setMaximumWidth(_LABEL_WIDTH * 2)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        norms = self._norms(line)
        if len(line) == 1:
            widget = self.make(line[0], make_part)
            label.setBuddy(widget)
            self._grid.addWidget(widget, row, 1)
            if norms.text():
                self._grid.addWidget(norms, row + 1, 1)
            set_shown(norms, bool(norms.text()))
            return
        # What is normal stands beside the numbers where there is room, else under them.
        together = FlowLayout(gap=8)
        for field in line:
            together.addWidget(self._named(field, make_part))
        norms.setWordWrap(False)
        together.addWidget(norms)
        self._grid.addLayout(together, row, 1)

    def _named(self, field: Field, make_part: Callable[[Field], FieldWidget]) -> QWidget:
        """The field after the word that tells it from its neighbour."""
        pair = QWidget(self)
        layout = QHBoxLayout(pair)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        own = PlainLabel(_last_word(field), "small", parent=pair)
        widget = self.make(field, make_part)
        own.setBuddy(widget)
        layout.addWidget(own)
        layout.addWidget(widget)
        return pair

    def _norms(self, line: tuple[Field, ...]) -> PlainLabel:
        """What is normal for the numbers of a line, once where they share it."""
        norms = dict.fromkeys(field.hint for field in line if field.kind is FieldKind.NUMBER and field.hint)
        return PlainLabel("; ".join(norms), "small", wrap=True, parent=self)

    def make(self, field: Field, make_part: Callable[[Field], FieldWidget]) -> FieldWidget:
        """The widget of one part, heard from now on."""
        widget = make_part(field)
        widget.set_name(field.label)
        widget.setToolTip(field.hint)
        widget.setAccessibleDescription(field.hint)
        widget.answered.connect(lambda value, typing: self.answered.emit(field.key, value, typing))
        self._widgets[field.key] = widget
        return widget


def _lines(fields: Sequence[Field]) -> list[tuple[Field, ...]]:
    """The fields, two numbers in one line where their labels differ in nothing but the last word."""
    lines: list[tuple[Field, ...]] = []
    for field in fields:
        before = lines[-1] if lines else ()
        if len(before) == 1 and before[0].kind is field.kind is FieldKind.NUMBER and _root(before[0]) == _root(field):
            lines[-1] = (before[0], field)
        else:
            lines.append((field,))
    return lines


def _root(field: Field) -> str:
    """«Flexion» of «Flexion, active»; a label of one word has none of its own."""
    return field.label.rpartition(" ")[0].rstrip(",") or field.label


def _last_word(field: Field) -> str:
    return field.label.rpartition(" ")[2]
