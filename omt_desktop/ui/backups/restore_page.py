"""Bringing a backup back: which one, what it would change, and then doing it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.backups.backup_keeper import BackupKeeper
from omt_desktop.ui.button import Button
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.backups.backup_words import contents_in_words, made_in_words, moment_in_words, size_in_words
from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.backups.label import MadeBackup

AskBackup = Callable[[QWidget], str]
"""The path of the chosen file; empty where it was cancelled."""
_SIDE = 400
_CHOOSE = "Choose a backup on the left to see what it would change. Nothing is done before you say so."


def ask_for_backup(parent: QWidget) -> str:
    """The backup chosen in the system's dialog."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Bring a backup back", "", "Backups (*.backup)")
    return chosen


class RestorePage(QWidget):
    """The list on the left, the preview of the one it stands on at the right."""

    left = Signal()
    prepared = Signal(bool)
    """The backup that was confirmed is ready to take the place of the practice; whether the present state is kept."""

    def __init__(
        self, keeper: BackupKeeper, messages: MessageBar, ask: AskBackup = ask_for_backup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._keeper, self._messages, self._ask = keeper, messages, ask
        self._made: dict[str, MadeBackup] = {}
        self._shown: MadeBackup | None = None
        self.back = IconButton("back", "Settings", token="muted", name="Back to the settings")
        self.from_file = Button("Another backup file …")
        self.list = RowList("Backups")
        self.empty = EmptyState("note", "No backup yet", "The first one is made within a minute of opening.")
        self.heading = PlainLabel("", "heading", wrap=True)
        self.lines = PlainLabel(_CHOOSE, wrap=True)
        self.go = Button("Bring this backup back")
        self.go.setProperty("role", "danger")
        self._arrange()
        self.back.clicked.connect(self.left)
        self.from_file.clicked.connect(self._choose_file)
        self.list.opened.connect(self.preview)
        self.list.current_changed.connect(self.preview)
        self.go.clicked.connect(self._confirm)

    def arrive(self) -> None:
        """The list is as the folders are now; nothing is chosen."""
        self._shown = None
        self._say("", _CHOOSE)
        self._keeper.do(self._keeper.backups.made, self._show_list, self._refused)

    def leave(self) -> None:
        """What was taken out for the preview is forgotten."""
        self._keeper.do(self._keeper.backups.drop_preview, lambda _: None)

    def preview(self, key: str) -> None:
        """Takes that backup out, checks it, and says what it would change."""
        made = self._made.get(key)
        if made is None or made is self._shown:
            return
        self._shown = made
        self._say(made_in_words(made.label, self._keeper.backups.now()), "Opening and checking this backup …")
        self._keeper.do(
            lambda: self._keeper.backups.preview(made),
            lambda found: self._show_preview(made, found),
            lambda problem: self._show_problem(made, problem),
        )

    def _show_list(self, found: Sequence[MadeBackup]) -> None:
        self._made = {str(made.place): made for made in found}
        self.list.show_rows([self._row(made) for made in found])
        set_shown(self.empty, not found)
        set_shown(self.list, bool(found))
        self.list.setFocus()

    def _row(self, made: MadeBackup) -> Row:
        now, label = self._keeper.backups.now(), made.label
        words, held, size = made_in_words(label, now), contents_in_words(label.contents), size_in_words(made.size)
        when = moment_in_words(label.made_at, now)
        title = when[0].upper() + when[1:]
        why = words.split(", ", 1)[1]
        return Row(str(made.place), RowLook(title, f"{why[0].upper()}{why[1:]}", held, size))

    def _show_preview(self, made: MadeBackup, found: Comparison) -> None:
        if made is self._shown:
            self._say(self.heading.text(), "\n\n".join(found.lines), may_go=True)

    def _show_problem(self, made: MadeBackup, problem: str) -> None:
        if made is self._shown:
            self._say(self.heading.text(), problem)

    def _say(self, heading: str, text: str, *, may_go: bool = False) -> None:
        self.heading.setText(heading)
        set_shown(self.heading, bool(heading))
        self.lines.setText(text)
        set_shown(self.go, may_go)

    def _confirm(self) -> None:
        made = self._shown
        if made is not None:
            actions = [("Bring it back", lambda: self._prepare(made)), ("Keep what is here", lambda: None)]
            self._messages.say(
                "The practice will be as it was in this backup. The present state is backed up first.",
                MessageKind.WARNING,
                actions,
            )

    def _prepare(self, made: MadeBackup) -> None:
        self._messages.say("Backing up the present state, then bringing the backup back …")
        self._keeper.do(lambda: self._keeper.backups.prepare(made), self.prepared.emit, self._refused)

    def _choose_file(self) -> None:
        chosen = asked(self, lambda: self._ask(self), "")
        if chosen:
            self._keeper.do(lambda: self._keeper.backups.read(Path(chosen)), self._show_file, self._refused)

    def _show_file(self, made: MadeBackup) -> None:
        self._made[str(made.place)] = made
        self.preview(str(made.place))

    def _refused(self, problem: str) -> None:
        self._messages.say(problem, MessageKind.DANGER)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.back)
        head.addWidget(PlainLabel("Bring a backup back", "title"), 1)
        head.addWidget(self.from_file)
        side = QFrame()
        side.setProperty("role", "card")
        side.setFixedWidth(_SIDE)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(24, 20, 24, 24)
        inside.setSpacing(16)
        inside.addWidget(self.heading)
        inside.addWidget(self.lines)
        inside.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self.go.setMinimumSize(QSize(0, 0))
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.list, 1)
        body.addWidget(self.empty, 1)
        body.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(body, 1)
        set_shown(self.empty, False)
        set_shown(self.heading, False)
        set_shown(self.go, False)
