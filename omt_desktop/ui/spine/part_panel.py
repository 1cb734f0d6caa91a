"""What is recorded for the chosen part of the drawing, in words and as fields, with what is remarkable about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import NORMAL, VALUE, FindingValue
from omt_desktop.domain.spine.drawing import NOT_EXAMINED, Mark
from omt_desktop.domain.spine.findings import SpineFinding
from omt_desktop.domain.spine.map_parts import Direction, dysfunctions_of, items_of, name_of, neighbour, run_of_parts
from omt_desktop.domain.spine.print_shorthand import shorthand_in_words
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.dysfunction_editor import DysfunctionEditor
from omt_desktop.ui.spine.extent_row import ExtentRow
from omt_desktop.ui.spine.part_editor import PartEditor
from omt_desktop.ui.spine.remark_list import RemarkList
from omt_desktop.ui.spine.spine_look import SPINE_STATES
from omt_desktop.ui.theme import pixels
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import STATED_WITH_REST, Value
from omt_desktop.workflow.spine_edits import (
    Dysfunction,
    answer_dysfunction,
    answer_part,
    dissolve_group,
    take_back_part,
    toggle_dysfunction,
)


class PartPanel(QFrame):
    """Sends what is answered to the bridge. The board says which part is chosen and when to look again."""

    moved = Signal(str)
    """Another part is to be chosen."""
    grown = Signal(str)
    """The part that is to belong to the group too."""
    left = Signal()
    """Esc: back to the drawing."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("narrow", True)
        self._bridge = bridge
        self._part, self._extent = "", tuple[str, ...]()
        self._editors: dict[str, PartEditor | DysfunctionEditor] = {}
        self.title = PlainLabel("", "title", parent=self)
        self.words = PlainLabel("", "muted", wrap=True, parent=self)
        self.up, self.down = self._step("↑", Direction.UP), self._step("↓", Direction.DOWN)
        self.extent = ExtentRow(self)
        self.remarks = RemarkList(self)
        self.clear = Button("Not examined", self)
        self.clear.setProperty("role", "quiet")
        self.clear.setToolTip("Takes everything recorded here back · Delete on the drawing")
        self.clear.clicked.connect(self.take_back)
        self.extent.normal_wanted.connect(lambda wanted: self.answer(VALUE, NORMAL if wanted else None))
        self.extent.grown.connect(self.grown)
        self.extent.dissolved.connect(self._dissolve)
        self._arrange()

    def show_part(
        self,
        part: str,
        extent: tuple[str, ...],
        marks: Mapping[str, Mark],
        recorded: Sequence[SpineFinding],
        remarks: Sequence[str],
    ) -> None:
        """Shows what is recorded for the part; `extent` are the neighbours it is treated with, itself among them."""
        if part != self._part:
            self.commit()
        self._part, self._extent = part, extent
        findings = self._bridge.evaluation.findings
        self.title.setText(name_of(part))
        state = SPINE_STATES[marks.get(part, NOT_EXAMINED).state]
        held = [findings[item_id] for item_id in items_of(part) if item_id in findings]
        stated = [STATED_WITH_REST] if held and all(finding.from_rest for finding in held) else []
        entries = list(map(shorthand_in_words, recorded)) or [state]
        self.words.setText("; ".join(entries + stated))
        self.remarks.show_remarks(remarks)
        set_shown(self.clear, any(item_id in findings for item_id in items_of(part)))
        self._show_extent()
        editor = self.editor
        for other in self._editors.values():
            set_shown(other, other is editor)
        if isinstance(editor, DysfunctionEditor):
            editor.show_findings(findings, recorded)
        elif editor is not None:
            editor.show_finding(findings.get(items_of(part)[0]), name_of(part))

    @property
    def editor(self) -> PartEditor | DysfunctionEditor | None:
        """The fields of the chosen part, made when they are first wanted; levels share them, and so do ribs.

        None for a part that this exam does not ask.
        """
        if not any(item_id in self._bridge.content.exam.items for item_id in items_of(self._part)):
            return None
        kind = self._part.split(".")[0] if self._part.startswith(("seg.", "rib.")) else self._part
        if kind not in self._editors:
            self._editors[kind] = self._make_editor()
            self._body.insertWidget(self._body.indexOf(self.remarks), self._editors[kind])
            # A layout would show it only with the next turn of the event loop, too late for a hand that goes there now.
            self._editors[kind].show()
        return self._editors[kind]

    def take_focus(self) -> None:
        """The hand goes to the first field."""
        if self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for editor in self._editors.values():
            editor.commit()

    def take_back(self) -> None:
        """The part becomes not examined."""
        self._bridge.apply(take_back_part(self._part, self._bridge.evaluation))

    def answer(self, key: str, value: Value | None, typing: bool = False) -> None:
        """Records a part of the finding of the chosen level, rib or coccyx."""
        recorded, evaluation = _as_recorded(value), self._bridge.evaluation
        self._bridge.apply(answer_part(self._part, self._extent, key, recorded, evaluation, typing=typing))

    def event(self, event: QEvent) -> bool:
        # Esc leaves the fields for the drawing, and not the evaluation for the patients.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
                return True
        return super().event(event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(8, 8, 8, 8)
        self._body.setSpacing(8)
        self._body.addLayout(head)
        self._body.addWidget(self.words)
        self._body.addWidget(self.extent)
        self._body.addWidget(self.remarks)
        self._body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignRight)
        self._body.addStretch(1)

    def _step(self, arrow: str, direction: Direction) -> Button:
        button = Button(arrow, self)
        button.setFixedSize(pixels("target"), pixels("target"))
        button.setAccessibleName(f"One part {direction}")
        button.setToolTip(f"One part {direction}")
        button.clicked.connect(lambda: self.moved.emit(neighbour(self._part, direction)))
        return button

    def _show_extent(self) -> None:
        """Only levels and ribs form groups; bones with named dysfunctions are neither alone nor normal as a whole."""
        joins = [_joining(self._extent, direction) for direction in (Direction.UP, Direction.DOWN)]
        several = len(self._extent) > 1
        ends = f"Group {_unsided(self._extent[0])} to {_unsided(self._extent[-1])}"
        self.extent.show_extent(ends if several else "", *joins, grouped=several)
        item_id = items_of(self._part)[0]
        item, held = self._bridge.content.exam.items.get(item_id), self._bridge.evaluation.findings.get(item_id)
        self.extent.show_normal(
            held is not None and held.get(VALUE) == NORMAL,
            asked=held is not None,
            shown=item is not None and any(field.key == VALUE for field in item.parts),
        )
        set_shown(self.extent, not dysfunctions_of(self._part))

    def _make_editor(self) -> PartEditor | DysfunctionEditor:
        if dysfunctions_of(self._part):
            several = DysfunctionEditor(self._part, self._bridge, self)
            several.toggled.connect(self._toggle)
            several.answered.connect(self._answer_dysfunction)
            return several
        one = PartEditor(self._bridge.content.exam.items[items_of(self._part)[0]], self._bridge, self)
        one.answered.connect(self.answer)
        return one

    def _toggle(self, choice: Dysfunction, there: bool) -> None:
        self._bridge.apply(toggle_dysfunction(choice, there, self._bridge.evaluation))

    def _answer_dysfunction(self, choice: Dysfunction, key: str, value: Value | None, typing: bool) -> None:
        recorded = _as_recorded(value)
        self._bridge.apply(answer_dysfunction(choice, key, recorded, self._bridge.evaluation, typing=typing))

    def _dissolve(self) -> None:
        self._bridge.apply(dissolve_group(self._part, self._bridge.evaluation))
        self.moved.emit(self._part)


def _as_recorded(value: Value | None) -> FindingValue | None:
    """What fields announce, as findings keep it."""
    if value is None or isinstance(value, str | int | float):
        return value
    return tuple(map(str, value)) if isinstance(value, tuple) else str(value)


def _joining(extent: tuple[str, ...], direction: Direction) -> tuple[str, str]:
    """The neighbour that could join the group there, as id and name; both empty where none can."""
    edge = extent[0] if direction is Direction.UP else extent[-1]
    further = neighbour(edge, direction)
    return (further, _unsided(further)) if further != edge and run_of_parts(extent, further) else ("", "")


def _unsided(part: str) -> str:
    return name_of(part).removesuffix(" left").removesuffix(" right")
