"""The recovery key, told once: saved as a sheet to print, or copied by hand, and five letters typed back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from omt_desktop.ui.asked_file import asked
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.gate.gate_card import GateCard
from omt_desktop.ui.gate.sheet_printing import SheetPrinting
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.keys.recovery_text import asked_for, same_letters

WriteSheet = Callable[[Path, str, datetime], None]
_INTRO = (
    "If the passphrase is ever lost, this key is the only way to your record. Print the sheet or copy the letters by "
    "hand, and keep them away from this computer. The key is shown only now."
)
_SUFFIX = ".pdf"


def ask_where(parent: QWidget, suggested: str) -> str:
    """The path chosen in the system's dialog; empty where it was cancelled."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the recovery sheet", suggested, "PDF files (*.pdf)")
    return chosen


class SheetForm(GateCard):
    """Announces that the sheet was kept, or that this is left for later."""

    done = Signal(bool)
    """Whether letters were typed back."""

    def __init__(
        self,
        key: str,
        now: datetime,
        write: WriteSheet,
        choose_file: Callable[[QWidget, str], str],
        jobs: BackgroundJobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Your recovery key", _INTRO, parent)
        self._key, self._now, self._write, self._choose_file, self._jobs = key, now, write, choose_file, jobs
        number, self._letters = asked_for(key)
        self.shown = PlainLabel("", "recovery-key")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.save = Button("Save the sheet as PDF …")
        self.print = Button("Print the sheet …")
        self.printing = SheetPrinting(jobs, self)
        self.told = PlainLabel("", "small", wrap=True)
        heading = PlainLabel(f"Type group {number} from your sheet, to see that you have it", "label", wrap=True)
        self.typed = QLineEdit()
        self.typed.setAccessibleName(heading.text())
        self.typed.setMaxLength(12)
        heading.setBuddy(self.typed)
        self.go = Button("I have kept it")
        self.go.setProperty("role", "primary")
        self.later = Button("Later")
        self.later.setProperty("role", "quiet")
        self.later.setToolTip("You are reminded each time you sign in, and can print another key in the settings.")
        self.add(self.shown)
        self.add_row(self.print, self.save)
        self.add(self.told)
        self.add_field(heading, self.typed)
        self.add_row(self.go, self.later)
        self.setFocusProxy(self.print)
        self._show_key(shown=True)
        self.typed.installEventFilter(self)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(lambda: self.printing.start(self._key, self._now))
        self.printing.told.connect(self._printed)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self.submit)
        self.go.clicked.connect(self.submit)
        self.later.clicked.connect(lambda: self.done.emit(False))

    def hand_over(self, passphrases: Sequence[tuple[str, str]]) -> None:
        """Shows the passphrases of the others as well, by name; they choose own ones when they sign in."""
        if passphrases:
            lines = [f"{name}: {words}" for name, words in passphrases]
            told = PlainLabel("\n".join(["Hand these passphrases over; they are shown only now.", *lines]), wrap=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.add(told)

    def submit(self) -> None:
        """Announces that the sheet was kept, or says that the letters are others."""
        if same_letters(self.typed.text(), self._letters):
            self.done.emit(True)
        else:
            self._say("These are not the letters of that group. Look at your sheet again.", "danger")
            self.typed.setFocus()

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Says what did not work."""
        self._say(sentence, "danger")

    def clear(self) -> None:
        """The key is not on the screen any more."""
        self._key = self._letters = ""
        self._show_key(shown=False)
        self.typed.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.typed and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            # What is typed back is to come from the sheet, not from the screen.
            self._show_key(shown=event.type() == QEvent.Type.FocusOut)
        return super().eventFilter(watched, event)

    def _show_key(self, *, shown: bool) -> None:
        groups = self._key.split("-") if self._key else []
        words = [f"{number} {group if shown else '·' * len(group)}" for number, group in enumerate(groups, 1)]
        self.shown.setText("\n".join(("   ".join(words[:4]), "   ".join(words[4:]))))
        self.shown.setAccessibleName(f"Recovery key: {', '.join(words)}" if shown else "Recovery key, hidden")

    def _look(self, text: str) -> None:
        if self.told.property("role") == "danger":
            self._say("", "small")

    def _save(self) -> None:
        suggested = f"omt-recovery-sheet-{self._now:%Y-%m-%d}{_SUFFIX}"
        chosen = asked(self, lambda: self._choose_file(self, suggested), "")
        if not chosen:
            return
        target = Path(chosen) if chosen.lower().endswith(_SUFFIX) else Path(chosen + _SUFFIX)
        key, now, write = self._key, self._now, self._write
        self._jobs.start(lambda: write(target, key, now), lambda _: self._saved(target), self._failed, self)

    def _printed(self, words: str, role: str) -> None:
        self._say(words, role)
        self.typed.setFocus()

    def _saved(self, target: Path) -> None:
        self._say(f"Saved to {target}. Print it, then delete the file: whoever has it can open the record.", "ok")
        self.typed.setFocus()

    def _failed(self, problem: Exception) -> None:
        told = str(problem) if isinstance(problem, Refusal) else "The sheet could not be written. Copy it by hand."
        self._say(told, "danger")

    def _say(self, words: str, role: str) -> None:
        self.told.setText(words)
        self.told.set_role(role)
