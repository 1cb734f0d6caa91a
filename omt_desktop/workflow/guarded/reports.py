"""The maker of the chart report as screens and commands get it: checked, and under the practice's letterhead."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.letterhead import LETTERHEAD, PAPER
from omt_desktop.workflow.ports import ReportWriter, SettingsShelf
from omt_desktop.workflow.trail.reads import Reads


class GuardedReports:
    """Fulfils ReportWriter over another one; NotAllowed before anything is made.

    Whatever `printed` says, the letterhead and the paper are those of the practice, and a draft names who prints it.
    Nothing leaves the program here: that is HandingOut's. `anchor` tells the last line of the audit trail, which paper
    then keeps outside the database.
    """

    def __init__(
        self,
        reports: ReportWriter,
        access: Access,
        shelf: SettingsShelf,
        reads: Reads,
        anchor: Callable[[], str] = str,
    ) -> None:
        self._reports = reports
        self._access = access
        self._shelf = shelf
        self._reads = reads
        self._anchor = anchor

    @needs(Action.SEE_CLINICAL)
    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint = AS_DRAFT
    ) -> tuple[bytes, Sequence[str]]:
        """The PDF in memory with notes for the reader; nothing leaves the program."""
        self._reads.opened(AuditKind.SHOWN, record.patient.id, record.id)
        return self._reports.pdf(record, recommendation, content, self._headed(printed))

    @needs(Action.SEE_CLINICAL)
    def notes(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> Sequence[str]:
        """The notes that the report would have."""
        return self._reports.notes(record, recommendation, content)

    def _headed(self, printed: ChartPrint) -> ChartPrint:
        letterhead = LETTERHEAD.value_of(self._shelf.text_of(LETTERHEAD.key))
        paper = PAPER.value_of(self._shelf.text_of(PAPER.key))
        by, anchor = self._access.person.name, self._anchor()
        return replace(printed, letterhead=letterhead, paper=paper, by=by, anchor=anchor)
