"""One open evaluation: every edit is committed before it counts as saved, and the recommendation follows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from omt_desktop.domain.assessor import Assessor
from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.edits import Edit
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.ports import EvaluationStore
from omt_desktop.workflow.undo_history import UndoHistory


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit changed, for whoever redraws."""

    facts: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    decision: bool = False
    saving: bool = True
    """Whether the state of saving may have changed (it may with every edit)."""
    refused: str = ""
    """Why the edit was not carried out, as a sentence; the evaluation is closed."""

    @property
    def anything(self) -> bool:
        """Whether the evaluation differs at all."""
        return bool(self.facts or self.regions or self.findings or self.decision)


@dataclass(frozen=True, slots=True)
class SaveState:
    """Saved at a time, or not saved for a reason with the text kept here."""

    saved_at: datetime
    problem: str = ""


class EvaluationSession:
    """The evaluation a doctor is working on. All changes go through `apply`, `undo` and `redo`."""

    def __init__(self, record: EvaluationRecord, content: Content, store: EvaluationStore) -> None:
        self._record = record
        self._content = content
        self._store = store
        self._committed = record.evaluation
        self._place_is_kept = True
        self._history = UndoHistory()
        self._save_state = SaveState(record.saved_at)
        self._held = ""
        self._reading = Reading(content.vocabulary, record.evaluation)
        self._assessor = Assessor(content.vocabulary, content.rules)
        self._recommendation = record.recommendation
        """None until somebody asks: it takes longer than everything else that an edit does."""

    @property
    def closed(self) -> str:
        """Why no edit is carried out, as a sentence; empty where the evaluation can be edited."""
        return self._held or self._record.closed

    def hold(self, reason: str) -> None:
        """No edit is carried out as long as there is a reason; an empty one lets go."""
        self._held = reason

    @property
    def record(self) -> EvaluationRecord:
        """The record with the evaluation as it is on the screen, saved or not."""
        return self._record

    @property
    def content(self) -> Content:
        """The clinical content of this session."""
        return self._content

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation as it is on the screen."""
        return self._record.evaluation

    @property
    def recommendation(self) -> Recommendation:
        """What follows from the evaluation on the screen; worked out when it is first asked for after an edit."""
        if self._recommendation is None:
            self._recommendation = self._assessor.assess(self._reading)
        return self._recommendation

    @property
    def reading(self) -> Reading:
        """What is answered, applies and is missing now; the same object until the next change."""
        return self._reading

    @property
    def save_state(self) -> SaveState:
        """When the last commit was, and what keeps the newest change from being saved, if anything."""
        return self._save_state

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return self._history.can_redo

    def apply(self, edit: Edit) -> Changes:
        """Carries the edit out and commits it; a failed commit keeps the edit here and says so in `save_state`."""
        after = edit.applied_to(self.evaluation)
        if after == self.evaluation:
            return Changes(saving=False)
        if self.closed:
            return Changes(saving=False, refused=self.closed)
        self._history.remember(self.evaluation, edit.merges_with)
        return self._become(after)

    def undo(self) -> Changes:
        """Takes the last edit back, and commits that."""
        if self.closed:
            return Changes(saving=False, refused=self.closed)
        return self._become(self._history.undo(self.evaluation))

    def redo(self) -> Changes:
        """Does the last undone edit again, and commits that."""
        if self.closed:
            return Changes(saving=False, refused=self.closed)
        return self._become(self._history.redo(self.evaluation))

    def retry_saving(self) -> SaveState:
        """Tries again to commit everything that is not saved yet, the place to come back to included."""
        self._commit()
        if not (self._save_state.problem or self._place_is_kept):
            self.go_to(self._record.step_id)
        return self._save_state

    def go_to(self, step_id: str) -> None:
        """Moves to a step; where that cannot be stored only the place to come back to is lost, not an answer."""
        self._record = replace(self._record, step_id=step_id)
        if self.closed:
            return
        try:
            self._store.remember_step(self._record.id, step_id)
        except NotSaved as problem:
            self._save_state = replace(self._save_state, problem=str(problem))
            self._place_is_kept = False
        else:
            self._place_is_kept = True

    def close(self, record: EvaluationRecord) -> None:
        """The evaluation is the signed record from now on; nothing is taken back any more."""
        self._record = replace(record, step_id=self._record.step_id)
        self._recommendation = record.recommendation or self._recommendation
        self._history.forget()

    def _become(self, after: Evaluation) -> Changes:
        changes = _difference(self.evaluation, after)
        self._record = replace(self._record, evaluation=after)
        self._reading = self._reading.carried_to(after)
        if changes.facts or changes.regions:
            # It follows from nothing else.
            self._recommendation = None
        self._commit()
        return changes

    def _commit(self) -> None:
        after = self.evaluation
        try:
            if after != self._committed:
                decided_on = (self.recommendation, self._content.stamp) if after.decision.counts else None
                saved_at = self._store.save(self._record.id, self._committed, after, decided_on)
                self._committed = after
                self._record = replace(self._record, saved_at=saved_at)
        except NotSaved as problem:
            self._save_state = SaveState(self._record.saved_at, str(problem))
        else:
            self._save_state = SaveState(self._record.saved_at)


def _difference(before: Evaluation, after: Evaluation) -> Changes:
    return Changes(
        _changed_keys(before.facts, after.facts),
        _changed_keys(before.regions, after.regions),
        _changed_keys(before.findings, after.findings),
        before.decision != after.decision,
    )


def _changed_keys(old: Mapping[str, object], new: Mapping[str, object]) -> frozenset[str]:
    return frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
