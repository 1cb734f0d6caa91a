"""One person of the practice in a line: name, role, a new passphrase, removing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.people.role_box import RoleBox
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.access.person import Person


class PersonRow(QWidget):
    """Announces what is wanted; removing is asked once more on the same button."""

    role_chosen = Signal(str, object)
    passphrase_wanted = Signal(object)
    remove_wanted = Signal(object)
    renamed = Signal(str, str)
    """The id, and the name that was typed."""

    def __init__(self, person: Person, *, is_me: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.name = PlainLabel(f"{person.name} (you)" if is_me else person.name, "label", wrap=True)
        self.role = RoleBox(f"Role of {person.name}", person)
        self.line = QLineEdit(person.name)
        self.line.setAccessibleName(f"New name of {person.name}")
        self.line.setMaxLength(80)
        self.line.hide()
        self.rename = Button("Rename")
        self.rename.setAccessibleName(f"Rename {person.name}")
        self.passphrase = Button("New passphrase")
        self.passphrase.setAccessibleName(f"New passphrase for {person.name}")
        self.remove = Button("Remove")
        self.remove.setAccessibleName(f"Remove {person.name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.line, 1)
        for part in (self.rename, self.role, self.passphrase, self.remove):
            row.addWidget(part)
        if is_me:
            self.passphrase.setEnabled(False)
            self.remove.setEnabled(False)
        self.role.activated.connect(lambda _: self.role_chosen.emit(person.id, self.role))
        self.passphrase.clicked.connect(lambda: self.passphrase_wanted.emit(person))
        self.remove.clicked.connect(self._ask)
        self.rename.clicked.connect(self._rename)
        self.line.returnPressed.connect(self._rename)

    def _rename(self) -> None:
        if self.line.isHidden():
            self.name.hide()
            self.line.show()
            self.rename.setText("Keep this name")
            self.line.setFocus()
            self.line.selectAll()
        else:
            self.renamed.emit(self.person.id, self.line.text())

    def _ask(self) -> None:
        if self.remove.property("role") == "danger":
            self.remove_wanted.emit(self.person)
            return
        self.remove.setText("Remove for good")
        self.remove.setProperty("role", "danger")
        self.remove.style().unpolish(self.remove)
        self.remove.style().polish(self.remove)
