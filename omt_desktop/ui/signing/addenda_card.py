"""The addenda of a signed evaluation, and the form for a further one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.card import Card
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.growing_text import GrowingText
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.signing.proof_row import ProofRow
from omt_desktop.ui.signing.signing_desk import SigningDesk
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.signature_words import addendum_in_words

_INTRO = "A correction or an addition stands beside what was signed, on the screen and on paper; it replaces nothing."
_LINES = 3


class AddendaCard(Card):
    """In sight only for a signed evaluation."""

    def __init__(self, bridge: SessionBridge, desk: SigningDesk, parent: QWidget | None = None) -> None:
        super().__init__("Addenda", _INTRO, parent)
        self._bridge = bridge
        self._desk = desk
        self.written = PlainLabel("", wrap=True)
        self.written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text = GrowingText(_LINES)
        self.reason = EntryLine()
        self.reason.setMaxLength(200)
        self.proof = ProofRow("Sign the addendum")
        self.add(self.written, *_labelled("What is to be added", self.text), *_labelled("Why", self.reason), self.proof)
        self.proof.proven.connect(lambda typed: desk.amend(self.reason.text(), self.text.toPlainText(), typed))
        desk.busy_changed.connect(self.proof.set_busy)
        desk.refused.connect(self._tell)
        desk.done.connect(self._clear)

    def show_current(self) -> None:
        """The addenda as they are now; away as long as nothing is signed."""
        record = self._bridge.record
        self.written.setText("\n\n".join(addendum_in_words(addendum) for addendum in record.addenda))
        set_shown(self.written, bool(record.addenda))
        set_shown(self, record.signed and not record.doubt)

    def _tell(self, words: str) -> None:
        if self._bridge.record.signed:
            self.proof.tell(words)

    def _clear(self) -> None:
        self.text.clear()
        self.reason.clear()


def _labelled(words: str, field: QWidget) -> tuple[QWidget, QWidget]:
    label = PlainLabel(words, "label")
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label, field
