"""The call list on paper: room to write only where somebody is still to be called."""

from datetime import UTC, datetime

from omt_desktop.reports.call_sheet import sheet_outline
from omt_desktop.reports.outline_nodes import Table
from omt_desktop.workflow.letterhead import Letterhead
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.schedule.call_paper import CallLine, CallSheet


def test_who_is_settled_has_no_boxes_to_tick() -> None:
    waits = CallLine(
        "30 Nov 2026, 09:30", "Rivera (invented), Ana", "born 1954", "555 0100", "OMT session", "○ To call"
    )
    settled = CallLine("30 Nov 2026, 10:00", "Okafor (invented)", "born 1980", "", "OMT session", "✓ Confirmed", True)
    lines = (waits, settled)
    now = datetime(2026, 11, 27, 15, tzinfo=UTC)
    sheet = CallSheet("", "", lines, (), "", now, "Sam (invented)", Letterhead(), Paper.A4)
    table = next(node for node in sheet_outline(sheet).nodes if isinstance(node, Table))
    open_row, settled_row = (" ".join(line.text for line in row[-1]) for row in table.rows)
    assert "reached" in open_row and "next try" in open_row
    assert settled_row == "✓ Confirmed"
