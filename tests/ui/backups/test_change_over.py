"""Yesterday comes back in the same window, and a new computer gets the practice from the first screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.ui.backups.restore_page import RestorePage
from omt_desktop.ui.destinations import BACKUPS
from omt_desktop.ui.gate.backup_form import BackupForm
from omt_desktop.ui.gate.first_start_form import FirstStartForm
from omt_desktop.ui.gate.gate_page import BROUGHT_BACK
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.workflow.backups.label import Reason
from tests.builders import a_patient
from tests.practice import PASSPHRASE, a_door, open_new_practice


class Screen:
    """A window over a data folder."""

    def __init__(self, folder: Path, qtbot: QtBot, qapp: QApplication) -> None:
        self.folder, self.qtbot = folder, qtbot
        settings = LocalSettingsFile(folder)
        self.window = MainWindow(a_door(folder), settings, Theme(qapp, ThemeChoice.LIGHT))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.open()

    def form(self, kind: type) -> object:
        self.qtbot.waitUntil(lambda: isinstance(self.window.gate.form, kind), timeout=20_000)
        return self.window.gate.form

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.jobs.busy, timeout=20_000)

    def unlock(self) -> None:
        form = self.form(UnlockForm)
        assert isinstance(form, UnlockForm)
        form.passphrase.set_text(PASSPHRASE, shown=False)
        form.submit()
        self.qtbot.waitUntil(
            lambda: self.window.workspace is not None and self.window.workspace._shell.keeper is not None,
            timeout=20_000,
        )

    def patients(self) -> int:
        return self.window._opened[-1].patients.count()


@pytest.fixture
def screens(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[list[Screen]]:
    opened: list[Screen] = []
    yield opened
    for screen in opened:
        screen.window._may_close = True
        screen.window.close()


def two_backups(folder: Path) -> Path:
    """A practice with one patient in its first backup and two in all; the place of the first backup."""
    services = open_new_practice(folder)
    services.patients.add(a_patient(id=""))
    made = services.backups.make_now()
    services.patients.add(a_patient(id="", mrn="B-2"))
    services.close()
    return made.place


def test_yesterday_comes_back_in_the_same_window(
    screens: list[Screen], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first = two_backups(tmp_path / "data")
    screen = Screen(tmp_path / "data", qtbot, qapp)
    screens.append(screen)
    screen.unlock()
    assert screen.patients() == 2
    space = screen.window.workspace
    assert space is not None and space._shell.keeper is not None
    keeper = space._shell.keeper
    space.show_page(BACKUPS)
    page = space.page(BACKUPS)
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page.list.count >= 2 and not keeper.busy, timeout=20_000)
    page.preview(str(first))
    qtbot.waitUntil(lambda: not page.go.isHidden(), timeout=20_000)
    assert "No longer there afterwards: 1 patient." in page.lines.text()
    page.go.click()
    space.messages.actions_offered[0].click()
    form = screen.form(UnlockForm)
    qtbot.waitUntil(lambda: isinstance(screen.window.gate.form, UnlockForm) and screen.window.gate.form is not form)
    screen.settle()
    assert isinstance(screen.window.gate.form, UnlockForm) and screen.window.gate.form.notice.text() == BROUGHT_BACK
    screen.unlock()
    assert screen.patients() == 1
    reasons = [made.label.reason for made in screen.window._opened[-1].backups.made()]
    assert Reason.BEFORE_RESTORE in reasons


def test_a_new_computer_gets_the_practice_from_the_first_screen(
    screens: list[Screen], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first = two_backups(tmp_path / "old")
    screen = Screen(tmp_path / "new", qtbot, qapp)
    screens.append(screen)
    welcome = screen.form(FirstStartForm)
    assert isinstance(welcome, FirstStartForm)
    welcome.from_backup.click()
    form = screen.form(BackupForm)
    assert isinstance(form, BackupForm)
    form._ask = lambda _: str(first)
    form.choose.click()
    screen.settle()
    assert "1 patient" in form.found.text()
    form.passphrase.set_text("not this one", shown=False)
    form.submit()
    screen.settle()
    assert "does not open the backup" in form.notice.text()
    form.passphrase.set_text(PASSPHRASE, shown=False)
    form.submit()
    screen.settle()
    assert "no practice here that it would replace" in form.preview.text() and form.go.text() == "Bring it back"
    form.go.click()
    screen.unlock()
    assert screen.patients() == 1


def test_a_practice_whose_database_is_gone_is_offered_its_backup(
    screens: list[Screen], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    two_backups(tmp_path / "data")
    (tmp_path / "data" / "practice.db").unlink()
    screen = Screen(tmp_path / "data", qtbot, qapp)
    screens.append(screen)
    refusal = screen.window.refusal
    assert refusal is not None and not refusal.backup.isHidden() and refusal.stay.isHidden()
    refusal.backup.click()
    form = screen.form(BackupForm)
    assert isinstance(form, BackupForm)
    form._ask = lambda _: ""
    form.choose.click()
    form.back.click()
    assert screen.window.refusal is not None


def test_a_synchronised_folder_asks_and_stays_where_it_is(
    screens: list[Screen], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    screen = Screen(tmp_path / "Dropbox" / "data", qtbot, qapp)
    screens.append(screen)
    refusal = screen.window.refusal
    assert refusal is not None and "synchronised by Dropbox" in refusal.text.text() and refusal.backup.isHidden()
    refusal.stay.click()
    screen.form(FirstStartForm)
