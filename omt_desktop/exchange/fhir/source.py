"""What a document is made from."""

from dataclasses import dataclass
from datetime import datetime

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.exchange.fhir.plain import Resource, link
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.words import Words


@dataclass(frozen=True, slots=True)
class Source:
    """One evaluation with its words, and the resources that all others point to."""

    record: EvaluationRecord
    recommendation: Recommendation
    content: Content
    words: Words
    patient: Resource
    practitioner: Resource
    encounter: Resource

    @property
    def evaluation(self) -> Evaluation:
        """What was asked, examined and decided."""
        return self.record.evaluation

    @property
    def owner(self) -> str:
        """What the ids of the resources follow from."""
        return self.record.id or f"{self.record.started_at.isoformat()}"

    @property
    def at(self) -> str:
        """When it was recorded, with offset to UTC."""
        return moment(self.record.saved_at)

    @property
    def about(self) -> dict[str, object]:
        """The patient and the visit, as most resources name them."""
        return {"subject": link(self.patient), "encounter": link(self.encounter)}


def moment(at: datetime) -> str:
    """The moment as FHIR writes it."""
    return (at if at.tzinfo else at.astimezone()).isoformat(timespec="seconds")
