"""Which page shows which step; a step without one of its own is drawn from its content alone."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Step
from omt_desktop.ui.balance.balance_page import BalancePage
from omt_desktop.ui.posture.posture_page import PosturePage
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.spine_page import SpinePage
from omt_desktop.ui.step_page import StepPage

PAGES: Mapping[str, Callable[[Step, SessionBridge], QWidget]] = {
    "posture": PosturePage,
    "balance": BalancePage,
    "spine": SpinePage,
}
"""By the id of the step."""


def step_page(step: Step, bridge: SessionBridge) -> QWidget:
    """A new page for the step."""
    return PAGES.get(step.id, StepPage)(step, bridge)
