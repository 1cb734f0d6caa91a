"""The writer of the chart report as screens and commands get it: every call is checked first."""

from collections.abc import Sequence
from pathlib import Path

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import ReportWriter


class GuardedReports:
    """Fulfils ReportWriter over another one; NotAllowed before anything is written."""

    def __init__(self, reports: ReportWriter, access: Access) -> None:
        self._reports = reports
        self._access = access

    @needs(Action.PRINT_CLINICAL)
    def write(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, target: Path
    ) -> Sequence[str]:
        """Writes the PDF to `target` and returns notes for the reader."""
        return self._reports.write(record, recommendation, content, target)

    @needs(Action.SEE_CLINICAL)
    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content
    ) -> tuple[bytes, Sequence[str]]:
        """The PDF in memory with notes for the reader; nothing leaves the program."""
        return self._reports.pdf(record, recommendation, content)
