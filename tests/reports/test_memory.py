"""Report after report, nothing is left behind in memory."""

import gc

from omt_desktop.domain.assess import assess
from omt_desktop.reports import PdfReportWriter
from omt_desktop.workflow.chart_print import ChartPrint
from tests.builders import a_record
from tests.clinic import CASES, CONTENT
from tests.reports.paper import worked_case

_WARM, _MORE = 3, 12


def test_no_report_leaves_objects_behind() -> None:
    evaluation = worked_case(CASES / "01-mechanical-low-back-pain.json")
    recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    writer, printed = PdfReportWriter(), ChartPrint(summary=True)

    def make(count: int) -> int:
        """How many objects are alive after so many reports."""
        for _ in range(count):
            writer.pdf(a_record(evaluation), recommendation, CONTENT, printed)
        gc.collect()
        return len(gc.get_objects())

    before = make(_WARM)
    # A report has tens of thousands of objects: a single one that is kept shows.
    assert make(_MORE) - before < 200
