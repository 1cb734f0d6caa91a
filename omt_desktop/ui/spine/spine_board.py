"""The line of shorthand, the drawing and the fields of one part, side by side; it knows which part is chosen."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Block
from omt_desktop.domain.spine.editing import group_around
from omt_desktop.domain.spine.expected_signs import SIGN_ITEMS
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.findings import SegmentFinding, SpineFinding
from omt_desktop.domain.spine.map_parts import (
    PARTS,
    SEGMENTS,
    Direction,
    dysfunctions_of,
    items_of,
    name_of,
    neighbour,
    part_of,
    run_of_parts,
)
from omt_desktop.domain.spine.print_shorthand import print_shorthand
from omt_desktop.domain.spine.segment_items import level_of
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.key_strip import KeyStrip
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.map_legend import MapLegend
from omt_desktop.ui.spine.part_panel import PartPanel
from omt_desktop.ui.spine.shorthand_line import ShorthandLine
from omt_desktop.ui.spine.spine_map import SpineMap
from omt_desktop.workflow.shorthand_entry import recorded_at, remarks_at
from omt_desktop.workflow.spine_edits import group_parts
from omt_desktop.workflow.spine_marks import parts_of, spine_marks
from omt_desktop.workflow.words import Words

_MOTION_LETTERS = "FNE"
_EDGE = _GAP = 8
_COMPARED = frozenset(SIGN_ITEMS)
"""Asked in rows of other blocks, and compared with what is recorded on the drawing."""
_KEYS = (
    ("Arrows", "walk the drawing"), ("Shift", "group with the neighbour"), ("Enter", "fields"), ("Esc", "back"),
    ("0–3", "severity"), ("Del", "not examined"), ("F N E", "write its position"),
)  # fmt: skip
_SHARE = 0.42
"""Of the width, at most, for the drawing."""
_FIELDS = 320
"""Pixels that the widest fields of a part need."""


class SpineBoard(BlockView):
    """What is recorded is the bridge's; here is only which part is chosen, and what it is treated with."""

    def __init__(self, block: Block, bridge: SessionBridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(block, bridge, words, parent)
        self.setProperty("role", "board")
        self.part = SEGMENTS[0]
        self.extent: tuple[str, ...] = (self.part,)
        """The neighbours the part is treated with, from the head down, itself among them."""
        self._entries: tuple[SpineFinding, ...] = ()
        """What is recorded of the spine."""
        self.line = ShorthandLine(bridge, self)
        self.map = SpineMap(self)
        self.legend = MapLegend(bridge.content.wording, self)
        self.panel = PartPanel(bridge, self)
        self.recorded = PlainLabel("", "small", wrap=True, parent=self)
        self.recorded.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()
        self._connect()

    def build(self, rows: int) -> int:
        self.show_current()
        return max(0, rows - len(self.block.items))

    def show_current(self, changed: Collection[str] | None = None) -> bool:
        self.complete = True
        shown = frozenset(item.id for item in self.block.items)
        moved, self._shown = self._shown ^ shown, shown
        if changed is None or shown.intersection(changed):
            findings = self._bridge.evaluation.findings
            self._entries = spine_findings_of(findings)
            self.map.show_marks(spine_marks(findings, self._bridge.content.exam.items, self._entries))
            entries = print_shorthand(self._entries)
            self.recorded.setText(f"Recorded: {entries}" if entries else "No dysfunction recorded yet.")
            self._show_part()
        elif not _COMPARED.isdisjoint(changed):
            self._show_part()
        self._show_none()
        return bool(moved)

    def seek(self, item_id: str) -> QWidget | None:
        part = part_of(item_id)
        if part is None or item_id not in self._shown:
            return None
        self.choose(part)
        self.panel.take_focus()
        return self.line

    @property
    def region_at_hand(self) -> str:
        item = self._bridge.content.exam.items.get(items_of(self.part)[0])
        return item.region if item is not None else ""

    def next_after(self, part: QWidget) -> str | None:
        last = self.extent[-1]
        further = neighbour(last, Direction.DOWN)
        return name_of(further) if further != last else ""

    def commit(self) -> None:
        # A line of shorthand is recorded by Enter alone: half a line is no finding.
        self.panel.commit()

    def choose(self, part: str) -> None:
        """This part is chosen, together with the group it is recorded with."""
        self.panel.commit()
        self.part, self.extent = part, (part,)
        self._show_part()

    def extend(self, further: str) -> None:
        """The chosen part reaches as far as `further`: as a group at once, or with the first part of its motion."""
        run = run_of_parts(self.extent, further)
        if run:
            self.panel.commit()
            self.extent = run
            self._bridge.apply(group_parts(run, self.part, self._bridge.evaluation))
            self._show_part()

    def _show_part(self) -> None:
        group = self._group()
        self.extent = group if len(group) > 1 else self.extent
        self.map.show_chosen(self.part, self.extent)
        remarks = remarks_at(self.part, self._entries, self._bridge.evaluation.findings)
        self.panel.show_part(self.part, self.extent, self.map.marks, recorded_at(self.part, self._entries), remarks)
        self.line.show_remarks(remarks)
        self._bridge.walked.emit()

    def _group(self) -> tuple[str, ...]:
        if dysfunctions_of(self.part):
            return (self.part,)
        ids = group_around(items_of(self.part)[0], self._bridge.evaluation.findings)
        return tuple(part for part in PARTS if items_of(part)[0] in ids)

    def fit_map(self, width: int, height: int) -> None:
        """All of the drawing is in sight in this height where it can be read then, and the fields fit beside it."""
        beside = width - _FIELDS - _GAP - 2 * _EDGE
        self.map.fit_into(QSize(min(round(width * _SHARE), beside), height - 2 * _EDGE))

    def _arrange(self) -> None:
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(0, 0, 0, 0)
        drawn = QFrame(self)
        drawn.setProperty("role", "card")
        left = QVBoxLayout(drawn)
        left.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        left.addWidget(self.map)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.line)
        right.addWidget(self.panel)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(drawn, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self._lines.setSpacing(12)
        self._lines.addWidget(self.legend)
        self._lines.addLayout(row)
        self._lines.addWidget(self.recorded)
        self._lines.addWidget(KeyStrip(_KEYS, self))

    def _connect(self) -> None:
        self.map.chosen.connect(self.choose)
        self.map.extended.connect(self.extend)
        self.map.entered.connect(self.panel.take_focus)
        self.map.cleared.connect(self.panel.take_back)
        self.map.graded.connect(self._grade)
        self.map.written.connect(self._write)
        self.panel.moved.connect(self.choose)
        self.panel.grown.connect(self.extend)
        self.panel.left.connect(self.map.setFocus)
        self.line.left.connect(self.map.setFocus)
        self.line.recorded.connect(self._go_on_from)

    def _grade(self, severity: int) -> None:
        if not dysfunctions_of(self.part):
            self.panel.answer("severity", severity)

    def _write(self, letter: str) -> None:
        """A letter of a position begins a line for the chosen level or group, any other an entry of its own."""
        begun = letter.upper()
        if begun in _MOTION_LETTERS and self.part in SEGMENTS:
            levels = SegmentFinding(tuple(map(level_of, self.extent)))
            begun = f"{print_shorthand((levels,))} {begun}"
        self.line.write(begun)

    def _go_on_from(self, entries: tuple[SpineFinding, ...]) -> None:
        self.choose(parts_of(entries[-1])[0])
