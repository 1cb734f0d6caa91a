"""Choosing a passphrase: how good it is while it is typed, one made up on request, and typed a second time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.passphrase_line import PassphraseLine
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.typing_pause import TypingPause
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.keys.passphrase import Strength

Judge = Callable[[str, Sequence[str]], Strength]
_HINT = "Four or more words that do not belong together are easy to remember and hard to guess."
_DIFFERS = "The two are not the same. Type it again."


class NewPassphrase(QWidget):
    """`problem` says what is missing; no kind of character is ever demanded."""

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        judge: Judge,
        suggest: Callable[[], str],
        jobs: BackgroundJobs,
        parent: QWidget | None = None,
        *,
        label: str = "Passphrase",
    ) -> None:
        super().__init__(parent)
        self._judge = judge
        self._suggest = suggest
        self._jobs = jobs
        self._known: tuple[str, ...] = ()
        self._judged = ""
        self._strength = Strength(0, enough=False)
        self.first = PassphraseLine(label)
        self.again = PassphraseLine("The same passphrase again")
        self.meter = QProgressBar()
        self.meter.setRange(0, 4)
        self.meter.setTextVisible(False)
        self.meter.setFixedHeight(6)
        self.meter.setAccessibleName("How good the passphrase is")
        self.words = PlainLabel(_HINT, "small", wrap=True)
        self.make_one = Button("Make one up for me")
        self.make_one.setProperty("role", "quiet")
        self._pause = TypingPause(self._look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.first, self.meter, self.words):
            column.addWidget(part)
        column.addWidget(self.make_one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.again)
        self.setFocusProxy(self.first)
        self.first.changed.connect(self._typed)
        self.again.changed.connect(lambda _: self.changed.emit())
        self.first.entered.connect(self.again.line.setFocus)
        self.again.entered.connect(self.entered)
        self.make_one.clicked.connect(self._fill_in)

    @property
    def text(self) -> str:
        """The passphrase as it is typed."""
        return self.first.text

    @property
    def problem(self) -> str:
        """Why it cannot be used yet; empty where it can."""
        if not self.first.text:
            return "A passphrase is missing."
        if self._judged != self.first.text:
            self._pause.now()
            self._take(self._judge(self.first.text, self._known), self.first.text)
        if not self._strength.enough:
            return self._strength.words
        return "" if self.first.text == self.again.text else _DIFFERS

    def know(self, *words: str) -> None:
        """These words are what others would try first."""
        self._known = words

    def clear(self) -> None:
        """Nothing is typed any more."""
        self.first.clear()
        self.again.clear()

    def _typed(self, text: str) -> None:
        self._pause.touch()
        if not text:
            self._pause.now()
        self.changed.emit()

    def _look(self) -> None:
        text, known, judge = self.first.text, self._known, self._judge
        if not text:
            self._take(Strength(0, enough=False), "")
            return
        self._jobs.start(lambda: judge(text, known), lambda found: self._take(found, text), lambda _: None, self)

    def _take(self, found: Strength, text: str) -> None:
        if text != self.first.text:
            return
        self._strength, self._judged = found, text
        self.meter.setValue(max(found.score, 3) if found.enough else min(found.score, 2))
        set_look(self.meter, "enough", found.enough)
        self.words.setText(found.words if text else _HINT)
        self.words.set_role("ok" if found.enough else "small")
        self.changed.emit()

    def _fill_in(self) -> None:
        self.first.set_text(self._suggest(), shown=True)
        self.again.set_text("", shown=True)
        self._pause.now()
        self.words.setText("Write it down now, and keep the note where no patient comes. Then type it below.")
        self.again.line.setFocus()
