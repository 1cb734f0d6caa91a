"""The times that could not be recorded, one under the other, until each is decided about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.balance import TimedTest, untimed_parts, with_time
from omt_desktop.domain.evaluation import NOTE, Finding
from omt_desktop.ui.balance.kept_time import KeptTime
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.balance_words import timed_in_words, why_not_recorded
from omt_desktop.workflow.edits import RecordFinding


class KeptTimes(QWidget):
    """Takes no room while it is empty."""

    emptied = Signal()
    """One was decided about; the hand can go back to the stopwatch."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.all: list[KeptTime] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def keep(self, test: TimedTest, seconds: float, problem: str) -> None:
        """The time stands here with the reason why it is not recorded."""
        notable = any(part.key == NOTE for part in untimed_parts(test.item))
        kept = KeptTime(test, seconds, problem, notable=notable, parent=self)
        kept.retried.connect(lambda: self._retry(kept))
        kept.noted.connect(lambda: self._note(kept))
        kept.discarded.connect(lambda: self._let_go(kept))
        self.all.append(kept)
        self._column.addWidget(kept)
        self.show()
        self.show_current()

    def show_current(self) -> None:
        """Offers to record each time that could be recorded now."""
        for kept in self.all:
            kept.retry.setVisible(not why_not_recorded(kept.test, self._finding(kept.test), kept.seconds))

    def _finding(self, test: TimedTest) -> Finding | None:
        return self._bridge.evaluation.findings.get(test.item.id)

    def _retry(self, kept: KeptTime) -> None:
        if not why_not_recorded(kept.test, self._finding(kept.test), kept.seconds):
            changed = with_time(kept.test, self._finding(kept.test), kept.seconds)
            self._let_go(kept)
            self._bridge.apply(RecordFinding(kept.test.item.id, changed))

    def _note(self, kept: KeptTime) -> None:
        held = self._finding(kept.test) or Finding(kept.test.item.id, ())
        before = held.get(NOTE)
        words = f"Not recorded as a result: {timed_in_words(kept.test, kept.seconds)}"
        self._let_go(kept)
        text = f"{before}\n{words}" if before else words
        self._bridge.apply(RecordFinding(kept.test.item.id, held.with_value(NOTE, text)))

    def _let_go(self, kept: KeptTime) -> None:
        self.all.remove(kept)
        self._column.removeWidget(kept)
        kept.hide()
        kept.deleteLater()
        self.setVisible(bool(self.all))
        self.emptied.emit()
