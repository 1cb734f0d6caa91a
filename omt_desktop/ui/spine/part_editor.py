"""The fields of one level, one rib or the coccyx: what the doctor sets by hand, part by part."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import NOTE, VALUE, Finding
from omt_desktop.domain.exam import Field, Item
from omt_desktop.domain.spine.grade_parts import KEY_LESION, SEVERITY, SIGNS
from omt_desktop.domain.spine.groups import GROUP
from omt_desktop.ui.button import Button
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.part_fields import part_maker
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown

_LABEL_WIDTH = 60
_SELDOM = ("tissue", "restricted", "side")
"""Recorded for few segments: they wait behind «More»."""
_ELSEWHERE = (GROUP, VALUE)
"""The group and «normal» are buttons of the panel."""
_AFTER_THE_MOTION = (SEVERITY, SIGNS, KEY_LESION, NOTE)
"""The severity first, which every finding has."""


class PartEditor(QWidget):
    """Serves every item with the same parts, one after the other: made once, shown for whichever is chosen."""

    answered = Signal(str, object, bool)
    """Key, value and whether it is typing."""

    def __init__(self, item: Item, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._bridge = item, bridge
        self._finding: Finding | None = None
        shown = sorted((part for part in item.parts if part.key not in _ELSEWHERE), key=_order)
        self._seldom = [part for part in shown if part.key in _SELDOM]
        self.often = self._parts([part for part in shown if part.key not in _SELDOM])
        self.seldom: LabelledParts | None = None
        self.more = Button("Tissue, restricted motion, side…", self)
        self.more.setProperty("role", "quiet")
        self.more.clicked.connect(self._open_seldom)
        self.more.setVisible(bool(self._seldom))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.often)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.often)

    def show_finding(self, finding: Finding | None, name: str) -> None:
        """Shows what is recorded for the item that is called `name`."""
        self._finding = finding
        for parts in self._both():
            self._fill(parts)
            parts.set_name(name)
        if self.seldom is None and finding and any(finding.get(part.key) is not None for part in self._seldom):
            self._open_seldom()

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for parts in self._both():
            parts.commit()

    def _both(self) -> list[LabelledParts]:
        return [parts for parts in (self.often, self.seldom) if parts is not None]

    def _parts(self, fields: Sequence[Field]) -> LabelledParts:
        parts = LabelledParts(fields, part_maker(self._item, self._bridge, narrow=True), self, label_width=_LABEL_WIDTH)
        parts.answered.connect(self.answered)
        return parts

    def _fill(self, parts: LabelledParts) -> None:
        for key in parts.keys:
            parts.show_part(key, self._finding.get(key) if self._finding else None)

    def _open_seldom(self) -> None:
        """From now on these fields are there; the button has nothing left to do."""
        if self.seldom is None:
            self.seldom = self._parts(self._seldom)
            self._fill(self.seldom)
            self._layout.addWidget(self.seldom)
            self.seldom.show()
            if self.more.hasFocus():
                self.seldom.setFocus(Qt.FocusReason.OtherFocusReason)
        set_shown(self.more, False)


def _order(part: Field) -> int:
    return _AFTER_THE_MOTION.index(part.key) if part.key in _AFTER_THE_MOTION else -1
