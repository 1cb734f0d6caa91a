"""The posture step: the figures with their landmarks, and whatever else the step asks below."""

from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Block, Step
from omt_desktop.domain.posture.landmarks import View, landmarks_of
from omt_desktop.domain.step_grouping import gathered
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.posture.figure_text import figure_drawing
from omt_desktop.ui.posture.posture_board import PostureBoard
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_page import StepPage
from omt_desktop.workflow.words import Words

FIGURES = "figures"


class PosturePage(StepPage):
    """What is drawn on a figure is marked there; the rest of the step stands below it."""

    def __init__(self, step: Step, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        items = tuple(step.items)
        drawn = {mark.item.id for view in View for mark in landmarks_of(view, figure_drawing(view), items)}
        super().__init__(gathered(step, drawn, FIGURES, ""), bridge, parent, view_of=_view)


def _view(block: Block, bridge: SessionBridge, words: Words, parent: QWidget) -> BlockView:
    return (PostureBoard if block.id == FIGURES else BlockView)(block, bridge, words, parent)
