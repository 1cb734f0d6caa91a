"""Bring data along: choose a file, say what its columns are, see what would happen, do it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.bringing.columns_card import ColumnsCard
from omt_desktop.ui.bringing.outcome_card import OutcomeCard
from omt_desktop.ui.button import Button
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.scrolled_page import ScrolledPage
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.columns import ColumnMap
from omt_desktop.workflow.bringing.source import FirstLook, SourceKind

_INTRO = (
    "From a table of patients (CSV), a FHIR Patient or Bundle, LibreOsteo's archive, or an evaluation file of this "
    "program. Nothing is changed before you have seen what would happen, and a backup is made first."
)
_LETTERS = (Option("utf-8", "UTF-8"), Option("cp1252", "Windows, Western Europe"))
_KINDS = {
    SourceKind.TABLE: "A table",
    SourceKind.FHIR: "FHIR",
    SourceKind.LIBREOSTEO: "LibreOsteo's archive",
    SourceKind.OWN: "Evaluations of this program",
}


class BringPage(ScrolledPage):
    """Shows how far it is and announces what is wanted; what happens is the desk's."""

    file_wanted = Signal()
    letters_chosen = Signal(str)
    columns_changed = Signal(object)
    preview_wanted = Signal()
    carry_out_wanted = Signal()
    stop_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Bring data along", parent)
        self.back = Button("Back to settings")
        self.back.setProperty("role", "quiet")
        self.choose = Button("Choose a file …")
        self.choose.setProperty("role", "primary")
        self.file = PlainLabel("", wrap=True)
        self.letters = OptionButtons(_LETTERS, {}, joined=True)
        self.letters.set_name("Letters of the table")
        self.problem = PlainLabel("", "danger", wrap=True)
        self.columns = ColumnsCard()
        self.preview = Button("See what would happen")
        self.preview.setProperty("role", "primary")
        self.waits_for = PlainLabel("", "warning", wrap=True)
        self.outcome = OutcomeCard()
        self.carry_out = Button("Bring it in")
        self.carry_out.setProperty("role", "primary")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.so_far = PlainLabel("", "muted")
        self.stop = Button("Stop")
        self._arrange()
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Nothing is chosen yet."""
        self.file.setText("")
        for part in (self._letters_row, self._columns_part, self._preview_part, self._outcome_part, self.problem):
            set_shown(part, False)
        self.show_running(None)
        self.choose.setFocus()

    def show_file(self, name: str, look: FirstLook, columns: ColumnMap, encoding: str) -> None:
        """The file that was chosen, and for a table its columns."""
        table = look.kind is SourceKind.TABLE
        self.file.setText(f"{name} · {_KINDS[look.kind]}")
        self.letters.show_on((encoding,), asked=True)
        set_shown(self._letters_row, table)
        set_shown(self._columns_part, table)
        if table:
            self.columns.show_table(look, columns)
        self.say_problem("")
        set_shown(self._preview_part, True)
        set_shown(self._outcome_part, False)
        self.show_waiting(columns.problem if table else "")
        self.preview.setFocus()

    def show_waiting(self, problem: str) -> None:
        """What must be chosen before anything can be seen; empty for nothing."""
        self.waits_for.setText(problem)
        set_shown(self.waits_for, bool(problem))
        self.preview.setEnabled(not problem)
        set_shown(self._outcome_part, False)

    def say_problem(self, problem: str, *, of_letters: bool = False) -> None:
        """Why the file cannot be read; `of_letters` where another kind of letters may help."""
        self.problem.setText(problem)
        set_shown(self.problem, bool(problem))
        if problem:
            set_shown(self._letters_row, of_letters)
            set_shown(self._outcome_part, False)

    def show_outcome(self, brought: Brought, *, done: bool) -> None:
        """What would happen, or what happened."""
        self.outcome.show_brought(brought, done=done)
        set_shown(self._outcome_part, True)
        set_shown(self.carry_out, not done and brought.changes_anything)
        (self.carry_out if not self.carry_out.isHidden() else self.choose).setFocus()
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._outcome_part))

    def show_running(self, brought: Brought | None) -> None:
        """How far it is; None where nothing runs."""
        running = brought is not None
        begins = running and self._running_part.isHidden()
        set_shown(self._running_part, running)
        for button in (self.choose, self.carry_out, self.back):
            button.setEnabled(not running)
        self.preview.setEnabled(not running and self.waits_for.isHidden())
        if brought is not None:
            self.so_far.setText(f"{brought.read:,} read")
        if begins:
            # What was pressed may be far below; a layout knows where the row stands only with the next turn.
            self.stop.setFocus()
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._running_part))

    def _arrange(self) -> None:
        self._letters_row = _row(PlainLabel("Letters", "label"), self.letters)
        self._running_part = _row(self.progress, self.so_far, self.stop)
        file = self.add_card("The file", _INTRO, _row(self.choose, self.file), self._letters_row, self.problem)
        file.addWidget(self._running_part)
        file.addWidget(_row(self.back))
        self._columns_part = self._card("What its columns are", self.columns)
        self._preview_part = self._card("Before anything is changed", self.waits_for, _row(self.preview))
        self._outcome_part = self._card("What comes of it", self.outcome, _row(self.carry_out))

    def _card(self, heading: str, *parts: QWidget) -> QWidget:
        card = self.add_card(heading, *parts).parentWidget()
        assert card is not None
        return card

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_wanted)
        self.letters.picked.connect(self.letters_chosen)
        self.columns.changed.connect(self.columns_changed)
        self.preview.clicked.connect(self.preview_wanted)
        self.carry_out.clicked.connect(self.carry_out_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.back.clicked.connect(self.left)


def _row(*parts: QWidget) -> QWidget:
    """The parts beside one another, as wide as they are, with room on the right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder
