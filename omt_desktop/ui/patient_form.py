"""One form for a patient, new or changed: five fields in place, and a word beside the one that is wrong."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.exam import Option
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.age_words import age_in_words
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_moment import read_birth_date

SEXES = (Option("female", "Female"), Option("male", "Male"), Option("other", "Other"))
_LONGEST = 120
_BIRTH_HINT = "Such as 2 Mar 1954 or 1954-03-02"


class PatientForm(QFrame):
    """Says what was saved; stores nothing itself. What is typed stays until it is saved or cancelled."""

    saved = Signal(object, bool)
    """The patient as filled in, and whether an evaluation is to begin at once."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._patient = Patient("", "")
        self._sex: str | None = None
        self._today = date.min
        self._heading = PlainLabel("", "heading")
        self.family_name = _line("Family name")
        self.given_name = _line("Given name")
        self.birth_date = _line("Date of birth")
        self.birth_date.setPlaceholderText(_BIRTH_HINT)
        self.mrn = _line("Record number")
        self.sex = OptionButtons(SEXES, {option.id[0]: option.id for option in SEXES}, joined=True)
        self.sex.set_name("Sex")
        self.name_word = PlainLabel("", "small", wrap=True)
        self.birth_word = PlainLabel("", "small", wrap=True)
        self.notice = PlainLabel("", "warning", wrap=True)
        self.save = Button("Save patient")
        self.save_and_begin = Button("Save and start evaluation")
        self.cancel = Button("Cancel")
        self._arrange()
        self._connect()

    @property
    def has_unsaved_text(self) -> bool:
        """Whether something was filled in that is not saved."""
        return not self.isHidden() and (self._birth_is_wrong() or self.filled != self._patient)

    @property
    def filled(self) -> Patient:
        """The patient as the form says; a birth date that cannot be read counts as none."""
        born = None if self._birth_is_wrong() else self._born()
        return replace(
            self._patient,
            family_name=_tidy(self.family_name),
            given_name=_tidy(self.given_name),
            birth_date=born if isinstance(born, date) else None,
            birth_about=born if isinstance(born, PartialDate) else None,
            sex=self._sex,
            mrn=_tidy(self.mrn),
        )

    def begin(self, patient: Patient, today: date) -> None:
        """Shows the patient, or with an empty id an empty form, and stands on the first field."""
        self._patient = patient
        self._today = today
        self._heading.setText("Change patient details" if patient.id else "New patient")
        self.family_name.setText(patient.family_name)
        self.given_name.setText(patient.given_name)
        self.birth_date.setText(day_in_words(patient.born) if patient.born else "")
        self.mrn.setText(patient.mrn)
        self._show_sex(patient.sex)
        self.save_and_begin.setVisible(not patient.id)
        self._set_primary(self.save if patient.id else self.save_and_begin)
        self.say("")
        self._show_name_word("")
        self._read_birth_date()
        self.family_name.setFocus()

    def say(self, text: str) -> None:
        """A notice above the buttons, such as that the patient may already be there; empty for none."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _arrange(self) -> None:
        fields = QFormLayout()
        fields.setHorizontalSpacing(16)
        fields.setVerticalSpacing(12)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for word, field, below in (
            ("Family name", self.family_name, self.name_word),
            ("Given name", self.given_name, None),
            ("Date of birth", self.birth_date, self.birth_word),
            ("Sex", self.sex, None),
            ("Record number", self.mrn, None),
        ):
            label = PlainLabel(word, "muted")
            label.setFixedHeight(36)
            label.setBuddy(field)
            place = QVBoxLayout()
            place.setSpacing(4)
            place.addWidget(field)
            if below is not None:
                place.addWidget(below)
            fields.addRow(label, place)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.save_and_begin, self.save, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.cancel.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._heading)
        column.addLayout(fields)
        column.addWidget(self.notice)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.birth_date.textChanged.connect(self._read_birth_date)
        self.family_name.textChanged.connect(lambda: self._show_name_word(""))
        self.sex.picked.connect(lambda sex: self._show_sex(None if sex == self._sex else sex))
        self.sex.taken_back.connect(lambda: self._show_sex(None))
        self.save.clicked.connect(lambda: self._save(begin=False))
        self.save_and_begin.clicked.connect(lambda: self._save(begin=True))
        self.cancel.clicked.connect(self.cancelled)
        for line in (self.family_name, self.given_name, self.birth_date, self.mrn):
            line.returnPressed.connect(lambda: self._save(begin=not self._patient.id))
            line.textChanged.connect(lambda: self.say(""))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancelled)

    def _save(self, *, begin: bool) -> None:
        if not self.family_name.text().strip():
            self._show_name_word("A family name is needed.")
            self.family_name.setFocus()
        elif self._birth_is_wrong():
            self.birth_date.setFocus()
        else:
            self.saved.emit(self.filled, begin)

    def _born(self) -> date | PartialDate | None:
        text = self.birth_date.text().strip()
        return read_birth_date(text, self._today) if text else None

    def _birth_is_wrong(self) -> bool:
        return bool(self.birth_date.property("wrong"))

    def _read_birth_date(self) -> None:
        try:
            born = self._born()
        except UnreadableDate as problem:
            self._show_birth_word(str(problem), wrong=True)
        else:
            words = f"{day_in_words(born)} · {age_in_words(born, self._today)}" if born else "Leave empty if not known"
            self._show_birth_word(words, wrong=False)

    def _show_birth_word(self, text: str, *, wrong: bool) -> None:
        self.birth_word.setText(text)
        self.birth_word.set_role("danger" if wrong else "small")
        self.birth_date.setAccessibleDescription(text)
        _mark_wrong(self.birth_date, wrong)

    def _show_name_word(self, text: str) -> None:
        self.name_word.setText(text)
        self.name_word.setVisible(bool(text))
        self.name_word.set_role("danger")
        _mark_wrong(self.family_name, bool(text))

    def _show_sex(self, sex: str | None) -> None:
        self._sex = sex
        self.sex.show_on(() if sex is None else (sex,), asked=sex is not None)

    def _set_primary(self, chosen: Button) -> None:
        for button in (self.save, self.save_and_begin):
            button.setProperty("role", "primary" if button is chosen else "")
            button.style().unpolish(button)
            button.style().polish(button)


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(_LONGEST)
    line.setAccessibleName(name)
    return line


def _tidy(line: QLineEdit) -> str:
    return " ".join(line.text().split())


def _mark_wrong(line: QLineEdit, wrong: bool) -> None:
    if bool(line.property("wrong")) is not wrong:
        line.setProperty("wrong", wrong)
        line.style().unpolish(line)
        line.style().polish(line)
