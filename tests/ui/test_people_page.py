"""People and keys in the real window: adding, roles, passphrases, another data key, and emergency access."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.ui.destinations import PATIENTS, PEOPLE, PREVIEW
from omt_desktop.ui.emergency_bar import EmergencyBar
from omt_desktop.ui.gate.own_passphrase_form import OwnPassphraseForm
from omt_desktop.ui.gate.sheet_form import SheetForm
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.people.people_page import PeoplePage
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.trail.line import TrailFilter
from tests.builders import a_patient
from tests.clinic import HEALTHY
from tests.practice import PASSPHRASE
from tests.ui.hands import click, press
from tests.ui.test_gate import OTHER, User

SAM = "Sam Rose (invented)"


@pytest.fixture
def user(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[User]:
    """A doctor who has just made a practice."""
    it = User(tmp_path / "data", qtbot, qapp)
    it.create()
    yield it
    it.window._may_close = True
    it.window.close()


def people_page(user: User) -> PeoplePage:
    space = user.inside()
    space.show_page(PEOPLE)
    page = space.pages.currentWidget()
    assert isinstance(page, PeoplePage)
    return page


def add(user: User, page: PeoplePage, name: str, role: Role) -> str:
    """The passphrase that is to be handed over."""
    assert page.people is not None
    card = page.people
    card.name.setText(name)
    card.role.setCurrentIndex(card.role.findData(role.value))
    click(card.add)
    user.qtbot.waitUntil(lambda: name in card.told.text(), timeout=20_000)
    return card.told.text().split(": ")[1].splitlines()[0]


def sign_in(user: User, name: str, given: str) -> None:
    """Unlocks with the passphrase that was handed over, and chooses an own one."""
    form = user.form(UnlockForm)
    form.who.setCurrentIndex(form.who.findText(name))
    user.unlock(given)
    own = user.form(OwnPassphraseForm)
    own.passphrase.setFocus()
    press(OTHER, Qt.Key.Key_Return, OTHER, Qt.Key.Key_Return)
    user.inside()


def test_people_are_added_change_their_role_and_are_removed(user: User) -> None:
    page = people_page(user)
    card = page.people
    assert card is not None and [row.role.isEnabled() for row in card.rows] == [True]
    given = add(user, page, SAM, Role.FRONT_DESK)
    assert len(given.split()) == 5 and len(card.rows) == 2
    add_again = card.rows[1]
    add_again.role.setCurrentIndex(add_again.role.findData(Role.AUDITOR.value))
    add_again.role.activated.emit(add_again.role.currentIndex())
    user.qtbot.waitUntil(lambda: "Auditor" in card.told.text(), timeout=20_000)
    click(card.rows[1].passphrase)
    user.qtbot.waitUntil(lambda: "Give this passphrase" in card.told.text(), timeout=20_000)
    assert given not in card.told.text()
    click(card.rows[1].remove)
    assert card.rows[1].remove.text() == "Remove for good"
    click(card.rows[1].remove)
    user.qtbot.waitUntil(lambda: len(card.rows) == 1, timeout=20_000)
    mine = card.rows[0]
    mine.role.setCurrentIndex(mine.role.findData(Role.CLINICIAN.value))
    mine.role.activated.emit(0)
    user.qtbot.waitUntil(lambda: "must administer" in card.told.text(), timeout=20_000)


def test_a_person_is_renamed_and_the_first_screen_follows(user: User) -> None:
    card = people_page(user).people
    assert card is not None
    row, before, now = card.rows[0], card.rows[0].person.name, "Dr. Kim Weber-Reyes (invented)"
    click(row.rename)
    assert row.line.isVisible() and row.line.text() == before
    row.line.setText(now)
    click(row.rename)
    user.qtbot.waitUntil(lambda: "next sign-in" in card.told.text(), timeout=20_000)
    (line,) = user.window._opened[-1].trail.lines(TrailFilter(kind="person.renamed"))
    assert dict(line.details) == {"was": before, "now": now}
    for shown in (before, now):
        user.window.lock()
        assert user.form(UnlockForm).who.currentText() == shown
        user.unlock(PASSPHRASE)
        user.inside()


def test_the_own_passphrase_is_changed_with_the_present_one(user: User) -> None:
    card = people_page(user).own
    card.submit()
    assert "present" in card.told.text()
    for present, told in (("a guess", "not your passphrase"), (PASSPHRASE, "is changed")):
        card.present.line.setText(present)
        card.new.first.line.setText(OTHER)
        card.new.again.line.setText(OTHER)
        click(card.go)
        user.qtbot.waitUntil(lambda told=told: told in card.told.text(), timeout=20_000)
    assert card.new.text == "" and card.present.text == ""
    user.window.lock()
    user.unlock(OTHER)
    user.inside()


def test_everything_is_encrypted_anew_and_nothing_is_lost(user: User) -> None:
    services = user.window._opened[-1]
    patient = services.patients.add(a_patient())
    before = services.patients._patients._engine  # type: ignore[attr-defined]
    page = people_page(user)
    given = add(user, page, SAM, Role.FRONT_DESK)
    assert page.keys is not None
    click(page.keys.exchange)
    assert page.keys.told.isVisible()
    page.keys.passphrase.line.setText(PASSPHRASE)
    click(page.keys.exchange)
    sheet = user.form(SheetForm)
    assert before.pool.checkedin() == 0
    sheet.typed.setText(sheet._letters)
    click(sheet.go)
    form = user.form(UnlockForm)
    form.who.setCurrentIndex(form.who.findText(SAM))
    user.unlock(given)
    form = user.form(UnlockForm)
    assert "not the passphrase" in form.notice.text()
    form.who.setCurrentIndex(1 - form.who.currentIndex())
    user.unlock(PASSPHRASE)
    user.inside()
    again = user.window._opened[-1]
    assert again.patients.get(patient.id) == patient and again.people.recovery_is_checked()


def test_a_new_recovery_key_is_shown_once_over_the_page(user: User) -> None:
    page = people_page(user)
    assert page.keys is not None
    click(page.keys.renew)
    assert "Type your passphrase first" in page.keys.told.text()
    page.keys.passphrase.line.setText("found it open")
    click(page.keys.renew)
    user.qtbot.waitUntil(lambda: "not your passphrase" in page.keys.told.text())
    page.keys.passphrase.line.setText(PASSPHRASE)
    click(page.keys.renew)
    user.qtbot.waitUntil(lambda: page.sheet is not None, timeout=20_000)
    assert page.sheet is not None and page.currentWidget() is page.sheet and "Nobody has said" in page.keys.state.text()
    sheet, target = page.sheet, user.folder.with_name("printed.pdf")
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    sheet.printing._ask = lambda _: printer
    click(sheet.print)
    user.qtbot.waitUntil(lambda: "Sent to the printer" in sheet.told.text(), timeout=20_000)
    assert target.stat().st_size > 10_000
    sheet.typed.setText(sheet._letters)
    click(sheet.go)
    assert page.currentWidget() is page.cards and "was printed" in page.keys.state.text()


def test_the_front_desk_sees_no_clinical_content_but_in_an_emergency(user: User) -> None:
    services = user.window._opened[-1]
    patient = services.patients.add(a_patient())
    services.evaluations.create(patient, HEALTHY, services.content.stamp, "history")
    given = add(user, people_page(user), SAM, Role.FRONT_DESK)
    user.window.lock()
    sign_in(user, SAM, given)
    space = user.inside()
    assert people_page(user).people is None and people_page(user).keys is None
    space.show_page(PATIENTS)
    desk = space.patients.desk
    assert desk is not None
    desk.open_patient(patient.id)
    assert desk.panel.list.count == 0 and not desk.panel.begin.isVisible() and not desk.panel.proceed.isVisible()
    user.qtbot.waitUntil(lambda: space.findChild(EmergencyBar) is not None)
    bar = space.findChild(EmergencyBar)
    click(bar.offer)
    press("now", Qt.Key.Key_Return)
    assert "Say in a few words" in bar.words.text() and desk.panel.list.count == 0
    bar.reason.setText("collapsed in the waiting room")
    click(bar.go)
    assert bar.property("role") == "emergency" and "audit trail" in bar.words.text()
    assert desk.panel.list.count == 1 and not desk.panel.begin.isVisible()
    desk.evaluation_wanted.emit(user.window._opened[-1].evaluations.of_patient(patient.id)[0].id)
    user.qtbot.waitUntil(lambda: space.here == PREVIEW, timeout=20_000)
    user.window.lock()
    form = user.form(UnlockForm)
    form.who.setCurrentIndex(1 - form.who.findText(SAM))
    user.unlock()
    messages = user.inside().messages
    user.qtbot.waitUntil(lambda: "collapsed in the waiting room" in messages.text)
    assert SAM in messages.text
    click(messages.actions_offered[0])
    assert user.window._opened[-1].emergency.unseen() == ()


def test_a_recovery_sheet_that_nobody_kept_is_reminded_of(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    user = User(tmp_path / "data", qtbot, qapp)
    user.create(keep_the_sheet=False)
    space = user.inside()
    qtbot.waitUntil(lambda: "recovery key was kept" in space.messages.text)
    click(space.messages.actions_offered[0])
    assert space.here == PEOPLE
    user.window.close()
