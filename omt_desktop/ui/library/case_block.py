"""One case of a rule: when it holds, and what the rule then does where."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.tones import EFFECT_TONES
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.library.condition_words import ConditionLine
from omt_desktop.workflow.library.rule_entry import CaseEntry, EffectEntry

_INDENT = 20
_SYMBOL = 20


class CaseBlock(QWidget):
    """The lines of the condition, indented as they belong together; below them an effect a row."""

    def __init__(self, case: CaseEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for line in case.holds:
            column.addWidget(_condition(line))
        column.addSpacing(4)
        for effect in case.effects:
            column.addWidget(_effect(effect))


def _condition(line: ConditionLine) -> PlainLabel:
    label = PlainLabel(line.text, "label" if line.text.endswith(":") else "", wrap=True)
    label.setContentsMargins(line.depth * _INDENT, 0, 0, 0)
    return label


def _effect(effect: EffectEntry) -> QFrame:
    row = QFrame()
    row.setProperty("role", "record")
    symbol = PlainLabel(effect.symbol, "symbol")
    symbol.setFixedWidth(_SYMBOL)
    set_look(symbol, "tone", EFFECT_TONES[effect.effect])
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(PlainLabel(effect.effect_words, "label"))
    for text in (effect.place, *effect.todo):
        if text:
            words.addWidget(PlainLabel(text, wrap=True))
    layout = QHBoxLayout(row)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(8)
    layout.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(words, 1)
    return row
