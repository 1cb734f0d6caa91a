"""Days on which patients are to be looked at again: set with a plan, shown when they come, gone when they are done."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.schedule.review import Ended, Review, ReviewEnd
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.schedule.appointments import person_named
from omt_desktop.workflow.trail.reads import Reads


class ReviewStore(Protocol):
    """Reviews in the database. Reading raises Refusal, writing NotSaved, where it cannot be used."""

    def due(self, until: date, limit: int) -> Sequence[tuple[Review, PatientIdentity]]:
        """What waits and is due on that day or before, with its patient, the longest due first."""
        ...

    def of_patient(self, patient_id: str) -> Sequence[Review]:
        """All reviews of the patient, what waits first, then by day."""
        ...

    def add(self, review: Review) -> None:
        """Stores a new review."""
        ...

    def end(self, review_id: str, end: ReviewEnd | None) -> None:
        """Stores how it ended; None lets it wait again. Refusal where there is none of that id."""
        ...


class Reviews:
    """Clinical: what is to be looked at again says why somebody comes."""

    def __init__(
        self, access: Access, store: ReviewStore, clock: Clock, new_id: Callable[[], str], reads: Reads
    ) -> None:
        self._access = access
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._reads = reads

    @needs(Action.SEE_CLINICAL)
    def due(self, limit: int = 50) -> tuple[tuple[Review, PatientIdentity], ...]:
        """What is due today or was before, with its patient, the longest due first."""
        found = tuple(self._store.due(self._clock.now().date(), limit))
        self._reads.listed(AuditKind.REVIEWS_LISTED, found, lambda waiting: waiting[1].id)
        return found

    @needs(Action.SEE_CLINICAL)
    def of_patient(self, patient_id: str) -> tuple[Review, ...]:
        """All reviews of the patient, what waits first, then by day."""
        self._reads.opened(AuditKind.CHART_OPENED, patient_id)
        return tuple(self._store.of_patient(patient_id))

    @needs(Action.WRITE_CLINICAL)
    def add(self, patient_id: str, due_on: date, what: str, evaluation_id: str = "") -> Review:
        """The patient is looked at again on that day; Refusal where it is over or nothing says what for."""
        now, said = self._clock.now(), what.strip()
        if not said:
            raise Refusal("Write down what is to be looked at again. Nothing was kept.")
        if due_on < now.date():
            raise Refusal("This day is over. Choose one that lies ahead. Nothing was kept.")
        by = person_named(self._access.person)
        review = Review(self._new_id(), patient_id, due_on, said, now, by, evaluation_id)
        self._store.add(review)
        return review

    @needs(Action.WRITE_CLINICAL)
    def end(self, review_id: str, how: Ended, note: str = "") -> None:
        """It was done, or is not wanted any more, and is shown as due no longer."""
        end = ReviewEnd(how, self._clock.now(), person_named(self._access.person), note.strip())
        self._store.end(review_id, end)

    @needs(Action.WRITE_CLINICAL)
    def reopen(self, review_id: str) -> None:
        """It waits again: what was said was a mistake."""
        self._store.end(review_id, None)
