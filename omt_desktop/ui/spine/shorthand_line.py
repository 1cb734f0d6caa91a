"""The shorthand line with what it says in words before Enter, what is remarkable about it, and what it replaces."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.shorthand_edit import ShorthandEdit
from omt_desktop.ui.typing_pause import TypingPause
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.shorthand_entry import ShorthandReading, read_shorthand, record_shorthand

_HINT = "Write what you find: T5 FRS R; T3-7 N SR RL; sac L on L; R ant innom; rib 4 inh L sev 2"
_LONGEST = 2000
_LINES = 3


class ShorthandLine(QWidget):
    """Enter records the whole line as one step of undo. A line that cannot be read stays as it is."""

    recorded = Signal(object)
    """The entries that were recorded, or only named where they say nothing to record."""
    left = Signal()
    """Esc: back to the drawing."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._idle = ""
        self._reading = ShorthandReading()
        self._pause = TypingPause(self._rest, self)
        self._told = False
        """Whether what was just recorded still stands here."""
        self.edit = ShorthandEdit(self)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setPlaceholderText("T5 FRS R; sac L on L")
        self.edit.setAccessibleName("Shorthand")
        self.key_hint = PlainLabel("/ or F6", "key", parent=self)
        self.words = PlainLabel(_HINT, "muted", wrap=True, parent=self)
        self.remarks = PlainLabel("", "warning", wrap=True, parent=self)
        # These lines are kept free, so that nothing below moves while the hand is on it.
        self.words.setMinimumHeight(_LINES * self.words.fontMetrics().lineSpacing() + 4)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.edit, 1)
        line.addWidget(self.key_hint, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.words)
        layout.addWidget(self.remarks)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._read)
        self.edit.entered.connect(self.enter)
        self.edit.escaped.connect(self.left)
        self._read()

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """What is remarkable about the chosen part stands here while nothing is written."""
        before, self._idle = self._idle, "\n".join(f"▲ {remark}" for remark in remarks)
        if self._idle != before and not self.edit.text() and not self._told:
            self._read()

    def write(self, text: str) -> None:
        """The hand is in the line, and the text stands at its end."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.end(False)
        self.edit.insert(text)

    def enter(self) -> None:
        """Records what the line says; where it cannot be read, the caret goes to the character."""
        reading = read_shorthand(self.edit.text(), self._bridge.evaluation)
        if reading.problem:
            self.edit.setCursorPosition(reading.position)
            self._show_problem(reading, grave=True)
            return
        if not reading.entries:
            return
        self._bridge.apply(record_shorthand(reading.entries, self._bridge.evaluation))
        self.edit.clear()
        self._say(reading)
        self.recorded.emit(reading.entries)

    def _say(self, reading: ShorthandReading) -> None:
        """What was just recorded stays in sight until the next letter, with its remarks."""
        if reading.changes:
            self._told = True
            self.words.set_role("ok")
            self.words.setText(f"✓ {' · '.join(reading.words)}")
            self._show_remarks(reading.remarks, ())

    def _read(self) -> None:
        text = self.edit.text()
        self.key_hint.setVisible(not text)
        self._told = False
        reading = read_shorthand(text, self._bridge.evaluation)
        self._reading = reading
        self._pause.touch()
        if reading.problem:
            # What is still being typed is no mistake until the hand rests.
            self._show_problem(reading, grave=False)
            return
        self.edit.show_wrong(None)
        set_look(self.edit, "wrong", False)
        self.words.set_role("" if reading.words else "warning" if self._idle else "muted")
        words = " · ".join(reading.words)
        silent = "" if reading.changes else ": nothing new to record"
        self.words.setText(f"{words}{silent}" if words else self._idle or _HINT)
        self._show_remarks(reading.remarks, reading.replaces)

    def _rest(self) -> None:
        """The hand rests: what cannot be read is a mistake now."""
        if self._reading.problem and not self._reading.unfinished:
            self._show_problem(self._reading, grave=True)

    def _show_problem(self, reading: ShorthandReading, *, grave: bool) -> None:
        """A line that only stops too early is no mistake yet."""
        self.edit.show_wrong(reading.position if grave else None)
        set_look(self.edit, "wrong", grave)
        self.words.set_role("danger" if grave else "muted")
        self.words.setText(f"Character {reading.position + 1}: {reading.problem}" if grave else reading.problem)
        self._show_remarks((), ())

    def _show_remarks(self, remarks: tuple[str, ...], replaces: tuple[str, ...]) -> None:
        lines = [f"▲ {remark}" for remark in remarks]
        if replaces:
            lines.append(f"▲ Changes what is recorded: {'; '.join(replaces)}")
        self.remarks.setText("\n".join(lines))
        set_shown(self.remarks, bool(lines))
