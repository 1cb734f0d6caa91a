"""The balance step: the timed tests with their stopwatch, and whatever else the step asks below."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtWidgets import QWidget

from omt_desktop.domain.balance import timed_parts
from omt_desktop.domain.exam import Block, Step
from omt_desktop.domain.step_grouping import gathered
from omt_desktop.ui.balance.balance_board import BalanceBoard
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_page import StepPage
from omt_desktop.workflow.words import Words

TIMED = "timed"


class BalancePage(StepPage):
    """`clock` counts seconds and never goes back."""

    def __init__(
        self,
        step: Step,
        bridge: SessionBridge,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        timed = [item.id for item in step.items if timed_parts(item)]
        super().__init__(gathered(step, timed, TIMED, ""), bridge, parent, view_of=partial(_view, clock))


def _view(clock: Callable[[], float], block: Block, bridge: SessionBridge, words: Words, parent: QWidget) -> BlockView:
    if block.id == TIMED:
        return BalanceBoard(block, bridge, words, parent, clock=clock)
    return BlockView(block, bridge, words, parent)
