"""The timed balance tests: one stopwatch, the tests to choose from, and every trial of the chosen one."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.balance import (
    TimedTest,
    following_test,
    last_trial,
    next_trial,
    timed_tests,
    with_time,
    with_typed,
)
from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Block
from omt_desktop.ui.balance.kept_times import KeptTimes
from omt_desktop.ui.balance.timed_panel import TimedPanel
from omt_desktop.ui.balance.timed_test_row import TimedTestRow
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.key_strip import KeyStrip
from omt_desktop.ui.late_parts import tab_after
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.stopwatch import Stopwatch
from omt_desktop.workflow.answer_state import state_of
from omt_desktop.workflow.balance_words import results_in_words, target_in_words, trial_in_words, why_not_recorded
from omt_desktop.workflow.edits import RecordFinding
from omt_desktop.workflow.words import Words

KEYS = (
    ("Space", "start, stop"), ("↑ ↓", "test"), ("← →", "leg or stance"), ("Backspace", "discard the last trial"),
    ("Esc", "back to the watch"),
)  # fmt: skip


class BalanceBoard(BlockView):
    """Space times the chosen test; the time becomes its next trial, and the hand goes on to what is next."""

    def __init__(
        self,
        block: Block,
        bridge: SessionBridge,
        words: Words,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float],
    ) -> None:
        super().__init__(block, bridge, words, parent)
        self.tests = timed_tests(block.items)
        self.here = self.tests[0]
        self.stopwatch = Stopwatch(clock, self)
        self.kept = KeptTimes(bridge, self)
        self.selector = {item.id: TimedTestRow(item.field.label, self) for item in block.items}
        self.panels: dict[str, TimedPanel] = {}
        self._arrange()
        self.stopwatch.began.connect(self._show_target)
        self.stopwatch.stopped.connect(self._record)
        self.kept.emptied.connect(self.stopwatch.setFocus)
        for item_id, row in self.selector.items():
            row.clicked.connect(lambda _checked=False, item_id=item_id: self._choose_item(item_id))
        self.setFocusProxy(self.stopwatch)
        self.choose(self.here)
        QTimer.singleShot(1, self, self._make_rest)

    def build(self, rows: int) -> int:
        self.show_current()
        return max(0, rows - len(self.selector))

    def show_current(self, changed: Collection[str] | None = None) -> bool:
        self.complete = True
        moved = self._shown ^ frozenset(self.selector)
        self._shown = frozenset(self.selector)
        for item in self.block.items:
            if changed is None or item.id in changed:
                finding = self._bridge.evaluation.findings.get(item.id)
                self.selector[item.id].show_summary(
                    state_of(item, finding), results_in_words(self._own(item.id), finding)
                )
                if item.id in self.panels:
                    self.panels[item.id].show_current()
        self.kept.show_current()
        self._show_target()
        self._show_none()
        return bool(moved)

    def seek(self, item_id: str) -> QWidget | None:
        if item_id not in self.selector:
            return None
        self._choose_item(item_id)
        return self.stopwatch

    def commit(self) -> None:
        for panel in self.panels.values():
            panel.commit()

    def choose(self, test: TimedTest) -> None:
        """The stopwatch times this test from now on, also where it is running already."""
        self.here = test
        for item_id, row in self.selector.items():
            row.setChecked(item_id == test.item.id)
        if test.item.id not in self.panels:
            self._make_panel(test.item.id)
        for item_id, panel in self.panels.items():
            panel.setVisible(item_id == test.item.id)
            panel.show_chosen(test.result.key if item_id == test.item.id else "")
        self._show_target()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain or self.window().focusWidget() is not self.stopwatch:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_by(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to_item(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._discard_last()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._lines.setSpacing(8)
        self._lines.addWidget(self.stopwatch)
        self._lines.addWidget(self.kept)
        below = QHBoxLayout()
        below.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        for row in self.selector.values():
            column.addWidget(row)
        column.addStretch(1)
        below.addLayout(column)
        self._panels = QVBoxLayout()
        below.addLayout(self._panels, 1)
        self._lines.addLayout(below)
        self._lines.addWidget(KeyStrip(KEYS, self))

    def _make_panel(self, item_id: str) -> None:
        """The panel of an item, hidden: making one costs more than showing it."""
        panel = TimedPanel(self._own(item_id), self._bridge, self)
        panel.hide()
        panel.chosen.connect(self._chosen_by_hand)
        panel.left.connect(self.stopwatch.setFocus)
        self.panels[item_id] = panel
        self._panels.addWidget(panel)
        tab_after(self.stopwatch, panel)

    def _make_rest(self) -> None:
        """Makes the other panels, one at a time, when there is nothing else to do."""
        missing = next((item_id for item_id in self.selector if item_id not in self.panels), None)
        if missing is not None:
            self._make_panel(missing)
            QTimer.singleShot(1, self, self._make_rest)

    def _own(self, item_id: str) -> list[TimedTest]:
        return [test for test in self.tests if test.item.id == item_id]

    def _chosen_by_hand(self, test: TimedTest) -> None:
        # The last time stays in sight until another test is taken up or begun.
        if test != self.here:
            self.stopwatch.clear()
        self.choose(test)
        self.stopwatch.setFocus(Qt.FocusReason.MouseFocusReason)

    def _choose_item(self, item_id: str) -> None:
        """The first of its tests that has a trial left, else the first."""
        own = self._own(item_id)
        finding = self._bridge.evaluation.findings.get(item_id)
        self._chosen_by_hand(next((test for test in own if next_trial(test, finding)), own[0]))

    def _go_by(self, steps: int) -> None:
        place = self.tests.index(self.here) + steps
        if 0 <= place < len(self.tests):
            self._chosen_by_hand(self.tests[place])

    def _go_to_item(self, steps: int) -> None:
        ids = list(self.selector)
        place = ids.index(self.here.item.id) + steps
        if 0 <= place < len(ids):
            self._choose_item(ids[place])

    def _finding(self, test: TimedTest) -> Finding | None:
        return self._bridge.evaluation.findings.get(test.item.id)

    def _record(self, seconds: float) -> None:
        test = self.here
        self.commit()
        problem = why_not_recorded(test, self._finding(test), seconds)
        if problem:
            self.kept.keep(test, seconds, problem)
            self._show_target()
            return
        self._bridge.apply(RecordFinding(test.item.id, with_time(test, self._finding(test), seconds)))
        self.choose(following_test(self.tests, self._bridge.evaluation.findings, test))

    def _discard_last(self) -> None:
        finding = self._finding(self.here)
        last = last_trial(self.here, finding)
        if last is not None:
            self._bridge.apply(RecordFinding(self.here.item.id, with_typed(self.here, finding, last.key, None)))

    def _show_target(self) -> None:
        test, finding = self.here, self._finding(self.here)
        free = next_trial(test, finding)
        running = self.stopwatch.running
        self.stopwatch.can_begin = free is not None
        head = "Timing" if running else "Next" if free is not None else "Done"
        self.stopwatch.show_target(head, target_in_words(test), trial_in_words(test, finding))
