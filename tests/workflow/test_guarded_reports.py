"""The report as screens get it: under the practice's letterhead, on its paper, and only for who may see the chart."""

from collections.abc import Sequence

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.guarded.reports import GuardedReports
from omt_desktop.workflow.letterhead import LETTERHEAD, PAPER, Letterhead
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.trail.reads import Reads
from tests.builders import A_DOCTOR, a_record
from tests.clinic import CONTENT, HEALTHY

NORTH = Letterhead("Northern Osteopathy (invented)")
RECOMMENDATION = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
NOTES = ("1 character of the name cannot be printed.",)


class Practice:
    """Settings, and a maker of reports, all in memory, in the order in which they were asked."""

    def __init__(self, person: Person = A_DOCTOR) -> None:
        self.settings = {LETTERHEAD.key: LETTERHEAD.text_of(NORTH), PAPER.key: PAPER.text_of(Paper.A4)}
        self.acts: list[object] = []
        self.reports = GuardedReports(self, Access(person), self, Reads(self))

    def record(self, event: AuditEvent) -> None:
        self.acts.append(event)

    def text_of(self, key: str) -> str:
        return self.settings.get(key, "")

    def keep(self, key: str, text: str) -> None:
        self.settings[key] = text

    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint = AS_DRAFT
    ) -> tuple[bytes, Sequence[str]]:
        self.acts.append(printed)
        return b"%PDF-", NOTES


HEADED = ChartPrint(NORTH, Paper.A4, by=A_DOCTOR.name)


def test_a_report_has_the_practices_head_and_paper_and_is_told_when_it_is_shown() -> None:
    practice = Practice()
    assert practice.reports.pdf(a_record(), RECOMMENDATION, CONTENT) == (b"%PDF-", NOTES)
    assert practice.acts == [AuditEvent(AuditKind.SHOWN, "p-1", a_record().id), HEADED]


def test_who_may_not_see_the_chart_gets_no_report() -> None:
    practice = Practice(Person("d", "Desk (invented)", Role.FRONT_DESK))
    with pytest.raises(NotAllowed):
        practice.reports.pdf(a_record(), RECOMMENDATION, CONTENT)
    assert practice.acts == []
