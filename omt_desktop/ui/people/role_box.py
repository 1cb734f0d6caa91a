"""Choosing what a person is in the practice."""

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.choice_box import ChoiceBox
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import ROLE_WORDS, Role

_ADMINISTERS = "+"


class RoleBox(ChoiceBox):
    """The four roles, and a clinician who also administers."""

    def __init__(self, name: str, person: Person | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumWidth(200)
        for role in Role:
            self.addItem(ROLE_WORDS[role], role.value)
            if role is Role.CLINICIAN:
                self.addItem(f"{ROLE_WORDS[role]}, administrator", role.value + _ADMINISTERS)
        if person is not None:
            self.setCurrentIndex(self.findData(person.role.value + (_ADMINISTERS if self._also(person) else "")))

    @property
    def role(self) -> Role:
        """The role that is chosen."""
        return Role(str(self.currentData()).rstrip(_ADMINISTERS))

    @property
    def administers(self) -> bool:
        """Whether the administrator's rights come with it."""
        return str(self.currentData()).endswith(_ADMINISTERS)

    @staticmethod
    def _also(person: Person) -> bool:
        return person.administers and person.role is Role.CLINICIAN
