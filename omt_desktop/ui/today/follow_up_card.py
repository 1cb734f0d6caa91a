"""Red flags and reported changes that wait, of everybody or of one patient, and the form that answers for one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.schedule.follow_up import FollowUp, FollowUpKind, Resolution, of_one_kind
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.ui.today.follow_up_form import FollowUpForm
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.schedule_words import answered_in_words, when_in_words
from omt_desktop.workflow.words import Words, counted

_TONES = {Effect.EMERGENCY: "danger", Effect.URGENT: "danger", Effect.HOLD: "warning"}
_SHAPES = {Effect.EMERGENCY: "✕", Effect.URGENT: "✕", Effect.HOLD: "■"}
_BY_HAND = (Resolution.REFERRED, Resolution.CLEARED, Resolution.DECLINED)
_ROW, _IN_SIGHT = 60, 4


class FollowUpCard(QFrame):
    """Hidden while nothing waits. What was answered for can be read, and opened again where it was a mistake."""

    changed = Signal()
    """Something was answered for, or opened again."""
    evaluation_wanted = Signal(str)
    """The id of the evaluation an item came from."""
    refused = Signal(str)

    def __init__(self, services: Services, *, of_one: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor" if of_one else "card")
        self._services = services
        self._of_one = of_one
        self._words = Words(services.content)
        self._items: dict[str, FollowUp] = {}
        self._together: dict[str, tuple[FollowUp, ...]] = {}
        """What a row stands for, by the item it opens."""
        self._last: tuple[FollowUp, ...] = ()
        self._answering = ""
        self.heading = PlainLabel("", "label" if of_one else "heading", wrap=True)
        self.list = RowList("Red flags and changes that wait")
        self.list.setProperty("role", "bare")
        self.form = FollowUpForm(self._today)
        self.open_evaluation = Button("Open the evaluation")
        self.done = PlainLabel("", "small", wrap=True)
        self.reopen = Button("Open the last again")
        self.reopen.setProperty("role", "quiet")
        self._arrange()
        self.list.opened.connect(self.answer)
        self.form.wanted.connect(self._write)
        self.form.closed.connect(self._close)
        self.open_evaluation.clicked.connect(self._go)
        self.reopen.clicked.connect(self._reopen)
        set_shown(self, False)

    def show_items(self, items: Sequence[tuple[FollowUp, PatientIdentity]]) -> None:
        """Shows what waits, and of one patient also what was answered for."""
        patients = {item.id: patient for item, patient in items}
        groups = of_one_kind(item for item, _ in items if item.is_open)
        self._together = {group[0].id: group for group in groups}
        waiting = [(group, patients[group[0].id]) for group in groups]
        answered = of_one_kind(item for item, _ in items if item.answered is not None)
        self._items = {item.id: item for item, _ in items}
        self.heading.setText(f"{counted(len(waiting), 'red flag or change waits', 'red flags or changes wait')}")
        self.list.show_rows([self._row(group, patient) for group, patient in waiting])
        self.list.setFixedHeight(_ROW * min(len(waiting), _IN_SIGHT) + 2)
        told = [f"{one[0].title}: {answered_in_words(one[0].answered)}" for one in answered if one[0].answered]
        self.done.setText("\n".join(told[:3]))
        set_shown(self.list, bool(waiting))
        set_shown(self.heading, bool(waiting))
        set_shown(self.done, bool(told))
        by_hand = [group for group in answered if group[0].answered and group[0].answered.resolution in _BY_HAND]
        self._last = by_hand[0] if by_hand else ()
        set_shown(self.reopen, bool(by_hand))
        if self._answering not in self._items or not self._items[self._answering].is_open:
            self._close()
        set_shown(self, bool(waiting or told))

    def answer(self, item_id: str) -> None:
        """The form that answers for the item stands under the list."""
        item = self._items.get(item_id)
        if item is None or not item.is_open:
            return
        self._answering = item_id
        set_shown(self.form, True)
        set_shown(self.open_evaluation, bool(item.evaluation_id))
        self.form.begin(item)

    def _row(self, group: Sequence[FollowUp], patient: PatientIdentity) -> Row:
        item = group[0]
        effect = f"{_SHAPES[item.effect]} {self._words.of('effect', item.effect)}"
        since = when_in_words(item.opened_at, self._services.appointments.practice)
        tone = _TONES[item.effect]
        rules = ", ".join(one.subject for one in group)
        rule = f" ({rules})" if item.kind is FollowUpKind.RED_FLAG else ""
        title = f"{item.title}{rule}"
        if self._of_one:
            return Row(item.id, RowLook(title, f"since {since}", effect, "", "", tone))
        return Row(item.id, RowLook(patient.called_name, title, effect, since.split(",")[0], patient.id, tone))

    def _write(self, resolution: Resolution, who: str, on: date, note: str) -> None:
        try:
            for item in self._together.get(self._answering, ()):
                self._services.follow_ups.answer(item.id, resolution, who, on, note)
        except Refusal as problem:
            self.form.say(str(problem))
            return
        self._close()
        self.changed.emit()

    def _reopen(self) -> None:
        try:
            for item in self._last:
                self._services.follow_ups.reopen(item.id)
        except Refusal as problem:
            self.refused.emit(str(problem))
            return
        self.changed.emit()

    def _close(self) -> None:
        self._answering = ""
        set_shown(self.form, False)
        set_shown(self.open_evaluation, False)

    def _go(self) -> None:
        item = self._items.get(self._answering)
        if item is not None:
            self.evaluation_wanted.emit(item.evaluation_id)

    def _today(self) -> date:
        return self._services.appointments.today()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        self.heading.setContentsMargins(8, 0, 8, 4)
        self.done.setContentsMargins(8, 4, 8, 0)
        ways = QHBoxLayout()
        ways.addWidget(self.open_evaluation)
        ways.addWidget(self.reopen)
        ways.addStretch(1)
        for part in (self.heading, self.list, self.form):
            column.addWidget(part)
        column.addLayout(ways)
        column.addWidget(self.done)
