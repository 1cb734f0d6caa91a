"""The card to sign an evaluation: what is still missing, or the line for the passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.card import Card
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.signing.proof_row import ProofRow
from omt_desktop.ui.signing.signing_desk import SigningDesk
from omt_desktop.ui.text_list import TextList
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.ready_to_sign import missing_to_sign

_INTRO = (
    "After that nothing of the evaluation can be changed, by nobody. A correction is written as an addendum, with its "
    "date and your name."
)


class SignCard(Card):
    """`commit` announces what is still being typed on the page before anything is signed."""

    def __init__(
        self, bridge: SessionBridge, desk: SigningDesk, commit: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__("Sign", _INTRO, parent)
        self._bridge = bridge
        self._desk = desk
        self._commit = commit
        self.missing = TextList("Before you can sign")
        self.proof = ProofRow("Sign the evaluation")
        self.add(self.missing, self.proof)
        self.proof.proven.connect(self._sign)
        desk.busy_changed.connect(self.proof.set_busy)
        desk.refused.connect(self._tell)

    def show_current(self) -> None:
        """What is missing now; away once the evaluation is closed."""
        bridge = self._bridge
        missing = missing_to_sign(bridge.evaluation, bridge.recommendation, bridge.content)
        self.missing.show_lines(missing)
        set_shown(self.proof, not missing)
        set_shown(self, not bridge.record.closed)

    def _tell(self, words: str) -> None:
        if not self._bridge.record.closed:
            self.proof.tell(words)

    def _sign(self, passphrase: str) -> None:
        self._commit()
        self._desk.sign(passphrase)
