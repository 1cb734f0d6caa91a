"""Who the patient is: names, birth date, sex, gender, record number, and what must stay in sight."""

from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.exam import Option
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.patient_parts.form_rows import FormRows, Typed, line, lines
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_look
from omt_desktop.workflow.age_words import age_in_words
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_moment import read_birth_date

SEXES = (Option("female", "Female"), Option("male", "Male"), Option("other", "Other"))
_GENDERS = ("Woman", "Man", "Non-binary", "Girl", "Boy")
_BIRTH_HINT = "Such as 2 Mar 1954, 05/2019 or 2019"
_NAMES = ("family_name", "given_name", "preferred_name", "gender", "mrn")


class BasicsSection(FormRows):
    """Always in sight. Only the family name is needed; a word stands beside whatever cannot be kept."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sex: str | None = None
        self._today = date.min
        self.family_name, self.given_name = line("Family name"), line("Given name")
        self.preferred_name = line("Called", "What the patient wants to be called, if it differs")
        self.birth_date = line("Date of birth", _BIRTH_HINT)
        self.gender = line("Gender, in the patient's own words", "In the patient's own words")
        self.gender.setCompleter(_completer(self.gender))
        self.mrn = line("Record number")
        self.alerts = lines("Alerts", 1, "One a line; they stay in sight on every screen of this patient")
        self.sex = OptionButtons(SEXES, {option.id[0]: option.id for option in SEXES}, joined=True)
        self.sex.set_name("Sex")
        self.name_word, self.birth_word = PlainLabel("", "small", wrap=True), PlainLabel("", "small", wrap=True)
        self.mrn_word = PlainLabel("", "warning", wrap=True)
        self._typed = {name: Typed(getattr(self, name)) for name in _NAMES}
        self._alerts = Typed(self.alerts)
        for word, field, below in (
            ("Family name", self.family_name, self.name_word),
            ("Given name", self.given_name, None),
            ("Called", self.preferred_name, None),
            ("Date of birth", self.birth_date, self.birth_word),
            ("Sex", self.sex, None),
            ("Gender", self.gender, None),
            ("Record number", self.mrn, self.mrn_word),
            ("Alerts", self.alerts, None),
        ):
            self.add(word, field, below)
        self._connect()

    @property
    def lines(self) -> tuple[QLineEdit, ...]:
        """The fields in which Enter saves."""
        return (self.family_name, self.given_name, self.preferred_name, self.birth_date, self.gender, self.mrn)

    @property
    def values(self) -> dict[str, object]:
        """The fields of a patient that this section decides; a birth date that cannot be read counts as none."""
        born = None if self.birth_is_wrong else self.born
        return {
            **{name: typed.value for name, typed in self._typed.items()},
            "birth_date": born if isinstance(born, date) else None,
            "birth_about": born if isinstance(born, PartialDate) else None,
            "sex": self._sex,
            "alerts": tuple(filter(None, (text.strip() for text in self._alerts.value.splitlines()))),
        }

    @property
    def born(self) -> date | PartialDate | None:
        """What is known of the birth date; UnreadableDate while it cannot be read."""
        text = self.birth_date.text().strip()
        return read_birth_date(text, self._today) if text else None

    @property
    def birth_is_wrong(self) -> bool:
        """Whether what stands there is no birth date."""
        return bool(self.birth_date.property("wrong"))

    def show_patient(self, patient: Patient, today: date, *, typed: bool = False) -> None:
        """Shows what is recorded, or with `typed` as if somebody had typed it."""
        self._today = today
        for name, field in self._typed.items():
            (field.fill if typed else field.show)(getattr(patient, name))
        (self._alerts.fill if typed else self._alerts.show)("\n".join(patient.alerts))
        self.birth_date.setText(day_in_words(patient.born) if patient.born else "")
        self._show_sex(patient.sex)
        self.say_of_name("")
        self.say_of_number("")
        self._read_birth_date()

    def say_of_name(self, text: str) -> None:
        """What is wrong with the family name; empty for nothing."""
        self.name_word.setText(text)
        self.name_word.setVisible(bool(text))
        self.name_word.set_role("danger")
        set_look(self.family_name, "wrong", bool(text))

    def say_of_number(self, text: str) -> None:
        """What has to be known about the record number; empty for nothing. It may be kept all the same."""
        self.mrn_word.setText(text)
        self.mrn_word.setVisible(bool(text))

    def _connect(self) -> None:
        self.birth_date.textChanged.connect(self._read_birth_date)
        self.family_name.textChanged.connect(lambda: self.say_of_name(""))
        self.sex.picked.connect(lambda sex: self._show_sex(None if sex == self._sex else sex))
        self.sex.taken_back.connect(lambda: self._show_sex(None))
        for one in self.lines:
            one.textChanged.connect(self.changed)
        self.alerts.textChanged.connect(self.changed)

    def _read_birth_date(self) -> None:
        try:
            born = self.born
        except UnreadableDate as problem:
            self._show_birth_word(str(problem), wrong=True)
        else:
            words = f"{day_in_words(born)} · {age_in_words(born, self._today)}" if born else "Leave empty if not known"
            if isinstance(born, PartialDate):
                words += " · the day is asked for in the evaluation"
            self._show_birth_word(words, wrong=False)

    def _show_birth_word(self, text: str, *, wrong: bool) -> None:
        self.birth_word.setText(text)
        self.birth_word.set_role("danger" if wrong else "small")
        self.birth_date.setAccessibleDescription(text)
        set_look(self.birth_date, "wrong", wrong)

    def _show_sex(self, sex: str | None) -> None:
        self._sex = sex
        self.sex.show_on(() if sex is None else (sex,), asked=sex is not None)
        self.changed.emit()


def _completer(line_: QLineEdit) -> QCompleter:
    completer = QCompleter(line_)
    completer.setModel(QStringListModel(_GENDERS, completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    return completer
