"""One reason of the recommendation; opened, it says why the rule exists, what to do instead and where it comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.pressable_row import PressableRow
from omt_desktop.ui.tones import EFFECT_TONES
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.reasons import Reason

_MOST_FACTS = 3


class ReasonRow(PressableRow):
    """Opens and closes with a click, Return or Space."""

    rule_wanted = Signal(str)
    """The rule, to be read whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason: Reason | None = None
        self.opened = False
        self.pressed.connect(lambda: self._open(not self.opened))
        self.symbol = PlainLabel("", "symbol", parent=self)
        self.symbol.setFixedWidth(16)
        self.title = PlainLabel("", wrap=True, parent=self)
        self.line = PlainLabel("", "small", wrap=True, parent=self)
        self.details = PlainLabel("", "small", wrap=True, parent=self)
        self.details.hide()
        self.whole = Button("The whole rule", self)
        self.whole.setProperty("role", "quiet")
        self.whole.hide()
        self.whole.clicked.connect(self._want_rule)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addWidget(self.details)
        words.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 8)
        layout.setSpacing(8)
        layout.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def show_reason(self, reason: Reason) -> None:
        """This reason, closed if it is another rule than before."""
        if self.reason is not None and self.reason.rule_id != reason.rule_id:
            self._open(False)
        self.reason = reason
        self.symbol.setText(reason.symbol)
        set_look(self.symbol, "tone", EFFECT_TONES[reason.effect])
        self.title.setText(reason.title)
        self.line.setText(_line(reason))
        self.details.setText(_details(reason))
        self.setAccessibleName(f"{reason.effect_words}: {reason.title}")
        self.whole.setAccessibleName(f"The whole rule {reason.rule_id} in the library")
        self.setAccessibleDescription(f"{self.line.text()}. {self.details.text() if self.opened else ''}")
        self.setToolTip(f"{reason.effect_words} · open for the sources")

    def _want_rule(self) -> None:
        if self.reason is not None:
            self.rule_wanted.emit(self.reason.rule_id)

    def _open(self, opened: bool) -> None:
        self.opened = opened
        set_shown(self.details, opened)
        set_shown(self.whole, opened)
        if self.reason is not None:
            self.setAccessibleDescription(f"{self.line.text()}. {self.details.text() if opened else ''}")


def _line(reason: Reason) -> str:
    facts = list(reason.facts[:_MOST_FACTS])
    if len(reason.facts) > _MOST_FACTS:
        facts.append(f"and {len(reason.facts) - _MOST_FACTS} more")
    return " · ".join(part for part in (reason.rule_id, "; ".join(facts), reason.evidence) if part)


def _details(reason: Reason) -> str:
    checked = "Supporting text read." if reason.verified else "Not verified: not every supporting text was read."
    lines = [f"{reason.effect_words}. {reason.because}".strip()]
    if len(reason.facts) > _MOST_FACTS:
        lines.append("; ".join(reason.facts))
    if reason.alternative:
        lines.append(f"Instead: {reason.alternative}")
    lines.append(checked)
    return "\n".join([*lines, *(reason.sources or ("No source.",))])
