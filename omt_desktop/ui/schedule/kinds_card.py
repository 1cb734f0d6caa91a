"""The kinds of session in the settings: named, given a length, added, and retired."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.schedule.appointment import SessionKind
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.schedule_settings import KINDS
from omt_desktop.workflow.schedule.typed_kinds import TypedKind, UnreadableKinds, read_kinds

TITLE = "Kinds of session"
INTRO = (
    "The first kind is the one that is proposed. A retired kind is booked no more; sessions that have it keep it, and "
    "it can be offered again."
)


class KindLine:
    """The line of one kind; a new one has no id yet."""

    def __init__(self, kind: SessionKind | None) -> None:
        self.id = kind.id if kind is not None else ""
        self.retired = kind.retired if kind is not None else False
        self.label = QLineEdit(kind.label if kind is not None else "")
        self.minutes = QLineEdit(str(kind.minutes) if kind is not None else "30")
        self.state = PlainLabel("", "muted")
        self.turn = Button("")
        self.turn.setProperty("role", "quiet")
        self.label.setAccessibleName("Name of the kind")
        self.label.setPlaceholderText("Follow-up session")
        self.minutes.setAccessibleName("Length in minutes")
        self.minutes.setFixedWidth(72)
        self.turn.clicked.connect(self._turn)
        self._show()

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """From left to right."""
        return self.label, self.minutes, self.state, self.turn

    @property
    def typed(self) -> TypedKind:
        """What stands in the line."""
        return TypedKind(self.id, self.label.text(), self.minutes.text(), self.retired)

    def _turn(self) -> None:
        self.retired = not self.retired
        self._show()

    def _show(self) -> None:
        self.state.setText("✕ retired" if self.retired else "✓ offered")
        self.turn.setText("Offer again" if self.retired else "Retire")
        self.turn.setAccessibleName(f"{self.turn.text()}: {self.label.text() or 'this kind'}")


class KindsCard(QWidget):
    """Nothing holds before it is saved; what cannot be read stays in its line and is named."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.lines: list[KindLine] = []
        self.add = Button("Add a kind")
        self.save = Button("Save kinds")
        self.word = PlainLabel("", "danger", wrap=True)
        self._grid = QGridLayout()
        self._arrange()
        for kind in services.appointments.practice.kinds:
            self._add_line(kind)
        self.add.clicked.connect(self._add_new)
        self.save.clicked.connect(self._save)

    def _add_new(self) -> None:
        self._add_line(None)
        line = self.lines[-1]
        # A layout would show them only with the next turn, and what is not shown takes no hand.
        for part in line.parts:
            part.show()
        line.label.setFocus()

    def _add_line(self, kind: SessionKind | None) -> None:
        line, row = KindLine(kind), len(self.lines) + 1
        self.lines.append(line)
        for column, part in enumerate(line.parts):
            self._grid.addWidget(part, row, column)
        for before, after in ((line.label, line.minutes), (line.minutes, line.turn), (line.turn, self.add)):
            self.setTabOrder(before, after)

    def _save(self) -> None:
        try:
            kinds = read_kinds([line.typed for line in self.lines])
            self._services.settings.put(KINDS, kinds)
        except UnreadableKinds as problem:
            self._say(str(problem), "danger")
            line = self.lines[problem.place]
            (line.minutes if "minutes" in str(problem) else line.label).setFocus()
            return
        except Refusal as problem:
            self._say(str(problem), "danger")
            return
        kept = [line for line in self.lines if line.label.text().strip()]
        for line, kind in zip(kept, kinds, strict=True):
            line.id = kind.id
        self._say("✓ Saved. It holds from now on.", "ok")

    def _say(self, text: str, role: str) -> None:
        self.word.setText(text)
        self.word.set_role(role)
        set_shown(self.word, True)

    def _arrange(self) -> None:
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        for column, word in enumerate(("Name", "Minutes")):
            self._grid.addWidget(PlainLabel(word, "label"), 0, column)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addWidget(self.add)
        foot.addWidget(self.word, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(self._grid)
        outer.addLayout(foot)
        set_shown(self.word, False)
