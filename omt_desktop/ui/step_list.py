"""The steps of the exam, how far each is, and which one is open."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Step, StepProgress, StepState, progress_of
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_button import StepButton
from omt_desktop.workflow.session import Changes

WIDTH = 248
NARROW_WIDTH = 56
_TEN = 10


def step_keys(place: int) -> str:
    """The keys that open the step at `place`, counted from 0; empty after the tenth."""
    return f"Ctrl+{(place + 1) % _TEN}" if place < _TEN else ""


class StepList(QScrollArea):
    """A click opens a step; the list follows the bridge."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setProperty("role", "steps")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group = QButtonGroup(self)
        holder = QFrame()
        holder.setProperty("role", "scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(2)
        self.buttons: dict[str, StepButton] = {}
        for place, step in enumerate(bridge.content.exam.steps):
            button = StepButton(step.title, step_keys(place), holder)
            button.clicked.connect(lambda _=False, step_id=step.id: bridge.go_to(step_id))
            self._group.addButton(button)
            self.buttons[step.id] = button
            column.addWidget(button)
        column.addStretch(1)
        self.setWidget(holder)
        bridge.changed.connect(self._follow)
        bridge.step_changed.connect(self._show_open)
        self._show_progress(bridge.content.exam.steps)
        self._show_open()

    def set_narrow(self, narrow: bool) -> None:
        """Shows the shapes alone, or with their words again."""
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)

    def _follow(self, changes: Changes) -> None:
        """An answer can bring questions of any step; a finding belongs to its own step alone."""
        steps = self._bridge.content.exam.steps
        if not (changes.facts or changes.regions):
            steps = tuple(s for s in steps if not s.blocks or any(item.id in changes.findings for item in s.items))
        self._show_progress(steps)

    def _show_progress(self, steps: Iterable[Step]) -> None:
        for step in steps:
            self.buttons[step.id].show_progress(self._progress(step))

    def _show_open(self) -> None:
        current = self.buttons.get(self._bridge.step_id)
        if current is not None:
            current.setChecked(True)
            self.ensureWidgetVisible(current, 0)

    def _progress(self, step: Step) -> StepProgress:
        """The review has no items; it is done with the decision and begun with anything written on it."""
        if step.blocks:
            return progress_of(step, self._bridge.reading)
        decision = self._bridge.evaluation.decision
        if decision.counts:
            return StepProgress(StepState.DONE, 1, ())
        begun = bool(decision.stance or decision.chosen or decision.discussion or decision.plan or decision.reason)
        return StepProgress(StepState.IN_PROGRESS if begun else StepState.UNTOUCHED, int(begun), ())
