"""The card of the backups, what keeps them up, and the page that brings one back, as a hand drives them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.ui.backups.backup_card import BackupCard
from omt_desktop.ui.backups.backup_keeper import BackupKeeper
from omt_desktop.ui.backups.restore_page import RestorePage
from omt_desktop.ui.message_bar import MessageBar
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from omt_desktop.workflow.guarded.backups import GuardedBackups
from tests.ui.fakes import TickingClock
from tests.workflow.backups.labels import NOON, a_label
from tests.workflow.backups.memory_backups import MemoryBackups, Unheard

FULL = "No backup could be made: the disk is full."


class Desk:
    """A store in memory and a keeper over it."""

    def __init__(self, qtbot: QtBot, role: Role = Role.ADMINISTRATOR) -> None:
        self.qtbot = qtbot
        self.store = MemoryBackups(TickingClock())
        backups = GuardedBackups(self.store, TickingClock(), Unheard(), Access(Person("p", "Sam (invented)", role)))
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.messages = MessageBar(self.holder)
        self.keeper = BackupKeeper(backups, self.holder)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.keeper.busy)

    def card(self, chosen: str = "") -> BackupCard:
        card = BackupCard(self.keeper, self.messages, lambda _: chosen, self.holder)
        card.show()
        return card

    def page(self, chosen: str = "") -> RestorePage:
        page = RestorePage(self.keeper, self.messages, lambda _: chosen, self.holder)
        page.show()
        page.arrive()
        self.wait()
        return page

    def press(self, button: QAbstractButton) -> None:
        button.click()
        self.wait()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_the_card_follows_what_is_made_by_itself(desk: Desk) -> None:
    card = desk.card()
    assert card.newest.text().startswith("There is no backup yet.")
    desk.keeper.begin()
    desk.wait()
    assert card.newest.text().startswith("Last good backup: today at 10:42")
    desk.keeper.stop()


def test_a_backup_by_hand_is_told_with_its_place(desk: Desk) -> None:
    card = desk.card()
    desk.press(card.make)
    assert desk.messages.text == "Backed up and checked: 1.backup"
    assert desk.store.all[0].label.reason is Reason.BY_HAND


def test_a_full_disk_is_told_once_and_stands_on_the_card(desk: Desk) -> None:
    told: list[str] = []
    desk.keeper.failed.connect(told.append)
    card = desk.card()
    desk.store.fault = FULL
    for _ in range(2):
        desk.keeper.look()
        desk.wait()
    assert told == [FULL] and card.newest.text().startswith(FULL)
    desk.press(card.make)
    assert desk.messages.text == FULL


def test_a_fault_inside_is_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Rivera")

    monkeypatch.setattr(desk.store, "make", fail)
    desk.press(desk.card().make)
    assert "fault inside the program" in desk.messages.text and "Rivera" not in desk.messages.text


def test_a_second_place_is_chosen_and_given_up(desk: Desk, tmp_path: Path) -> None:
    card = desk.card(str(tmp_path))
    assert card.forget.isHidden()
    desk.press(card.choose)
    assert desk.store.second_folder == tmp_path and str(tmp_path) in card.second.text()
    desk.store.second_problem = "It is not connected."
    card.show_state()
    assert card.second.text() == "It is not connected."
    desk.press(card.forget)
    assert desk.store.second_folder is None


def test_a_cancelled_dialog_changes_nothing(desk: Desk) -> None:
    desk.press(desk.card().choose)
    assert desk.store.second_folder is None


def test_a_rehearsal_says_how_many_records_came_back(desk: Desk) -> None:
    card = desk.card()
    assert not card.rehearse.isEnabled()
    desk.press(card.make)
    desk.press(card.rehearse)
    assert desk.messages.text == "The newest backup: works, 5 records"


def test_the_front_desk_may_back_up_and_not_bring_back(qtbot: QtBot) -> None:
    desk = Desk(qtbot, Role.FRONT_DESK)
    card = desk.card()
    assert card.bring_back.isHidden() and card.choose.isHidden() and not card.make.isHidden()


def a_few(desk: Desk) -> None:
    for day in range(3):
        label = a_label(day + 1, NOON - timedelta(days=day))
        desk.store.all.append(MadeBackup(Path(f"{day}.backup"), label, 340_000))


def test_without_backups_the_page_says_so(desk: Desk) -> None:
    page = desk.page()
    assert page.empty.isVisibleTo(page) and page.go.isHidden()


def test_a_backup_is_looked_at_before_it_is_brought_back(desk: Desk, qtbot: QtBot) -> None:
    a_few(desk)
    page = desk.page()
    assert page.list.count == 3 and page.go.isHidden()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    desk.wait()
    assert "The backup holds 2 patients and 3 evaluations" in page.lines.text() and not page.go.isHidden()
    chosen: list[bool] = []
    page.prepared.connect(chosen.append)
    page.go.click()
    assert chosen == [] and "present state is backed up first" in desk.messages.text
    desk.messages.actions_offered[1].click()
    assert chosen == []
    page.go.click()
    desk.messages.actions_offered[0].click()
    desk.wait()
    assert chosen == [True] and desk.store.all[-1].label.reason is Reason.BEFORE_RESTORE


def test_leaving_forgets_what_was_taken_out(desk: Desk) -> None:
    a_few(desk)
    page = desk.page()
    page.leave()
    desk.wait()
    assert desk.store.done[-1] == "dropped"


def test_a_file_from_elsewhere_is_looked_at_too(desk: Desk, tmp_path: Path) -> None:
    page = desk.page(str(tmp_path / "elsewhere.backup"))
    desk.press(page.from_file)
    desk.wait()
    assert "The backup holds 2 patients" in page.lines.text()


@pytest.mark.parametrize("act", [lambda page: page.preview("no such one"), lambda page: page.leave()])
def test_acts_that_change_nothing(desk: Desk, act: Callable[[RestorePage], None]) -> None:
    page = desk.page()
    act(page)
    desk.wait()
    assert page.go.isHidden()
