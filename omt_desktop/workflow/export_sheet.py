"""One evaluation as exports take it: the record, and the recommendation that follows from it or was signed with it."""

from dataclasses import dataclass

from omt_desktop.domain.content import Content
from omt_desktop.domain.protocol import Protocol
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.evaluation_record import EvaluationRecord


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """`content` is the one the evaluation is made with, the doctor's own protocol included."""

    record: EvaluationRecord
    recommendation: Recommendation
    content: Content
    protocol: Protocol | None = None
    """The doctor's own protocol that it was made with; it travels with the evaluation file."""
