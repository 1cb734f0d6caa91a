"""Where the preview gets the chart report of an evaluation: sealed as it was signed, or made now."""

from collections.abc import Sequence

from omt_desktop.bootstrap import Services
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.report_export import suggested_name
from omt_desktop.workflow.age_words import age_in_words
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.disclosure import Given
from omt_desktop.workflow.documents import Document
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord

NOT_SEALED = "The evaluation is signed, but this report carries no seal."


def report_source(record: EvaluationRecord, recommendation: Recommendation, services: Services, back: str) -> PdfSource:
    """The report of the evaluation as it stands: a draft, or sealed; what could not be sealed before is now."""

    def make() -> tuple[bytes, Sequence[str]]:
        if not record.signed:
            return _made(record, recommendation, services, ChartPrint())
        try:
            sealed = services.sealed_reports.of(record) or _sealed_now(record, recommendation, services)
            return services.documents.content(sealed.id), ()
        except Refusal as problem:
            data, notes = _made(record, recommendation, services, ChartPrint())
            return data, (f"{NOT_SEALED} {problem}", *notes)

    return PdfSource(
        "Chart report", whose_is(record), _given("chart_report", record), suggested_name(record), make, back
    )


def summary_source(
    record: EvaluationRecord, recommendation: Recommendation, services: Services, back: str
) -> PdfSource:
    """The first page of the report alone."""

    def make() -> tuple[bytes, Sequence[str]]:
        return _made(record, recommendation, services, ChartPrint(summary=True))

    name = suggested_name(record).replace("evaluation", "summary", 1)
    return PdfSource("Summary", whose_is(record), _given("chart_summary", record), name, make, back)


def _made(
    record: EvaluationRecord, recommendation: Recommendation, services: Services, printed: ChartPrint
) -> tuple[bytes, Sequence[str]]:
    content = services.protocols.content_with(record.protocol)
    return services.reports.pdf(record, recommendation, content, printed)


def _sealed_now(record: EvaluationRecord, recommendation: Recommendation, services: Services) -> Document:
    content = services.protocols.content_with(record.protocol)
    return services.sealed_reports.keep(record, record.recommendation or recommendation, content)


def _given(kind: str, record: EvaluationRecord) -> Given:
    return Given(kind, record.patient.id, record.id)


def whose_is(record: EvaluationRecord) -> str:
    """Name and age of the patient, and the day of the evaluation."""
    patient, on = record.patient, record.evaluation.evaluated_on
    age = age_in_words(patient.born, on) if patient.born else "age not recorded"
    return f"{patient.called_name}, {age} · evaluation of {on}"
