"""Answering for a red flag or a reported change: referred to whom, cleared by whom, or declined, and on which day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.schedule.follow_up import FollowUp, Resolution
from omt_desktop.ui.button import Button
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.typed_date import UnreadableDate
from omt_desktop.workflow.typed_moment import read_moment

_RESOLUTIONS = (
    Option(Resolution.REFERRED, "Referred to"),
    Option(Resolution.CLEARED, "Cleared by"),
    Option(Resolution.DECLINED, "Declined"),
)
_WHO = {Resolution.REFERRED: "Referred to whom", Resolution.CLEARED: "Cleared by whom"}


class FollowUpForm(QFrame):
    """Says what is to be written down; it stays open until that was stored."""

    wanted = Signal(object, str, object, str)
    """The `Resolution`, to or by whom, the day, a remark."""
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "editor")
        self._today = today
        self._resolution = Resolution.REFERRED
        self.title = PlainLabel("", "label", wrap=True)
        self.resolutions = OptionButtons(_RESOLUTIONS, {"r": "referred", "c": "cleared", "d": "declined"}, joined=True)
        self.resolutions.set_name("How it was answered for")
        self.who, self.on, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.on.setAccessibleName("On which day")
        self.note.setAccessibleName("Remark")
        self.note.setPlaceholderText("Remark")
        self.problem = PlainLabel("", "danger", wrap=True)
        self.save, self.cancel = Button("Write down"), Button("Cancel")
        self.save.setProperty("role", "primary")
        self._arrange()
        self.resolutions.picked.connect(self._pick)
        self.save.clicked.connect(self._want)
        self.cancel.clicked.connect(self.closed)
        for line in (self.who, self.on, self.note):
            line.returnPressed.connect(self._want)

    def begin(self, item: FollowUp) -> None:
        """The form for this item, of today."""
        self.title.setText(item.title)
        self.who.clear()
        self.note.clear()
        self.on.setText(self._today().isoformat())
        self.say("")
        self._pick(Resolution.REFERRED)
        self.resolutions.setFocus()

    def say(self, problem: str) -> None:
        """Why it cannot be written down like this; empty for nothing."""
        self.problem.setText(problem)
        set_shown(self.problem, bool(problem))

    def _pick(self, resolution: str) -> None:
        self._resolution = Resolution(resolution)
        self.resolutions.show_on((resolution,), asked=True)
        set_shown(self.who, self._resolution.names_somebody)
        self.who.setPlaceholderText(_WHO.get(self._resolution, ""))
        self.who.setAccessibleName(_WHO.get(self._resolution, "Who"))

    def _want(self) -> None:
        try:
            on = read_moment(self.on.text(), self._today(), partial=False)
        except UnreadableDate as problem:
            self.say(str(problem))
            self.on.setFocus()
            return
        if isinstance(on, date):
            self.wanted.emit(self._resolution, self.who.text(), on, self.note.text())

    def _arrange(self) -> None:
        self.on.setFixedWidth(120)
        first, last = QHBoxLayout(), QHBoxLayout()
        for row in (first, last):
            row.setSpacing(8)
        first.addWidget(self.who, 1)
        first.addWidget(PlainLabel("on", "muted"))
        first.addWidget(self.on)
        last.addWidget(self.note, 1)
        last.addWidget(self.save)
        last.addWidget(self.cancel)
        choice = QHBoxLayout()
        choice.addWidget(self.resolutions)
        choice.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(choice)
        column.addLayout(first)
        column.addLayout(last)
        column.addWidget(self.problem)
