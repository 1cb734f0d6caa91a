"""All that is recorded of one balance test: trials, results, the difference of the sides, what else was seen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.balance import TimedTest, side_difference, untimed_parts
from omt_desktop.domain.evaluation import Finding
from omt_desktop.ui.balance.stacked_parts import StackedParts
from omt_desktop.ui.balance.timed_result import TimedResult
from omt_desktop.ui.button import Button
from omt_desktop.ui.part_fields import part_maker
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.balance_words import difference_in_words
from omt_desktop.workflow.edits import RecordFinding


class TimedPanel(QWidget):
    """Says which of its tests was chosen; its entries are edits of the one item. Escape leads back to the stopwatch."""

    chosen = Signal(object)
    left = Signal()
    """Escape: the hand goes back to the stopwatch."""

    def __init__(self, tests: Sequence[TimedTest], bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item = tests[0].item
        self._bridge = bridge
        self.results = {test.result.key: TimedResult(test, bridge, self) for test in tests}
        self.difference = PlainLabel("", "label", wrap=True, parent=self)
        self.difference.setContentsMargins(2, 0, 0, 0)
        self.hint = PlainLabel(item.field.hint, "small", wrap=True, parent=self)
        self.hint.setContentsMargins(2, 0, 0, 0)
        self.clear = Button("Not examined", self)
        self.clear.setProperty("role", "quiet")
        self.clear.setToolTip("Takes everything recorded of this test back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for result in self.results.values():
            column.addWidget(result)
            result.chosen.connect(lambda test=result.test: self.chosen.emit(test))
        column.addWidget(self.difference)
        column.addWidget(self.hint)
        self.others: StackedParts | None = None
        if untimed_parts(item):
            self.others = StackedParts(untimed_parts(item), part_maker(item, bridge), self)
            self.others.set_name(item.field.label)
            self.others.answered.connect(self._answered)
            column.addWidget(self.others)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        self.clear.clicked.connect(lambda: bridge.apply(RecordFinding(item.id, None)))
        set_shown(self.hint, bool(item.field.hint))
        self.show_current()

    def show_current(self) -> None:
        """Shows what is recorded of the test now."""
        finding = self._bridge.evaluation.findings.get(self.item.id)
        for result in self.results.values():
            result.show_finding(finding)
        if self.others is not None:
            for key in self.others.keys:
                self.others.show_part(key, finding.get(key) if finding else None)
        words = difference_in_words(side_difference(self.item, finding))
        self.difference.setText(words)
        set_shown(self.difference, bool(words))
        set_shown(self.clear, finding is not None)

    def show_chosen(self, key: str) -> None:
        """Marks the test that the stopwatch times."""
        for own, result in self.results.items():
            result.show_chosen(own == key)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for result in self.results.values():
            result.commit()
        if self.others is not None:
            self.others.commit()

    def event(self, event: QEvent) -> bool:
        # The window's own Escape leaves the evaluation; here it only leaves the fields.
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().event(event)

    def _answered(self, key: str, value: Value | None, typing: bool) -> None:
        if value is None or isinstance(value, str | int | float):
            held = self._bridge.evaluation.findings.get(self.item.id) or Finding(self.item.id, ())
            self._bridge.apply(RecordFinding(self.item.id, held.with_value(key, value), typing))
