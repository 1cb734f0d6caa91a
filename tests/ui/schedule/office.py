"""A practice on a real encrypted file with the real window, at a time that stands still until it is moved."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.ui.workspace import Workspace
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.schedule.appointments import Wanted
from omt_desktop.workflow.schedule.schedule_settings import ZONE as ZONE_SETTING
from tests.domain.schedule.sessions import ZONE, ZONE_NAME, moment
from tests.practice import open_new_practice, reopen
from tests.ui.doors import LockedDoor
from tests.ui.hands import settle

FRIDAY, MONDAY, TUESDAY = date(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 3)
"""The clock is put back in New York on the Sunday between."""


class OfficeClock:
    """Nine o'clock on that Friday."""

    def __init__(self) -> None:
        self.moment = moment(FRIDAY, 9, 0)

    def now(self) -> datetime:
        return self.moment.astimezone(ZONE)

    def set_to(self, day: date, hour: int, minute: int = 0) -> None:
        self.moment = moment(day, hour, minute)


class Office:
    """The window over the practice, with two invented patients."""

    def __init__(self, folder: Path, qtbot: QtBot, role: Role = Role.CLINICIAN) -> None:
        self.clock = OfficeClock()
        self.saved = str(folder / "sessions.ics")
        first = open_new_practice(folder / "data", clock=self.clock)
        first.settings.put(ZONE_SETTING, ZONE_NAME)
        phone = Phone("+1 555 0100 (invented)")
        self.ana = first.patients.add(Patient("", "Rivera (invented)", "Ana", "A-1", date(1954, 3, 2), phones=(phone,)))
        self.ben = first.patients.add(Patient("", "Okafor (invented)", "Ben", "A-2", date(1980, 7, 9)))
        first.close()
        self.services = reopen(folder / "data", role, self.clock)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        door = LockedDoor(folder / "data")
        settings, theme = LocalSettingsFile(folder / "data"), Theme(app, ThemeChoice.LIGHT)
        self.window = MainWindow(door, settings, theme, lambda *_: self.saved)
        self.window.show()
        self.window.activateWindow()
        self.window.enter(self.services)
        qtbot.waitUntil(lambda: self.space.is_open, timeout=20_000)

    @property
    def space(self) -> Workspace:
        return self.window.workspace

    def go(self, page_id: str) -> None:
        """To a page, by its button on the rail."""
        self.space.rail.button(page_id).click()
        settle()

    def book(self, patient: Patient, day: date, hour: int = 9, minute: int = 30, **changes: object) -> str:
        """A session straight in the calendar; its id."""
        wanted = {"kind": "session", "start": moment(day, hour, minute), "minutes": 30, **changes}
        return self.services.appointments.book(Wanted(patient.id, **wanted)).id

    def close(self) -> None:
        self.window._may_close = True
        self.window.close()
