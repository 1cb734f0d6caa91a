"""The session as Qt sees it: the one QObject that announces what an edit changed."""

from PySide6.QtCore import QObject, Signal

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.ui.next_turn import NextTurn
from omt_desktop.workflow.edits import Edit
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.session import Changes, EvaluationSession, SaveState
from omt_desktop.workflow.units import Units


class SessionBridge(QObject):
    """Widgets send edits here and listen here, never to one another."""

    changed = Signal(object)
    """A `Changes` that holds anything; the evaluation and the recommendation are already the new ones.

    Who shows the recommendation listens to `recommended`: to ask for it here is to work it out while a key waits.
    """
    recommended = Signal()
    """The recommendation may be another one; announced once for all changes, in a turn of the event loop of its own."""
    step_changed = Signal(str)
    """The id of the step that is open now."""
    item_requested = Signal(str)
    """An item that its page brings into sight and gives the focus; its step is open by then."""
    rule_requested = Signal(str)
    """A rule that is to be read in the library."""
    walked = Signal()
    """The hand went on to another structure within the field that has the focus."""
    closed_changed = Signal()
    """`closed` or the signatures and addenda of the record may differ."""
    saving_changed = Signal()
    """`save_state`, `can_undo` or `can_redo` may differ."""

    def __init__(
        self, session: EvaluationSession, parent: QObject | None = None, *, units: Units = Units.METRIC
    ) -> None:
        super().__init__(parent)
        self.units = units
        """What a number without a written unit means for this doctor."""
        self._session = session
        self.following = NextTurn(self)
        """Tells of the recommendation; what waits can be told at once."""
        self.following.due.connect(self.recommended)

    @property
    def record(self) -> EvaluationRecord:
        """The record with the evaluation as it is on the screen."""
        return self._session.record

    @property
    def content(self) -> Content:
        """The clinical content of this evaluation."""
        return self._session.content

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation as it is on the screen."""
        return self._session.evaluation

    @property
    def recommendation(self) -> Recommendation:
        """What follows from the evaluation on the screen."""
        return self._session.recommendation

    @property
    def reading(self) -> Reading:
        """What is answered, applies and is missing now; the same object until the next change."""
        return self._session.reading

    @property
    def save_state(self) -> SaveState:
        """When the last commit was, and what keeps the newest change from being saved, if anything."""
        return self._session.save_state

    @property
    def step_id(self) -> str:
        """The step that is open."""
        return self._session.record.step_id

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._session.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undo to take back."""
        return self._session.can_redo

    def apply(self, edit: Edit) -> None:
        """Carries the edit out, commits it, and announces what changed."""
        self._announce(self._session.apply(edit))

    def undo(self) -> None:
        """Takes the last edit back; nothing where there is none."""
        self._announce(self._session.undo())

    def redo(self) -> None:
        """Does the last undone edit again; nothing where there is none."""
        self._announce(self._session.redo())

    @property
    def closed(self) -> str:
        """Why no edit is carried out now, as a sentence; empty where the evaluation can be edited."""
        return self._session.closed

    def hold(self, reason: str) -> None:
        """No edit is carried out as long as there is a reason; an empty one lets go."""
        self._session.hold(reason)
        self.closed_changed.emit()

    def close(self, record: EvaluationRecord) -> None:
        """The evaluation is this signed record from now on."""
        self._session.close(record)
        self.closed_changed.emit()
        self.saving_changed.emit()

    def retry_saving(self) -> None:
        """Tries again to commit what is not saved yet."""
        self._session.retry_saving()
        self.saving_changed.emit()

    def go_to(self, step_id: str) -> None:
        """Opens the step and announces it; the same step again announces nothing."""
        if step_id != self.step_id:
            self._session.go_to(step_id)
            self.step_changed.emit(step_id)
            self.saving_changed.emit()

    def show_item(self, item_id: str) -> None:
        """Opens the step that asks the item and brings the item to the hand; nothing where no step asks it."""
        step = next((s for s in self.content.exam.steps if any(item.id == item_id for item in s.items)), None)
        if step is not None:
            self.go_to(step.id)
            self.item_requested.emit(item_id)

    def _announce(self, changes: Changes) -> None:
        if changes.anything:
            self.changed.emit(changes)
            self.following.want()
        self.saving_changed.emit()
