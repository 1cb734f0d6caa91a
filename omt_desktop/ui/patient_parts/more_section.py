"""What else is known of the patient: former name, occupation, handedness, referrer, a note, whether they still come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.patient_parts.form_rows import FormRows, Typed, line, lines

_HANDS = (Option("right", "Right"), Option("left", "Left"), Option("both", "Both"))
_COMING = (Option("active", "Comes"), Option("inactive", "Does not come any more"))
_TEXTS = ("former_name", "referrer", "occupation", "note")


class MoreSection(FormRows):
    """Each may be left empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._handedness, self._inactive = "", False
        self.former_name = line("Former family name", "Such as the one at birth")
        self.referrer = line("Referred by", "The colleague who sent the patient")
        self.occupation = line("Occupation")
        self.note = lines("Note", 2)
        self.hands = OptionButtons(_HANDS, {option.id[0]: option.id for option in _HANDS}, joined=True)
        self.hands.set_name("Handedness")
        self.coming = OptionButtons(_COMING, {}, joined=True)
        self.coming.set_name("Whether the patient still comes")
        self._typed = {name: Typed(getattr(self, name)) for name in _TEXTS}
        self.add("Former name", self.former_name)
        self.add("Referred by", self.referrer)
        self.add("Occupation", self.occupation)
        self.add("Handedness", self.hands)
        self.add("Note", self.note)
        self.add("Patient", self.coming)
        self.hands.picked.connect(lambda hand: self._choose("" if hand == self._handedness else hand))
        self.hands.taken_back.connect(lambda: self._choose(""))
        self.coming.picked.connect(lambda choice: self._set_inactive(choice == "inactive"))
        for typed in self._typed.values():
            typed.widget.textChanged.connect(self.changed)

    @property
    def values(self) -> dict[str, object]:
        """The fields of a patient that this section decides."""
        texts = {name: typed.value for name, typed in self._typed.items()}
        return {**texts, "handedness": self._handedness, "inactive": self._inactive}

    @property
    def summary(self) -> str:
        """What stands for it while it is folded."""
        referrer, hand = self._typed["referrer"].value, self._handedness
        told = (
            self._typed["occupation"].value,
            f"{hand}-handed" if hand in ("right", "left") else "both-handed" if hand else "",
            f"referred by {referrer}" if referrer else "",
            "does not come any more" if self._inactive else "",
            "a note" if self._typed["note"].value else "",
        )
        return " · ".join(part for part in told if part)

    def show_patient(self, patient: Patient, *, typed: bool = False) -> None:
        """Shows what is recorded, or with `typed` as if somebody had typed it."""
        for name, field in self._typed.items():
            (field.fill if typed else field.show)(getattr(patient, name))
        self._choose(patient.handedness)
        self._set_inactive(patient.inactive)

    def _choose(self, hand: str) -> None:
        self._handedness = hand
        self.hands.show_on((hand,) if hand else (), asked=bool(hand))
        self.changed.emit()

    def _set_inactive(self, inactive: bool) -> None:
        self._inactive = inactive
        self.coming.show_on(("inactive" if inactive else "active",), asked=True)
        self.changed.emit()
