"""Where the preview gets the chart report of an evaluation: sealed as it was signed, or made now."""

from collections.abc import Sequence

from omt_desktop.bootstrap import Services
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.report_export import suggested_name
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.disclosure import Given
from omt_desktop.workflow.documents import DocumentKind
from omt_desktop.workflow.evaluation_record import EvaluationRecord

ADDED_SINCE = "Something was added after this report was sealed: this print has it, and carries no seal."


def report_source(record: EvaluationRecord, recommendation: Recommendation, services: Services, back: str) -> PdfSource:
    """The report of the evaluation as it stands; what was sealed before something was added is not shown for it."""

    def make() -> tuple[bytes, Sequence[str]]:
        kept = services.documents.of_evaluation(record.id)
        sealed = next((document for document in kept if document.kind is DocumentKind.REPORT), None)
        if sealed is not None and not record.addenda:
            return services.documents.content(sealed.id), ()
        data, notes = _made(record, recommendation, services, ChartPrint())
        return data, (ADDED_SINCE, *notes) if sealed is not None else notes

    return PdfSource("Chart report", _whose(record), _given("chart_report", record), suggested_name(record), make, back)


def summary_source(
    record: EvaluationRecord, recommendation: Recommendation, services: Services, back: str
) -> PdfSource:
    """The first page of the report alone."""

    def make() -> tuple[bytes, Sequence[str]]:
        return _made(record, recommendation, services, ChartPrint(summary=True))

    name = suggested_name(record).replace("evaluation", "summary", 1)
    return PdfSource("Summary", _whose(record), _given("chart_summary", record), name, make, back)


def _made(
    record: EvaluationRecord, recommendation: Recommendation, services: Services, printed: ChartPrint
) -> tuple[bytes, Sequence[str]]:
    content = services.protocols.content_with(record.protocol)
    return services.reports.pdf(record, recommendation, content, printed)


def _given(kind: str, record: EvaluationRecord) -> Given:
    return Given(kind, record.patient.id, record.id)


def _whose(record: EvaluationRecord) -> str:
    return f"{record.patient.full_name} · evaluation of {record.evaluation.evaluated_on}"
