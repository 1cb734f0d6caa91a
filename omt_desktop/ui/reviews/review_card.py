"""What is to be looked at again: what is due of everybody, or all of one patient with a line to set another day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.schedule.review import Ended, Review
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.reviews.end_form import EndForm
from omt_desktop.ui.reviews.new_review_form import NewReviewForm
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.review_words import due_in_words, ended_in_words
from omt_desktop.workflow.words import counted

_ROW, _IN_SIGHT, _ENDED = 60, 4, 3


class ReviewCard(QFrame):
    """Of everybody it is hidden while nothing is due; of one patient (`show_patient`) it can set a day as well."""

    changed = Signal()
    """A review was set, ended, or waits again."""
    patient_wanted = Signal(str)
    evaluation_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, services: Services, *, of_one: bool, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titled = role == "card"
        self.setProperty("role", role)
        self._services = services
        self._of_one = of_one
        self._patient_id, self._evaluation_id = "", ""
        self._items: dict[str, Review] = {}
        self._ending, self._last = "", ""
        self.heading = PlainLabel("", "heading" if role == "card" else "label", wrap=True)
        self.list = RowList("What is to be looked at again")
        self.list.setProperty("role", "bare")
        self.form = EndForm(to_patient=not of_one)
        self.new = NewReviewForm(self._today)
        self.begin = Button("Remind me to look again …")
        self.begin.setProperty("role", "quiet")
        self._adding = False
        self.ended = PlainLabel("", "small", wrap=True)
        self.reopen = Button("Open the last again")
        self.reopen.setProperty("role", "quiet")
        self._arrange()
        self._connect()
        # That of one patient is placed later, and a widget that is shown before that would be a window.
        set_shown(self, of_one)

    def show_patient(self, patient_id: str, evaluation_id: str = "") -> None:
        """Shows all of the patient; what is set from now on came from the evaluation."""
        if patient_id != self._patient_id:
            self.new.clear()
            self._adding = False
        self._patient_id, self._evaluation_id = patient_id, evaluation_id
        self.refresh()

    def refresh(self) -> bool:
        """Shows what is stored now, and tells whether anything is due."""
        try:
            reviews = self._services.reviews
            if self._of_one:
                found = reviews.of_patient(self._patient_id) if self._patient_id else ()
                self._show([(review, None) for review in found])
            else:
                self._show([(review, patient) for review, patient in reviews.due()])
        except Refusal as problem:
            self.new.say(str(problem))
            self.refused.emit(str(problem))
        return any(review.is_due(self._today()) for review in self._items.values())

    def begin_ending(self, review_id: str) -> None:
        """The form that ends the review stands under the list."""
        review = self._items.get(review_id)
        if review is None or not review.waits:
            return
        self._ending = review_id
        set_shown(self.form, True)
        self.form.begin(review, self._evaluation_id)

    def _show(self, found: Sequence[tuple[Review, PatientIdentity | None]]) -> None:
        waiting = [(review, patient) for review, patient in found if review.waits]
        ended = [review for review, _ in found if not review.waits]
        self._items = {review.id: review for review, _ in found}
        due = sum(review.is_due(self._today()) for review, _ in waiting)
        title = f"{counted(due, 'review is', 'reviews are')} due" if due else "Reviews"
        self.heading.setText(title)
        self.list.show_rows([self._row(review, patient) for review, patient in waiting])
        self.list.setFixedHeight(_ROW * min(len(waiting), _IN_SIGHT) + 2)
        set_shown(self.list, bool(waiting))
        latest = sorted(ended, key=lambda review: review.end.at if review.end else review.set_at, reverse=True)
        self._last = latest[0].id if latest else ""
        self.ended.setText("\n".join(map(ended_in_words, latest[:_ENDED])))
        for part in (self.ended, self.reopen):
            set_shown(part, bool(latest))
        if self._ending not in self._items or not self._items[self._ending].waits:
            self._close()
        may_set = self._of_one and self._services.access.may(Action.WRITE_CLINICAL)
        ready = self._adding or bool(found)
        set_shown(self.new, may_set and ready)
        set_shown(self.begin, may_set and not ready)
        set_shown(self.heading, bool(found) or self._titled)
        set_shown(self, bool(found) or may_set)

    def _row(self, review: Review, patient: PatientIdentity | None) -> Row:
        when = due_in_words(review, self._today())
        tone = "warning" if review.is_due(self._today()) else ""
        if patient is None:
            return Row(review.id, RowLook(review.what, weekday_in_words(review.due_on), when, "", "", tone))
        return Row(review.id, RowLook(patient.called_name, review.what, when, "", patient.id, tone))

    def _begin(self) -> None:
        self._adding = True
        self.refresh()
        self.new.show()
        self.new.what.setFocus()

    def _end(self, how: Ended, note: str) -> None:
        try:
            self._services.reviews.end(self._ending, how, note)
        except Refusal as problem:
            self.form.say(str(problem))
            return
        self._close()
        self._tell()

    def _set(self, what: str, day: date) -> None:
        try:
            self._services.reviews.add(self._patient_id, day, what, self._evaluation_id)
        except Refusal as problem:
            self.new.say(str(problem))
            return
        self.new.clear()
        self._tell()
        self.new.say(f"✓ {weekday_in_words(day)}: it is shown on Today then.", "ok")

    def _reopen(self) -> None:
        try:
            self._services.reviews.reopen(self._last)
        except Refusal as problem:
            self.refused.emit(str(problem))
            return
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()

    def _close(self) -> None:
        self._ending = ""
        set_shown(self.form, False)

    def _today(self) -> date:
        return self._services.clock.now().date()

    def _connect(self) -> None:
        self.list.opened.connect(self.begin_ending)
        self.form.wanted.connect(self._end)
        self.form.closed.connect(self._close)
        self.form.patient_wanted.connect(lambda: self.patient_wanted.emit(self._items[self._ending].patient_id))
        self.form.evaluation_wanted.connect(
            lambda: self.evaluation_wanted.emit(self._items[self._ending].evaluation_id)
        )
        self.new.wanted.connect(self._set)
        self.begin.clicked.connect(self._begin)
        self.reopen.clicked.connect(self._reopen)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        inset = 0 if self._of_one else 8
        self.heading.setContentsMargins(inset, 0, inset, 0)
        self.ended.setContentsMargins(inset, 0, inset, 0)
        foot = QHBoxLayout()
        foot.addWidget(self.ended, 1)
        foot.addWidget(self.reopen)
        for part in (self.heading, self.list, self.form, self.new):
            column.addWidget(part)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        set_shown(self.form, False)
