"""What is shown of the entry the list stands on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.content import Indication
from omt_desktop.ui.button import Button
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.library.case_block import CaseBlock
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.tones import EFFECT_TONES
from omt_desktop.workflow.library.rule_entry import RuleEntry
from omt_desktop.workflow.library.shelves import Citation

_CHECKED = "Every supporting text was read."
_UNCHECKED = "Not verified: not every supporting text was read. A rule that restricts is on all the same."


class EntryView(QScrollArea):
    """Cards from top to bottom, made anew for each entry. `rule_wanted` follows a citation back to its rule."""

    rule_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("What the library says")
        self._column = QVBoxLayout()
        self.clear()

    def clear(self) -> None:
        """Nothing is shown."""
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(16)
        self._column.addStretch(1)
        self.setWidget(holder)
        self.verticalScrollBar().setValue(0)

    def show_rule(self, entry: RuleEntry) -> None:
        """The rule: what it says, when it holds and does what, and on whose word."""
        self.clear()
        headline = PlainLabel(f"{entry.headline.symbol} {entry.headline.effect_words}", "label")
        headline.setProperty("tone", EFFECT_TONES[entry.headline.effect])
        parts: list[QWidget] = [headline, *_texts(entry.because, entry.remark)]
        if entry.alternative:
            parts.append(PlainLabel(f"Instead: {entry.alternative}", wrap=True))
        self._add(f"{entry.id} {entry.title}", *parts)
        for number, case in enumerate(entry.cases, start=1):
            self._add("When this holds" if len(entry.cases) == 1 else f"Case {number}", CaseBlock(case))
        checked = _CHECKED if entry.verified else _UNCHECKED
        sources = entry.sources or ("No source.",)
        self._add("On whose word", *_texts(*sources, f"How far checked: {entry.evidence}.", checked, entry.review))

    def show_indication(self, known: Indication, sources: tuple[str, ...]) -> None:
        """What is known of OMT for a condition."""
        self.clear()
        self._add(known.label, *_texts(known.evidence))
        self._add("Beside other care", *_texts(known.adjunct))
        self._add("Regions usually examined", *_texts(known.regions))
        self._add("Codes", *_texts(known.codes))
        self._add("On whose word", *_texts(*sources))

    def show_citation(self, citation: Citation) -> None:
        """A reference, and what cites it."""
        self.clear()
        self._add(citation.source.key, *_texts(citation.source.text))
        if citation.rules:
            rules = QWidget()
            row = FlowLayout(rules, gap=8)
            row.setContentsMargins(0, 0, 0, 0)
            for rule in citation.rules:
                button = Button(f"{rule.id} {rule.title}")
                button.clicked.connect(lambda _=False, rule_id=rule.id: self.rule_wanted.emit(rule_id))
                row.addWidget(button)
            self._add("Rules that rest on it", rules)
        if citation.indications:
            self._add("Evidence that rests on it", *_texts(*(known.label for known in citation.indications)))

    def _add(self, heading: str, *parts: QWidget) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 16, 24, 20)
        inside.setSpacing(8)
        inside.addWidget(PlainLabel(heading, "heading", wrap=True))
        for part in parts:
            inside.addWidget(part)
        self._column.insertWidget(self._column.count() - 1, card)


def _texts(*texts: str) -> list[QWidget]:
    """A paragraph each, to be selected with the mouse; empty ones are left out."""
    labels = [PlainLabel(text, wrap=True) for text in texts if text]
    for label in labels:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return list(labels)
