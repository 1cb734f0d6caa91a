"""The backups in the settings: when the last good one was made, where they go, and what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.backups.backup_keeper import BackupKeeper
from omt_desktop.ui.button import Button
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.backups.backup_words import newest_in_words, rehearsal_in_words, second_in_words
from omt_desktop.workflow.backups.due import Rehearsal, RehearsalState
from omt_desktop.workflow.backups.label import MadeBackup
from omt_desktop.workflow.backups.state import BackupState
from omt_desktop.workflow.errors import Refusal

AskFolder = Callable[[QWidget], str]
"""The path of the chosen folder; empty where it was cancelled."""
TITLE = "Backups"
INTRO = (
    "Made by themselves every half hour if something changed, when the program closes, and before anything risky. Each "
    "is encrypted, and opened and checked before it counts. A passphrase or the recovery key opens it on any computer."
)


def ask_for_folder(parent: QWidget) -> str:
    """The folder chosen in the system's dialog."""
    return QFileDialog.getExistingDirectory(parent, "A second place for the backups")


class BackupCard(QWidget):
    """Follows the keeper; what was asked for is told in the messages."""

    bring_back_wanted = Signal()

    def __init__(
        self,
        keeper: BackupKeeper,
        messages: MessageBar,
        ask: AskFolder = ask_for_folder,
        parent: QWidget | None = None,
        *,
        may_bring_back: bool = True,
    ) -> None:
        super().__init__(parent)
        self._keeper, self._messages, self._ask = keeper, messages, ask
        self._may_bring_back = may_bring_back
        self.newest = PlainLabel("", wrap=True)
        self.second = PlainLabel("", "muted", wrap=True)
        self.rehearsal = PlainLabel("", "muted", wrap=True)
        self.make = Button("Back up now")
        self.bring_back = Button("Bring a backup back …")
        self.rehearse = Button("Rehearse now")
        self.choose = Button("Choose a second place …")
        self.forget = Button("No second place")
        self._arrange()
        self._connect()
        self.show_state()

    def show_state(self) -> None:
        """Says how it stands now."""
        try:
            state, now = self._keeper.backups.state(), self._keeper.backups.now()
        except Refusal as problem:
            self.newest.set_role("danger")
            self.newest.setText(str(problem))
            return
        self.newest.set_role("danger" if state.problem else "ok" if state.newest else "warning")
        self.newest.setText(f"{state.problem} {newest_in_words(state, now)}".strip())
        self.second.set_role("warning" if state.second_problem else "muted")
        self.second.setText(second_in_words(state))
        self.rehearsal.set_role(_ROLES[state.rehearsal_state])
        self.rehearsal.setText(rehearsal_in_words(state, now))
        self._offer(state)

    def _offer(self, state: BackupState) -> None:
        may = self._keeper.backups.may_manage()
        set_shown(self.bring_back, may and self._may_bring_back)
        set_shown(self.choose, may)
        set_shown(self.forget, may and state.second_folder is not None)
        self.rehearse.setEnabled(state.newest is not None)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.newest)
        column.addLayout(_row(self.make, self.bring_back))
        column.addSpacing(8)
        column.addWidget(self.second)
        column.addLayout(_row(self.choose, self.forget))
        column.addSpacing(8)
        column.addWidget(self.rehearsal)
        column.addLayout(_row(self.rehearse))

    def _connect(self) -> None:
        self._keeper.changed.connect(self.show_state)
        self.make.clicked.connect(self._make)
        self.rehearse.clicked.connect(self._rehearse)
        self.choose.clicked.connect(self._choose)
        self.forget.clicked.connect(lambda: self._use(None))
        self.bring_back.clicked.connect(self.bring_back_wanted)

    def _make(self) -> None:
        self._messages.say("Making a backup …")
        self._keeper.do(self._keeper.backups.make_now, self._made, self._refused)

    def _made(self, made: MadeBackup) -> None:
        self._messages.say(f"Backed up and checked: {made.place}", MessageKind.OK)

    def _rehearse(self) -> None:
        self._messages.say("Bringing the newest backup back in a private place …")
        self._keeper.do(self._keeper.backups.rehearse, self._rehearsed, self._refused)

    def _rehearsed(self, rehearsal: Rehearsal) -> None:
        kind = MessageKind.DANGER if rehearsal.problem else MessageKind.OK
        self._messages.say(f"The newest backup: {rehearsal.words}", kind)

    def _choose(self) -> None:
        chosen = asked(self, lambda: self._ask(self), "")
        if chosen:
            self._use(Path(chosen))

    def _use(self, folder: Path | None) -> None:
        self._keeper.do(
            lambda: self._keeper.backups.choose_second_folder(folder), lambda _: self._messages.clear(), self._refused
        )

    def _refused(self, problem: str) -> None:
        self._messages.say(problem, MessageKind.DANGER)


_ROLES = {
    RehearsalState.FRESH: "muted",
    RehearsalState.DUE: "muted",
    RehearsalState.OVERDUE: "warning",
    RehearsalState.FAILED: "danger",
}


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
