"""One technique the doctor plans in a region: the cell as it is now, the reason where one is asked for, a way out."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import CellState
from omt_desktop.ui.field_registry import text_field
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.tones import CELL_TONES
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.cell_words import cell_name
from omt_desktop.workflow.planned_techniques import PlannedTechnique, PlanProblem
from omt_desktop.workflow.words import Words


class PlannedRow(QFrame):
    """A choice that is no longer possible says so and stays until it is removed."""

    removed = Signal()
    reason_given = Signal(str)

    def __init__(self, content: Content, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._words = Words(content)
        self.setProperty("role", "planned")
        self.symbol = PlainLabel("", "symbol", parent=self)
        self.symbol.setFixedWidth(16)
        self.title = PlainLabel("", wrap=True, parent=self)
        self.state = PlainLabel("", "small", wrap=True, parent=self)
        self.reason = text_field("reason", "Reason", today)
        self.reason.setParent(self)
        self.remove = QPushButton("Remove", self)
        self.remove.setProperty("role", "quiet")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.state)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.symbol)
        head.addLayout(words, 1)
        head.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.reason)
        self.remove.clicked.connect(self.removed)
        self.reason.answered.connect(lambda text, typing: self.reason_given.emit(text or ""))

    def show_plan(self, plan: PlannedTechnique) -> None:
        """The choice and what keeps it from counting, if anything."""
        cell, choice = plan.cell, plan.choice
        name = cell_name(choice.region, choice.technique, self._content)
        self.symbol.setText(self._words.of("cell_symbol", cell.state))
        set_look(self.symbol, "tone", CELL_TONES[cell.state])
        self.title.setText(name)
        self.state.setText(self._state_words(plan))
        self.state.set_role("danger" if plan.problem else "small")
        set_look(self, "wrong", plan.problem is PlanProblem.NOT_POSSIBLE)
        set_shown(self.reason, cell.state is CellState.RELATIVE or bool(choice.reason))
        self.reason.show_value(choice.reason or None)
        self.reason.set_name(f"Reason for {name}")
        self.remove.setAccessibleName(f"Remove {name}")
        self.setAccessibleName(f"{name}: {self.state.text()}")

    def _state_words(self, plan: PlannedTechnique) -> str:
        state = self._words.of("cell", plan.cell.state)
        if plan.problem is PlanProblem.NOT_POSSIBLE:
            because = f" ({', '.join(plan.cell.rules)})" if plan.cell.rules else ""
            return f"No longer possible: {state.lower()}{because}. It does not count; remove it."
        if plan.problem is PlanProblem.REASON_MISSING:
            return f"{state}: write why it is right here. It counts once the reason is written."
        return state
