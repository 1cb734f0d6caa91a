"""The seal of reports: the practice's fingerprint and certificate to give to others, and an own certificate."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.handing_out import HandingOut
from omt_desktop.workflow.seal import grouped_fingerprint
from omt_desktop.workflow.sealing import Sealing

AskPath = Callable[[QWidget], str]
TITLE = "Seal on reports"
INTRO = (
    "A signed report is sealed, so that anybody can tell whether it was changed. Whoever checks it compares this "
    "fingerprint, or trusts the certificate that you give them."
)
NOT_YET = "The practice's certificate is made with the first signature."
_LARGEST = 1_000_001
_log = logging.getLogger(__name__)


def ask_for_certificate(parent: QWidget) -> str:
    """The path of the chosen PKCS#12 file; empty where it was cancelled."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Choose your certificate", "", "Certificates (*.p12 *.pfx)")
    return chosen


def ask_where(parent: QWidget) -> str:
    """Where the certificate is to be written; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the certificate", "practice-root.cer", "Certificate (*.cer)")
    return chosen


class SealCard(QWidget):
    """Shows the fingerprint as it is compared with paper; what goes wrong is one sentence."""

    def __init__(
        self,
        sealing: Sealing,
        handing_out: HandingOut,
        jobs: BackgroundJobs,
        messages: MessageBar,
        asks: tuple[AskPath, AskPath] = (ask_for_certificate, ask_where),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sealing, self._handing_out, self._jobs, self._messages = sealing, handing_out, jobs, messages
        self._ask_for_certificate, self._ask_where = asks
        self.fingerprint = PlainLabel("", "label", wrap=True)
        self.own = PlainLabel("", "small", wrap=True)
        self.save = Button("Save the certificate …")
        self.bring = Button("Use a certificate of my own …")
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAccessibleName("PIN of the certificate file")
        self.pin.setPlaceholderText("PIN of the file")
        self.use = Button("Use it")
        self._chosen = Path()
        self._arrange()
        self.save.clicked.connect(self._save)
        self.bring.clicked.connect(self._choose)
        self.use.clicked.connect(self._use)
        self.pin.returnPressed.connect(self._use)
        self.show_state()

    def show_state(self) -> None:
        """Shows the seal as it is now."""
        try:
            told, imported = self._sealing.fingerprint(), self._sealing.uses_imported_certificate()
        except Refusal as problem:
            self._messages.say(str(problem), MessageKind.DANGER)
            return
        self.fingerprint.setText(grouped_fingerprint(told) if told else NOT_YET)
        self.own.setText("You seal with a certificate of your own." if imported else "You seal as the practice does.")
        self.save.setEnabled(bool(told))
        for part in (self.pin, self.use):
            part.hide()

    def _save(self) -> None:
        chosen = asked(self, lambda: self._ask_where(self), "")
        if chosen:
            self._carry_out(
                lambda: self._handing_out.save_beside(Path(chosen), self._sealing.root()), f"Saved: {chosen}"
            )

    def _choose(self) -> None:
        chosen = asked(self, lambda: self._ask_for_certificate(self), "")
        if chosen:
            self._chosen = Path(chosen)
            for part in (self.pin, self.use):
                part.show()
            self.pin.setFocus()

    def _use(self) -> None:
        pin, path = self.pin.text(), self._chosen
        self.pin.clear()

        def bring_in() -> None:
            try:
                with path.open("rb") as file:
                    data = file.read(_LARGEST)
            except OSError as problem:
                reason = problem.strerror or type(problem).__name__
                raise Refusal(f"The certificate file cannot be read ({reason}). Nothing was changed.") from None
            self._sealing.import_certificate(data, pin)

        self._carry_out(bring_in, "Your certificate seals the reports that you sign from now on.")

    def _carry_out(self, act: Callable[[], None], told: str) -> None:
        self._jobs.start(act, lambda _: self._done(told), self._failed, self)

    def _done(self, told: str) -> None:
        self._messages.say(told)
        self.show_state()

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refusal):
            self._messages.say(str(problem), MessageKind.DANGER)
            return
        _log.error("the certificate could not be used", exc_info=problem)
        self._messages.say(
            "The certificate could not be used because of a fault in the program. Nothing was changed; please report "
            "it.",
            MessageKind.DANGER,
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel("Fingerprint of the practice (SHA-256)", "muted"))
        column.addWidget(self.fingerprint)
        column.addWidget(self.own)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.save, self.bring, self.pin, self.use):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
