"""A part as a whole: normal, alone or in a group, and the buttons that make the group larger or dissolve it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown, show_asked


class ExtentRow(QWidget):
    """Says in words what the fields below apply to."""

    normal_wanted = Signal(bool)
    """The part is explicitly normal from now on, or not stated any more."""
    grown = Signal(str)
    """The neighbour that is to belong to it too."""
    dissolved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainLabel("", "small", wrap=True, parent=self)
        self.normal = Button("Normal", self)
        self.normal.setProperty("role", "segment")
        self.normal.setProperty("place", "only")
        self.normal.setProperty("tone", "calm")
        self.normal.setCheckable(True)
        self.up, self.down, self.single = (self._button() for _ in range(3))
        self._above = self._below = ""
        self.single.setText("Single")
        self.single.setToolTip("Dissolves the group; each keeps its motion and its grade")
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.normal)
        line.addStretch(1)
        for button in (self.up, self.down, self.single):
            line.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.words)
        self.up.clicked.connect(lambda: self.grown.emit(self._above))
        self.down.clicked.connect(lambda: self.grown.emit(self._below))
        self.single.clicked.connect(self.dissolved)
        self.normal.clicked.connect(self._ask_for_normal)

    def show_normal(self, normal: bool, *, asked: bool, shown: bool) -> None:
        """Whether the part is explicitly normal; `asked` is False where nothing is recorded, `shown` if it can be."""
        self.normal.setChecked(normal)
        show_asked(self.normal, asked)
        set_shown(self.normal, shown)

    def show_extent(self, words: str, above: tuple[str, str], below: tuple[str, str], *, grouped: bool) -> None:
        """`above` and `below` are the neighbours that could join, as id and name, empty where there is none."""
        self.words.setText(words)
        set_shown(self.words, bool(words))
        self._above, self._below = above[0], below[0]
        for button, (part, name), where in ((self.up, above, "above"), (self.down, below, "below")):
            button.setText(f"+ {name}")
            button.setAccessibleName(f"Group with {name} {where}")
            button.setToolTip(f"Group with {name} {where} · Shift and an arrow key on the drawing")
            set_shown(button, bool(part))
        set_shown(self.single, grouped)

    def _ask_for_normal(self) -> None:
        # A click turns a checkable button by itself; what is on is only what is recorded.
        wanted = self.normal.isChecked()
        self.normal.setChecked(not wanted)
        self.normal_wanted.emit(wanted)

    def _button(self) -> Button:
        button = Button("", self)
        button.setProperty("role", "quiet")
        return button
