"""Booking or moving a session: who, what, when, how often; what is wrong or taken is said while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.ui.button import Button
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.option_button import Mark
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.schedule.changing_choice import ChangingChoice
from omt_desktop.ui.schedule.patient_picker import PatientPicker
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.schedule.typed_session import TypedSession

ONCE, WEEKLY, BIWEEKLY = "once", "weekly", "biweekly"
_REPEATS = (Option(ONCE, "Once"), Option(WEEKLY, "Weekly"), Option(BIWEEKLY, "Every 2 weeks"))
_HOURS = (Option("first", "First time"), Option("second", "Second time"))


class SessionForm(QFrame):
    """Announces what is typed and wanted; what it means is the desk's to say."""

    changed = Signal()
    wanted = Signal(bool)
    """Booking or moving is wanted; whether over another session, knowingly."""
    free_time_wanted = Signal()
    closed = Signal()

    def __init__(self, picker: PatientPicker, practice: PracticeTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.picker = picker
        self.kind = practice.offered[0].id
        self.doctor = ""
        """The id of whose session it is; empty for nobody in particular."""
        self._repeat = ONCE
        self.heading = PlainLabel("New session", "heading")
        self.kinds, self.doctors = ChangingChoice("Kind", joined=False), ChangingChoice("With", joined=False)
        self.kinds.picked.connect(self._pick_kind)
        self.doctors.picked.connect(self._pick_doctor)
        self.day, self.times, self.minutes, self.turns = (
            self._line(name, hint)
            for name, hint in (
                ("Day", "30 Nov, Monday"),
                ("Time", "9:30"),
                ("Minutes", "30"),
                ("Number of sessions", "10"),
            )
        )
        self.remark = self._line("Remark", "Comes with an interpreter")
        self.repeats = self._options(_REPEATS, "Repeat", self._pick_repeat, joined=True)
        self.hours = self._options(_HOURS, "Which of the two hours", self._pick_hour)
        self.second_hour = False
        self.understood = PlainLabel("", "small", wrap=True)
        self.notice = PlainLabel("", "warning", wrap=True)
        self.problem = PlainLabel("", "danger", wrap=True)
        self.next_free = Button("Next free time")
        self.save = Button("Book")
        self.anyway = Button("Book both")
        self.cancel = Button("Cancel")
        self.save.setProperty("role", "primary")
        self._arrange()
        self.next_free.clicked.connect(self.free_time_wanted)
        self.save.clicked.connect(lambda: self.wanted.emit(False))
        self.anyway.clicked.connect(lambda: self.wanted.emit(True))
        self.cancel.clicked.connect(self.closed)
        picker.chosen.connect(self.changed)
        self._practice = practice

    @property
    def typed(self) -> TypedSession:
        """What stands in the lines."""
        turns = self.turns.text() if self._repeat != ONCE else "1"
        weeks = 2 if self._repeat == BIWEEKLY else 1
        return TypedSession(
            self.day.text(), self.times.text(), self.minutes.text(), turns, weeks, second_hour=self.second_hour
        )

    def begin(self, practice: PracticeTime, heading: str, *, moving: bool, doctor: str = "") -> None:
        """An empty form; a session that is moved keeps its patient, kind, remark and number."""
        self._practice = practice
        self.kinds.offer([Option(kind.id, kind.label) for kind in practice.offered])
        self.doctors.offer([Option(one.id, one.name) for one in practice.doctors])
        self.doctor = doctor
        self.doctors.show_on(doctor)
        self.remark.clear()
        several = len(practice.doctors) > 1
        set_shown(self._doctor_label, several)
        set_shown(self.doctors, several)
        self.heading.setText(heading)
        self.save.setText("Move" if moving else "Book")
        self.anyway.setText("Move all the same" if moving else "Book both")
        self.second_hour = False
        self.turns.setText("10")
        self._repeat = ONCE
        own = (self._kind_label, self.kinds, self._repeat_label, self.repeats, self._remark_label, self.remark)
        for part in own:
            set_shown(part, not moving)
        set_shown(self.picker.change, not moving)
        if self.kind not in self.kinds.buttons and not moving:
            self.kind = practice.offered[0].id
        self.show_kind(self.kind)
        self._show_repeat()

    def show_kind(self, kind_id: str) -> None:
        """The session is of this kind and takes its usual time."""
        self.kind = kind_id
        self.kinds.show_on(kind_id)
        self.minutes.setText(str(self._practice.kind(kind_id).minutes))

    def say(self, understood: str, notice: str, problem: str, *, taken: bool, twice: bool) -> None:
        """What the lines mean, what should be known, what is wrong; whether time is taken, or shown twice."""
        for label, text in ((self.understood, understood), (self.notice, notice), (self.problem, problem)):
            label.setText(text)
            set_shown(label, bool(text))
        set_shown(self.anyway, taken)
        self.anyway.setEnabled(True)
        self.save.setEnabled(not problem and not taken)
        set_shown(self.hours, twice)
        self.hours.show_on(("second" if self.second_hour else "first",), asked=True)

    def _pick_kind(self, kind_id: str) -> None:
        self.show_kind(kind_id)
        self.changed.emit()

    def _pick_doctor(self, doctor: str) -> None:
        self.doctor = doctor
        self.doctors.show_on(doctor)
        self.changed.emit()

    def _pick_repeat(self, repeat: str) -> None:
        self._repeat = repeat
        self._show_repeat()
        self.changed.emit()

    def _pick_hour(self, which: str) -> None:
        self.second_hour = which == "second"
        self.changed.emit()

    def _show_repeat(self) -> None:
        self.repeats.show_on((self._repeat,), asked=True)
        for part in (self._turns_label, self.turns):
            set_shown(part, self._repeat != ONCE)
        self.times.setPlaceholderText("9:30" if self._repeat == ONCE else "9:30, or one for each: 9:30, 10, …")

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        set_look(line, "asked", True)
        line.textEdited.connect(self.changed)
        line.returnPressed.connect(lambda: self.wanted.emit(False) if self.save.isEnabled() else None)
        return line

    def _options(
        self, options: tuple[Option, ...], name: str, pick: Callable[[str], None], *, joined: bool = False
    ) -> OptionButtons:
        buttons = OptionButtons(options, {}, joined=joined, mark=None if joined else Mark.RING)
        buttons.set_name(name)
        buttons.picked.connect(pick)
        return buttons

    def _arrange(self) -> None:
        self._kind_label, self._doctor_label, self._repeat_label, self._turns_label, self._remark_label = (
            PlainLabel(word, "label") for word in ("Kind", "With", "Repeat", "Sessions", "Remark")
        )
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(PlainLabel("Patient", "label"), self.picker)
        form.addRow(self._kind_label, self.kinds)
        form.addRow(self._doctor_label, self.doctors)
        when = QHBoxLayout()
        when.setSpacing(8)
        for word, line, stretch in (("Day", self.day, 3), ("Time", self.times, 3), ("Minutes", self.minutes, 2)):
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(PlainLabel(word, "label"))
            pair.addWidget(line)
            when.addLayout(pair, stretch)
        form.addRow(when)
        form.addRow(self._repeat_label, self.repeats)
        form.addRow(self._turns_label, self.turns)
        form.addRow(self.hours)
        form.addRow(self._remark_label, self.remark)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        for button in (self.save, self.anyway, self.next_free, self.cancel):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(form)
        for part in (self.understood, self.notice, self.problem, buttons):
            column.addWidget(part)
        column.addStretch(1)
        self.setTabOrder(self.save, self.anyway)
        self.picker.search.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
