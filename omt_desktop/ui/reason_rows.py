"""The reasons of a recommendation, gravest first, each with a way to its rule in the library."""

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.growing_list import GrowingList
from omt_desktop.ui.reason_row import ReasonRow
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.reasons import Reason


def reason_rows(bridge: SessionBridge, few: int, parent: QWidget | None = None) -> GrowingList[Reason, ReasonRow]:
    """An empty list; `few` reasons stand without asking."""

    def make() -> ReasonRow:
        row = ReasonRow()
        row.rule_wanted.connect(bridge.rule_requested)
        return row

    return GrowingList[Reason, ReasonRow](make, ReasonRow.show_reason, few, parent)
