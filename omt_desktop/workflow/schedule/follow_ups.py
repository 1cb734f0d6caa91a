"""Red flags and reported changes, followed up until somebody has answered for them."""

from collections.abc import Callable, Mapping
from datetime import date

from omt_desktop.domain.content import Content
from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.domain.schedule.follow_up import (
    Answered,
    FollowUp,
    FollowUpKind,
    Resolution,
    certainly_not,
    fired_flags,
    most_pressing_first,
)
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.schedule.appointments import person_named
from omt_desktop.workflow.schedule.ports import FollowUpStore
from omt_desktop.workflow.trail.reads import Reads


class FollowUps:
    """What waits for the doctor, and what was answered for."""

    def __init__(
        self, access: Access, store: FollowUpStore, clock: Clock, new_id: Callable[[], str], reads: Reads
    ) -> None:
        self._access = access
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._reads = reads

    @needs(Action.SEE_CLINICAL)
    def open(self, limit: int = 100) -> tuple[tuple[FollowUp, PatientIdentity], ...]:
        """What waits with its patient, the most pressing first."""
        found = tuple(self._store.open(limit))
        self._reads.listed(AuditKind.FLAGS_LISTED, found, lambda waiting: waiting[1].id)
        return found

    @needs(Action.SEE_CLINICAL)
    def of_patient(self, patient_id: str) -> tuple[FollowUp, ...]:
        """Everything followed up for the patient: what waits, the most pressing first, then what is answered for."""
        self._reads.opened(AuditKind.CHART_OPENED, patient_id)
        found = self._store.of_patient(patient_id)
        waiting = most_pressing_first(item for item in found if item.is_open)
        return (*waiting, *(item for item in found if not item.is_open))

    @needs(Action.WRITE_CLINICAL)
    def answer(self, follow_up_id: str, resolution: Resolution, who: str, on: date, note: str = "") -> None:
        """Writes down how it was answered for; Refusal where it does not say to or by whom, or lies ahead."""
        now = self._clock.now()
        answered = Answered(resolution, who.strip(), on, note.strip(), now, person_named(self._access.person))
        if resolution is Resolution.WITHDRAWN:
            raise Refusal("A flag is withdrawn by changing the answer it came from. Nothing was changed.")
        if not answered.is_complete:
            raise Refusal("Write down to whom it was referred, or by whom it was cleared. Nothing was changed.")
        if on > now.date():
            raise Refusal("The day lies ahead. Write down what has been done, on the day it was. Nothing was changed.")
        self._store.answer(follow_up_id, answered)

    @needs(Action.WRITE_CLINICAL)
    def reopen(self, follow_up_id: str) -> None:
        """It waits again: what was written down was a mistake."""
        self._store.answer(follow_up_id, None)

    @needs(Action.WRITE_CLINICAL)
    def follow(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> None:
        """Keeps what the evaluation recommends now, and opens what newly fired.

        A flag is withdrawn only by an answer that certainly denies it, and opens again when it fires again. What a
        person has answered for stays answered.
        """
        flags = fired_flags(recommendation, content.rules)
        fired = {flag.rule for flag in flags}
        gone = certainly_not(recommendation)
        known = {item.subject: item for item in self._store.of_evaluation(record.id) if _is_flag(item)}
        now, by = self._clock.now(), person_named(self._access.person)
        withdrawn = Answered(Resolution.WITHDRAWN, "", now.date(), "", now, by)
        settled: Mapping[str, Answered | None] = {
            **{item.id: withdrawn for rule, item in known.items() if item.is_open and rule in gone},
            **{item.id: None for rule, item in known.items() if rule in fired and _is_withdrawn(item)},
        }
        opened = [
            FollowUp(
                id=self._new_id(),
                patient_id=record.patient.id,
                kind=FollowUpKind.RED_FLAG,
                subject=flag.rule,
                title=flag.title,
                effect=flag.effect,
                opened_at=now,
                evaluation_id=record.id,
            )
            for flag in flags
            if flag.rule not in known
        ]
        self._store.note_outcome(
            record.id,
            record.patient.id,
            record.evaluation.evaluated_on,
            recommendation.outcome,
            now,
            opened,
            settled,
        )


def _is_flag(item: FollowUp) -> bool:
    return item.kind is FollowUpKind.RED_FLAG


def _is_withdrawn(item: FollowUp) -> bool:
    return item.answered is not None and item.answered.resolution is Resolution.WITHDRAWN
