"""Where the preview gets the chart report of an evaluation: sealed as it was signed, or a draft made now."""

from collections.abc import Sequence

from omt_desktop.bootstrap import Services
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.report_export import suggested_name
from omt_desktop.workflow.disclosure import Given
from omt_desktop.workflow.documents import DocumentKind
from omt_desktop.workflow.evaluation_record import EvaluationRecord


def report_source(record: EvaluationRecord, recommendation: Recommendation, services: Services, back: str) -> PdfSource:
    """The report of the evaluation as it stands."""

    def make() -> tuple[bytes, Sequence[str]]:
        kept = services.documents.of_evaluation(record.id)
        sealed = next((document for document in kept if document.kind is DocumentKind.REPORT), None)
        if sealed is not None:
            return services.documents.content(sealed.id), ()
        content = services.protocols.content_with(record.protocol)
        return services.reports.pdf(record, recommendation, content)

    whose = f"{record.patient.full_name} · evaluation of {record.evaluation.evaluated_on}"
    given = Given("chart_report", record.patient.id, record.id)
    return PdfSource("Chart report", whose, given, suggested_name(record), make, back)
