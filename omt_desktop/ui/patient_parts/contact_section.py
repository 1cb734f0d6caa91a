"""How the patient is reached: phones, e-mail, address."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.contact import Address
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_parts.form_rows import FormRows, Typed, line, lines
from omt_desktop.ui.patient_parts.phone_lines import PhoneLines
from omt_desktop.ui.plain_label import PlainLabel


class ContactSection(FormRows):
    """Nothing here is refused; an e-mail address that cannot be one is named."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phones = PhoneLines()
        self.email = line("E-mail")
        self.street = lines("Street", 1)
        self.postal_code, self.town = line("Postal code", "Postal code"), line("Town", "Town")
        self.region, self.country = line("State or province", "State or province"), line("Country", "Country")
        self._texts = {
            name: Typed(getattr(self, name)) for name in ("email", "street", "postal_code", "town", "region", "country")
        }
        self.email_word = PlainLabel("", "warning", wrap=True)
        self.add("Phone", self.phones)
        self.add("E-mail", self.email, self.email_word)
        self.add("Street", self.street)
        self.add("Town", _beside(self.postal_code, self.town))
        self.add("Country", _beside(self.region, self.country))
        self.phones.changed.connect(self.changed)
        self.email.textChanged.connect(self._tell_of_email)
        for typed in self._texts.values():
            typed.widget.textChanged.connect(self.changed)
        self._tell_of_email()

    @property
    def values(self) -> dict[str, object]:
        """The fields of a patient that this section decides."""
        text = {name: typed.value for name, typed in self._texts.items()}
        email = text.pop("email")
        return {"phones": self.phones.phones, "email": email, "address": Address(**text)}

    @property
    def summary(self) -> str:
        """What stands for it while it is folded."""
        told = [phone.number for phone in self.phones.phones[:2]]
        return " · ".join(part for part in (*told, self._texts["email"].value, self._texts["town"].value) if part)

    def show_patient(self, patient: Patient, *, typed: bool = False) -> None:
        """Shows what is recorded, or with `typed` as if somebody had typed it."""
        self.phones.show_phones(patient.phones)
        for name, field in self._texts.items():
            value = patient.email if name == "email" else getattr(patient.address, name)
            (field.fill if typed else field.show)(value)

    def _tell_of_email(self) -> None:
        text = self.email.text().strip()
        wrong = bool(text) and ("@" not in text[1:-1] or " " in text)
        self.email_word.setText("This does not look like an e-mail address. It is kept as it is." if wrong else "")
        self.email_word.setVisible(wrong)


def _beside(*fields: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for place, field in enumerate(fields):
        row.addWidget(field, 1 + place)
    return holder
