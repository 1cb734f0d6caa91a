"""What is known of a patient beside the evaluations, in a few lines; what is not recorded takes no room."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.calendar import full_years, span_of
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.alert_strip import AlertStrip
from omt_desktop.ui.patient_parts.phone_lines import KIND_WORDS
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.patient_alerts import Alert, AlertTone

_OF_AGE = 18
_LINES = 4


class PatientFacts(QWidget):
    """Alerts, how the patient is reached, who answers for them, and what else is noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alerts = AlertStrip()
        self.lines = [PlainLabel("", "small", wrap=True) for _ in range(_LINES)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.alerts)
        for label in self.lines:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)

    def show_patient(self, patient: Patient, today: date) -> None:
        """Shows what is recorded of the patient."""
        self.alerts.show_alerts([Alert(text, AlertTone.DANGER) for text in patient.alerts])
        self.alerts.setVisible(bool(patient.alerts))
        told = list(facts_of(patient, today))
        for place, label in enumerate(self.lines):
            label.setText(told[place] if place < len(told) else "")
            label.setVisible(place < len(told))
        self.setVisible(bool(told or patient.alerts))


def facts_of(patient: Patient, today: date) -> Iterator[str]:
    """At most four lines; a minor without a guardian on record is said."""
    phones = [f"{phone.number} ({KIND_WORDS[phone.kind].lower()})" for phone in patient.phones]
    if reached := " · ".join(part for part in (*phones, patient.email, ", ".join(patient.address.lines)) if part):
        yield reached
    minor = patient.born is not None and full_years(span_of(patient.born).first, today) < _OF_AGE
    guardian = patient.guardian.words or ("not recorded" if minor else "")
    people = (("Guardian", guardian), ("In an emergency", patient.emergency.words))
    if answering := " · ".join(f"{who}: {words}" for who, words in people if words):
        yield answering
    hand = {"right": "right-handed", "left": "left-handed", "both": "both-handed"}.get(patient.handedness, "")
    more = (
        patient.gender,
        f"formerly {patient.former_name}" if patient.former_name else "",
        patient.occupation,
        hand,
        f"referred by {patient.referrer}" if patient.referrer else "",
        "does not come any more" if patient.inactive else "",
    )
    if rest := " · ".join(part for part in more if part):
        yield rest
    if patient.note:
        yield patient.note
