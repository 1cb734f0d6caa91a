"""Where the preview gets the patient's handout."""

from collections.abc import Sequence

from omt_desktop.bootstrap import Services
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.preview.report_source import whose_is
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.disclosure import Given
from omt_desktop.workflow.evaluation_record import EvaluationRecord


def handout_source(
    record: EvaluationRecord, recommendation: Recommendation, services: Services, back: str, printed: HandoutPrint
) -> PdfSource:
    """The handout on the evaluation as it stands, in the language and the size that were picked."""

    def make() -> tuple[bytes, Sequence[str]]:
        return services.handouts.pdf(record, recommendation, printed)

    day = record.evaluation.evaluated_on
    given = Given("handout", record.patient.id, record.id)
    return PdfSource("Handout", whose_is(record), given, f"omt-handout-{day}-{printed.language}.pdf", make, back)
