"""What one step asks: a line to find something, the list, what can be done with a line, and the form to add one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.protocol import OwnKind
from omt_desktop.domain.protocol_rows import ProtocolBlock
from omt_desktop.ui.button import Button
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.protocol.own_item_form import OwnItemForm
from omt_desktop.ui.protocol.protocol_lines import Box, Line, lines_of
from omt_desktop.ui.protocol.protocol_list import ProtocolList
from omt_desktop.workflow.words import Words

_HINT = "Space hides or shows · Enter renames · Delete removes what you added"


class StepItems(QFrame):
    """Shows the blocks of a step and says what is wanted of them, through the signals of its list and form."""

    add_wanted = Signal()

    def __init__(self, words: Words, regions: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = words
        self._blocks: Sequence[ProtocolBlock] = ()
        self.title = PlainLabel("", "heading", wrap=True)
        self.search = EntryLine()
        self.search.setPlaceholderText("Find in this step")
        self.search.setAccessibleName("Find in this step")
        self.search.setClearButtonEnabled(True)
        self.list = ProtocolList()
        self.nothing = PlainLabel("Nothing in this step has that in its name.", "muted", wrap=True)
        self.hint = PlainLabel(_HINT, "small", wrap=True)
        self.toggle = Button("Hide")
        self.rename = IconButton("edit", "Rename", name="Rename this line")
        self.remove = Button("Remove")
        self.remove.setProperty("role", "quiet")
        self.add = IconButton("add", "Add…", name="Add an observation or structure to this step")
        self.form = OwnItemForm(regions)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.form)
        self.pages = QStackedWidget()
        self._arrange()
        self._connect()

    @property
    def is_adding(self) -> bool:
        """Whether the form is on the screen."""
        return self.pages.currentWidget() is self._scroll

    def show_step(self, title: str, blocks: Sequence[ProtocolBlock]) -> None:
        """Shows the blocks; the list stays where it stood if they are of the same step."""
        if title != self.title.text():
            self.title.setText(title)
            self.search.clear()
            self.show_list()
        self._blocks = blocks
        self._show_lines()

    def show_form(self, step_id: str, kind: OwnKind) -> None:
        """An empty form for the step stands in place of the list."""
        self.pages.setCurrentWidget(self._scroll)
        labels = [row.label for block in self._blocks for row in block.rows]
        self.form.begin(step_id, self.title.text(), kind, labels)

    def show_list(self, key: str = "") -> None:
        """The list stands there again, on the line of that key if one is given."""
        self.pages.setCurrentIndex(0)
        if key:
            self.search.clear()
            self.list.stand_on(key)
            self.list.setFocus()

    def seek(self) -> None:
        """The hand is on the line that finds something in the step."""
        self.show_list()
        self.search.setFocus()
        self.search.selectAll()

    def step_back(self) -> bool:
        """Leaves the form, or else what is sought; whether there was either."""
        if self.is_adding:
            self._leave_form()
            return True
        sought = bool(self.search.text())
        self.search.clear()
        return sought

    def say(self, text: str) -> None:
        """A word about the line under the list, in place of the keys; the keys again for an empty one."""
        self.hint.setText(text or _HINT)

    def _show_lines(self) -> None:
        lines = tuple(lines_of(self._blocks, self.search.text(), self._words))
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self._show_actions(self.list.current)

    def _show_actions(self, line: Line | None) -> None:
        can_toggle = line is not None and bool(line.item_ids)
        self.toggle.setEnabled(can_toggle)
        self.toggle.setText("Show" if line is not None and line.box in (Box.OFF, Box.SOME) else "Hide")
        self.rename.setEnabled(line is not None and line.row is not None)
        self.remove.setEnabled(line is not None and line.row is not None and line.row.added is not None)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_lines)
        self.search.returnPressed.connect(self.list.setFocus)
        self.list.current_changed.connect(self._show_actions)
        self.toggle.clicked.connect(self.list.toggle_current)
        self.rename.clicked.connect(self.list.rename_current)
        self.remove.clicked.connect(self.list.remove_current)
        self.add.clicked.connect(self.add_wanted)
        self.form.cancelled.connect(self._leave_form)

    def _leave_form(self) -> None:
        self.show_list()
        self.list.setFocus()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.addWidget(self.title, 1)
        self.search.setFixedWidth(220)
        head.addWidget(self.search)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 0, 12, 0)
        buttons.setSpacing(8)
        for button in (self.toggle, self.rename, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.add)
        self.hint.setContentsMargins(12, 0, 12, 0)
        self.nothing.setContentsMargins(12, 12, 12, 12)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.nothing)
        inside.addWidget(self.hint)
        inside.addLayout(buttons)
        self.pages.addWidget(holder)
        self.pages.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 16, 4, 12)
        column.addWidget(self.pages)
