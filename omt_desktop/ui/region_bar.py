"""What is offered for the region of a block as a whole: a severity for its grade, and the rest of it normal."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.region_normal import rest_of_region_normal
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.rest_confirmation import RestConfirmation
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.edits import GradeRegion, RecordSeveral
from omt_desktop.workflow.region_words import proposal_for, rest_by_step, severity_in_words, stated_in_words
from omt_desktop.workflow.words import Words

_STOPS = 6
"""More than the buttons of the bar."""


class RegionBar(QWidget):
    """Offers only, and records what is pressed. With nothing to offer it is not there.

    `graded` says whether the grade of the region is asked in this block, where a severity is proposed for it.
    """

    asked = Signal()
    """The question was opened and is to be brought into sight."""
    answered = Signal()
    """The question was closed, and the hand is back where it was."""

    def __init__(self, region: str, graded: bool, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.region = region
        self._graded = graded
        self._bridge = bridge
        self._name = Words(bridge.content).region(region)
        self._stated_in: Evaluation | None = None
        """The evaluation right after the rest was stated, as long as it is the current one."""
        self._stating = False
        self._came_from: QWidget | None = None
        self.proposal = self._button("quiet", self.take_proposal)
        self.rest = self._button("quiet", self.ask)
        self.told = PlainLabel("", "ok", wrap=True, parent=self)
        self.undo = self._button("quiet", self._undo)
        self.undo.setText("Undo")
        self.undo.setToolTip("Ctrl+Z")
        self.question = RestConfirmation(self)
        self.question.confirmed.connect(self._state)
        self.question.left.connect(self._leave)
        for part in (self.proposal, self.rest, self.told, self.undo, self.question):
            part.hide()
        self._arrange()

    def show_current(self) -> bool:
        """Shows what can be offered now; whether that is anything."""
        evaluation, content = self._bridge.evaluation, self._bridge.content
        count = len(rest_of_region_normal(self.region, content.exam, evaluation))
        asking = not self.question.isHidden()
        if asking and count:
            self.question.show_rest(self._name, rest_by_step(self.region, content, evaluation))
        elif asking:
            self._leave()
        self.rest.setText(f"Rest of this region normal ({count})…")
        self.rest.setAccessibleName(f"{self._name}: rest of this region normal, {count} not recorded")
        self.rest.setToolTip("Lists first what it will state · Alt+R")
        set_shown(self.rest, bool(count) and self.question.isHidden())
        proposed = proposal_for(self.region, content, evaluation) if self._graded else None
        if proposed is not None:
            severity = severity_in_words(proposed.severity, content)
            self.proposal.setText(f"Proposed: {severity} — press P or click to take it")
            self.proposal.setToolTip("The highest severity among the findings of this region; you grade it")
            self.proposal.setAccessibleName(f"{self._name}: proposed severity {severity}, take it")
        set_shown(self.proposal, proposed is not None)
        if self._stating:
            self._stated_in = evaluation
        told = self._stated_in is evaluation
        set_shown(self.told, told)
        set_shown(self.undo, told)
        return bool(count) or proposed is not None or told

    @property
    def stops(self) -> tuple[Button, ...]:
        """Where the Tab key stops, in the order in which it does."""
        return self.undo, self.proposal, self.rest, self.question.yes, self.question.no

    @property
    def offers_rest(self) -> bool:
        """Whether there is a rest of an opened region to state."""
        return not self.rest.isHidden()

    def ask(self) -> None:
        """The question is open and its answer has the focus; nothing is recorded."""
        self._came_from = QApplication.focusWidget()
        self.question.show()
        self.show_current()
        self.question.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def take_proposal(self) -> None:
        """The region is graded as proposed, by this press of the doctor."""
        proposed = proposal_for(self.region, self._bridge.content, self._bridge.evaluation) if self._graded else None
        if proposed is not None:
            self._hand_on(self.proposal)
            self._bridge.apply(GradeRegion(self.region, proposed))

    def _state(self) -> None:
        stated = rest_of_region_normal(self.region, self._bridge.content.exam, self._bridge.evaluation)
        self._leave()
        self._hand_on(self.rest)
        self.told.setText(stated_in_words(self.region, len(stated), self._bridge.content))
        self._stating = True
        self._bridge.apply(RecordSeveral(stated))
        self._stating = False

    def _leave(self) -> None:
        """The question is closed, and the hand is back where it was."""
        had_focus = self.question.isAncestorOf(QApplication.focusWidget() or self)
        self.question.hide()
        self.show_current()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self.answered.emit()

    def _undo(self) -> None:
        if self._stated_in is self._bridge.evaluation:
            self._hand_on(self.undo)
            self._bridge.undo()

    def _hand_on(self, leaving: QWidget) -> None:
        """A button that is about to go passes the hand on to the first field of the block."""
        if leaving.hasFocus():
            # All of the bar's own buttons come before the fields of the block.
            for _ in range(_STOPS):
                if not self.isAncestorOf(QApplication.focusWidget() or self.window()):
                    return
                self.focusNextChild()

    def _button(self, role: str, act: Callable[[], None]) -> Button:
        button = Button("", self)
        button.setProperty("role", role)
        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.told, 1)
        line.addWidget(self.undo)
        line.addWidget(self.proposal)
        line.addStretch(0)
        line.addWidget(self.rest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.question)
