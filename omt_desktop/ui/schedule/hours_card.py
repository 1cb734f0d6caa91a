"""The practice's working hours, closed days and time zone, in the settings."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.schedule.practice_days import Opening, PracticeDays
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.day_words import WEEKDAYS
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.schedule.schedule_settings import DAYS, ZONE
from omt_desktop.workflow.schedule.typed_hours import (
    closed_days_as_typed,
    hours_as_typed,
    read_closed_days,
    read_hours,
)

Found = TypeVar("Found")
TITLE = "Working hours and closed days"
INTRO = (
    "Free times are proposed within these hours, and the call list passes over free and closed days. A session can be "
    "booked outside them all the same."
)


class HoursCard(QWidget):
    """Nothing holds before it is saved; what cannot be read stays in its line and is named."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        days = services.appointments.practice.days
        self.hours = {number: QLineEdit(hours_as_typed(days.week.get(number, ()))) for number in range(7)}
        self.closed = QPlainTextEdit(closed_days_as_typed(days.closed))
        self.closed.setPlaceholderText("25 Dec 2026 Christmas; 28 Dec 2026")
        self.closed.setAccessibleName("Closed days")
        self.closed.setTabChangesFocus(True)
        self.closed.setFixedHeight(64)
        self.zone = QLineEdit(services.settings.get(ZONE))
        self.zone.setPlaceholderText(services.appointments.practice.zone_name)
        self.save = Button("Save hours")
        self.word = PlainLabel("", "danger", wrap=True)
        self.save.clicked.connect(self._save)
        self._arrange()

    def _save(self) -> None:
        week: dict[int, tuple[Opening, ...]] = {}
        for number, line in self.hours.items():
            hours = self._read(WEEKDAYS[number], line, partial(read_hours, line.text()))
            if hours is None:
                return
            week[number] = hours
        closed = self._read("Closed days", self.closed, lambda: read_closed_days(self.closed.toPlainText()))
        if closed is None:
            return
        try:
            zone = self.zone.text().strip()
            if zone:
                self._services.appointments.know_zone(zone)
            self._services.settings.put(DAYS, PracticeDays({n: hours for n, hours in week.items() if hours}, closed))
            self._services.settings.put(ZONE, zone)
        except Refusal as problem:
            self._say(str(problem), "danger")
            return
        self._say("✓ Saved. It holds from now on.", "ok")

    def _read(self, name: str, widget: QWidget, read: Callable[[], Found]) -> Found | None:
        try:
            return read()
        except ValueError as problem:
            self._say(f"{name}: {problem}", "danger")
            widget.setFocus()
            return None

    def _say(self, text: str, role: str) -> None:
        self.word.setText(text)
        self.word.set_role(role)
        set_shown(self.word, True)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        for number, line in self.hours.items():
            line.setAccessibleName(f"Hours on {WEEKDAYS[number]}")
            line.setPlaceholderText("free")
            form.addRow(PlainLabel(WEEKDAYS[number], "label"), line)
        form.addRow(PlainLabel("Closed days", "label"), self.closed)
        self.zone.setAccessibleName("Time zone")
        form.addRow(PlainLabel("Time zone", "label"), self.zone)
        foot = QHBoxLayout()
        foot.addWidget(self.save)
        foot.addWidget(self.word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(form)
        column.addLayout(foot)
        set_shown(self.word, False)
