"""The spine step: what is drawn is recorded on the drawing, and whatever else the step asks stands below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Block, Step
from omt_desktop.domain.spine.map_parts import part_of
from omt_desktop.domain.step_grouping import gathered
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_stack import LINE_KEYS, add_line_key
from omt_desktop.workflow.words import Words

DRAWN = "drawn"
_ROOM_BELOW = 12


class SpinePage(StepPage):
    """The grade of each region, and the tests of sacrum and pelvis, are rows like those of every other step."""

    _board: SpineBoard | None = None

    def __init__(self, step: Step, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        drawn = [item.id for item in step.items if part_of(item.id) is not None]
        super().__init__(gathered(step, drawn, DRAWN, ""), bridge, parent, view_of=self._view, intro_last=True)
        for key in LINE_KEYS:
            add_line_key(self, key, self.write_shorthand)

    def write_shorthand(self) -> None:
        """The hand is in the line of shorthand, which is in sight."""
        if self._board is not None:
            self.ensureWidgetVisible(self._board.line)
            self._board.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_map()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_map()

    def _fit_map(self) -> None:
        """The whole spine with the pelvis is in sight where the page begins."""
        if self._board is not None:
            above = self._board.map.mapTo(self._content, self._board.map.rect().topLeft()).y()
            margins = self._layout.contentsMargins()
            wide = min(self.viewport().width(), self._column.maximumWidth()) - margins.left() - margins.right()
            self._board.fit_map(wide, self.viewport().height() - above)

    def _view(self, block: Block, bridge: SessionBridge, words: Words, parent: QWidget) -> BlockView:
        """The whole drawing is in sight as soon as a key brings the hand to it."""
        if block.id != DRAWN:
            return BlockView(block, bridge, words, parent)
        board = self._board = SpineBoard(block, bridge, words, parent)
        board.map.reached.connect(lambda: self.ensureWidgetVisible(board.map, 0, _ROOM_BELOW))
        return board
