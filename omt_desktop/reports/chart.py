"""What every section of a report is made from."""

from dataclasses import dataclass

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.words import Words


@dataclass(frozen=True, slots=True)
class Chart:
    """One evaluation, what follows from it, and the content with its words."""

    record: EvaluationRecord
    recommendation: Recommendation
    content: Content
    words: Words
    reading: Reading
    printed: ChartPrint

    @property
    def evaluation(self) -> Evaluation:
        """What was asked, examined and decided."""
        return self.record.evaluation


def chart_of(record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint) -> Chart:
    """The chart of this evaluation, as it is to be printed."""
    reading = Reading(content.vocabulary, record.evaluation)
    return Chart(record, recommendation, content, Words(content), reading, printed)
