"""The report as screens get it: under the practice's letterhead, on its paper, and told in the trail beforehand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.guarded.reports import GuardedReports
from omt_desktop.workflow.letterhead import LETTERHEAD, PAPER, Letterhead
from omt_desktop.workflow.paper import Paper
from tests.builders import A_DOCTOR, a_record
from tests.clinic import CONTENT, HEALTHY

NORTH = Letterhead("Northern Osteopathy (invented)")
RECOMMENDATION = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
NOTES = ("1 character of the name cannot be printed.",)


class Practice:
    """Settings, a maker of reports and an audit log, all in memory, in the order in which they were asked."""

    def __init__(self) -> None:
        self.settings = {LETTERHEAD.key: LETTERHEAD.text_of(NORTH), PAPER.key: PAPER.text_of(Paper.A4)}
        self.acts: list[object] = []
        self.full = False
        self.reports = GuardedReports(self, Access(A_DOCTOR), self, self)

    def text_of(self, key: str) -> str:
        return self.settings.get(key, "")

    def keep(self, key: str, text: str) -> None:
        self.settings[key] = text

    def record(self, event: AuditEvent) -> None:
        if self.full:
            raise NotSaved("The disk is full.")
        self.acts.append(event)

    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint = AS_DRAFT
    ) -> tuple[bytes, Sequence[str]]:
        self.acts.append(printed)
        return b"%PDF-", NOTES

    def write(
        self,
        record: EvaluationRecord,
        recommendation: Recommendation,
        content: Content,
        target: Path,
        printed: ChartPrint = AS_DRAFT,
    ) -> Sequence[str]:
        self.acts.append(printed)
        return NOTES


HEADED = ChartPrint(NORTH, Paper.A4, by=A_DOCTOR.name)


def test_a_report_has_the_practices_head_and_paper_and_stays_in_memory_untold() -> None:
    practice = Practice()
    assert practice.reports.pdf(a_record(), RECOMMENDATION, CONTENT) == (b"%PDF-", NOTES)
    assert practice.acts == [HEADED]


@pytest.mark.parametrize(("summary", "what"), [(False, "chart_report"), (True, "chart_summary")])
def test_what_leaves_the_program_is_told_before(tmp_path: Path, summary: bool, what: str) -> None:
    practice = Practice()
    printed = ChartPrint(summary=summary)
    notes = practice.reports.write(a_record(), RECOMMENDATION, CONTENT, tmp_path / "r.pdf", printed)
    assert notes == NOTES
    told, made = practice.acts
    assert told == AuditEvent(AuditKind.EXPORTED, "p-1", a_record().id, {"what": what})
    assert isinstance(made, ChartPrint) and made.summary is summary and made.letterhead == NORTH


def test_what_cannot_be_told_is_not_written(tmp_path: Path) -> None:
    practice = Practice()
    practice.full = True
    with pytest.raises(NotSaved):
        practice.reports.write(a_record(), RECOMMENDATION, CONTENT, tmp_path / "r.pdf")
    assert practice.acts == []
