"""Who answers for the patient, and who is told in an emergency."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.contact import ContactPerson
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_parts.form_rows import FormRows, Typed, line


class PersonLines(QWidget):
    """Name, relation and phone of one person."""

    changed = Signal()

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = line(f"{who}: name", "Name")
        self.relation = line(f"{who}: relation", "Relation, such as mother")
        self.phone = line(f"{who}: phone", "Phone")
        self._typed = tuple(map(Typed, (self.name, self.relation, self.phone)))
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.relation, 1)
        lower.addWidget(self.phone, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addLayout(lower)
        for typed in self._typed:
            typed.widget.textChanged.connect(self.changed)

    @property
    def person(self) -> ContactPerson:
        """Who stands there; empty for nobody."""
        return ContactPerson(*(typed.value for typed in self._typed))

    def show_person(self, person: ContactPerson, *, typed: bool) -> None:
        """Shows the person, or with `typed` as if somebody had typed it."""
        for field, value in zip(self._typed, (person.name, person.relation, person.phone), strict=True):
            (field.fill if typed else field.show)(value)


class PeopleSection(FormRows):
    """The guardian is asked for first where the patient is not of age."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guardian, self.emergency = PersonLines("Guardian"), PersonLines("In an emergency")
        self.add("Guardian", self.guardian)
        self.add("In an emergency", self.emergency)
        self.guardian.changed.connect(self.changed)
        self.emergency.changed.connect(self.changed)

    @property
    def values(self) -> dict[str, object]:
        """The fields of a patient that this section decides."""
        return {"guardian": self.guardian.person, "emergency": self.emergency.person}

    @property
    def summary(self) -> str:
        """What stands for it while it is folded."""
        return " · ".join(person.words for person in (self.guardian.person, self.emergency.person) if person.words)

    def show_patient(self, patient: Patient, *, typed: bool = False) -> None:
        """Shows what is recorded, or with `typed` as if somebody had typed it."""
        self.guardian.show_person(patient.guardian, typed=typed)
        self.emergency.show_person(patient.emergency, typed=typed)
