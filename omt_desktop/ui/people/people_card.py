"""The people of the practice: one line each, and a line to add another."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.people.person_row import PersonRow
from omt_desktop.ui.people.role_box import RoleBox
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.people import People

TITLE = "People"
INTRO = (
    "Everybody signs in with a passphrase of their own, so that the trail tells who did what. What each role sees is "
    "the program's own rule: all open the same encrypted file, so a technical insider is not kept out by it."
)


class PeopleCard(QWidget):
    """Every change is kept at once. A passphrase to hand over is shown until the next change."""

    def __init__(self, people: People, me: Person, jobs: BackgroundJobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._me, self._jobs = people, me, jobs
        self.rows: list[PersonRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.told = PlainLabel("", "small", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name of another person")
        self.name.setAccessibleName("Name of another person")
        self.name.setMaxLength(80)
        self.role = RoleBox("Role of the new person")
        self.add = Button("Add")
        adding = QHBoxLayout()
        adding.setSpacing(8)
        for part in (self.name, self.role, self.add):
            adding.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._lines)
        column.addLayout(adding)
        column.addWidget(self.told)
        self.name.returnPressed.connect(self.add_person)
        self.add.clicked.connect(self.add_person)
        self.show_people()

    def show_people(self) -> None:
        """The lines are those of the people as they are kept now."""
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PersonRow(person, is_me=person.id == self._me.id) for person in self._people.all()]
        for row in self.rows:
            self._lines.addWidget(row)
            row.role_chosen.connect(self._change_role)
            row.passphrase_wanted.connect(self._new_passphrase)
            row.remove_wanted.connect(self._remove)
            row.renamed.connect(self._rename)

    def add_person(self) -> None:
        """The person of that name is added, and the passphrase to hand over is shown."""
        name, role, administers = self.name.text(), self.role.role, self.role.administers

        def add() -> tuple[str, str]:
            person, passphrase = self._people.add(name, role, administers=administers)
            return person.name, passphrase

        self._do(add, lambda told: self._hand_over(*told))

    def _change_role(self, person_id: str, box: RoleBox) -> None:
        role, administers = box.role, box.administers
        change = self._people.change_role
        self._do(
            lambda: change(person_id, role, administers=administers),
            lambda person: self._say(f"{person.name}: {person.role_words}, from the next sign-in on.", "ok"),
        )

    def _rename(self, person_id: str, name: str) -> None:
        rename = self._people.rename
        words = "{} it is, on the first screen from this person's next sign-in on. What was signed stays as it is."
        self._do(lambda: rename(person_id, name), lambda person: self._say(words.format(person.name), "ok"))

    def _new_passphrase(self, person: Person) -> None:
        renew = self._people.new_passphrase
        self._do(lambda: renew(person.id), lambda passphrase: self._hand_over(person.name, passphrase))

    def _remove(self, person: Person) -> None:
        remove = self._people.remove
        words = (
            f"{person.name} does not open the practice any more. Who kept a copy of the files and of the key could "
            "still read that copy: below, everything can be encrypted anew."
        )
        self._do(lambda: remove(person.id), lambda _: self._say(words, "ok"))

    def _hand_over(self, name: str, passphrase: str) -> None:
        self.name.clear()
        self._say(
            f"Give this passphrase to {name}: {passphrase}\nIt is shown only now. At the first sign-in {name} chooses "
            "an own one.",
            "ok",
        )

    def _do(self, act: Callable[[], object], done: Callable[..., None]) -> None:
        self.setEnabled(False)

        def finished(result: object) -> None:
            self.setEnabled(True)
            self.show_people()
            done(result)

        def failed(problem: Exception) -> None:
            self.setEnabled(True)
            self.show_people()
            self._say(str(problem) if isinstance(problem, Refusal) else "Nothing was changed: a fault.", "danger")

        self._jobs.start(act, finished, failed, self)

    def _say(self, words: str, role: str) -> None:
        self.told.setText(words)
        self.told.set_role(role)
