"""What comes next, in letters that can be read standing at the table, a metre from the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_stack import StepStack
from omt_desktop.ui.widget_look import set_shown

ANNOUNCED = frozenset({"spine", "palpation", "motion_tests"})
"""The steps that are examined with both hands on the patient."""


class NextBand(QFrame):
    """Follows the hand: the structure after the one that has the focus, and after the last one the next step."""

    toggled = Signal(bool)
    """The doctor wants it shown from now on, or not."""

    def __init__(self, bridge: SessionBridge, stack: StepStack, *, wanted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "announcing")
        self.setToolTip("F7 shows or hides this line")
        self._bridge = bridge
        self._stack = stack
        self._wanted = wanted
        self._text = ""
        self.lead = PlainLabel("", "muted", parent=self)
        self.name = PlainLabel("", "announced", parent=self)
        self.name.setMinimumWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.setSpacing(12)
        row.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.name, 1)
        row.addWidget(PlainLabel("F7 hides", "small", parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        bridge.step_changed.connect(self._enter)
        # The first page is made after the band, in a turn of its own.
        stack.currentChanged.connect(self._enter)
        bridge.walked.connect(self._follow)
        bridge.changed.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._enter()

    @property
    def text(self) -> str:
        """What it says now; empty while it is hidden."""
        return "" if self.isHidden() else self._text

    def toggle(self) -> None:
        """Shown from now on in the steps that have it, or hidden."""
        self._wanted = not self._wanted
        self._enter()
        self.toggled.emit(self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _enter(self, *_: object) -> None:
        """In another step, it begins with the first structure, unless the hand is on one already."""
        shown = self._wanted and self._bridge.step_id in ANNOUNCED
        set_shown(self, shown)
        page = self._stack.currentWidget()
        if shown and isinstance(page, StepPage):
            self._say("First", page.next_after(None) or "")
            self._follow()

    def _follow(self, *_: object) -> None:
        page, focused = self._stack.currentWidget(), QApplication.focusWidget()
        if self.isHidden() or focused is None or not isinstance(page, StepPage) or not page.isAncestorOf(focused):
            return
        name = page.next_after(focused)
        if name is not None:
            self._say("Next", name or self._next_step())

    def _next_step(self) -> str:
        steps = self._bridge.content.exam.steps
        ids = [step.id for step in steps]
        place = ids.index(self._bridge.step_id) + 1 if self._bridge.step_id in ids else len(ids)
        return f"{steps[place].title} →" if place < len(steps) else ""

    def _say(self, lead: str, name: str) -> None:
        self._text = name
        self.lead.setText(lead)
        self.setAccessibleName(f"{lead}: {name}")
        self._fit()

    def _fit(self) -> None:
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, max(self.name.width(), 80)))
