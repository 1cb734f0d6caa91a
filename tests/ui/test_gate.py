"""The screens before the practice is open, on a real data folder: first start, lock, unlock, recovery, and back."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.ui.destinations import EVALUATION, PATIENTS
from omt_desktop.ui.gate.backup_form import BackupForm
from omt_desktop.ui.gate.first_start_form import FirstStartForm
from omt_desktop.ui.gate.own_passphrase_form import OwnPassphraseForm
from omt_desktop.ui.gate.recovery_form import RecoveryForm
from omt_desktop.ui.gate.sheet_form import SheetForm
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.lock_watch import LockReason
from omt_desktop.ui.locking import NOT_YOURS, VEILED
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.spine.shorthand_edit import ShorthandEdit
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.ui.workspace import Workspace
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.trail.line import TrailFilter
from tests.builders import a_patient
from tests.clinic import HEALTHY
from tests.practice import DOCTOR, PASSPHRASE, a_door
from tests.ui.hands import click, press

PLANTED = "Zyxwvuts"
OTHER = "green tractor under nine clouds"
ACTIVITY = "life.activity"


class User:
    """Sits before the real window of the data folder."""

    def __init__(self, folder: Path, qtbot: QtBot, qapp: QApplication) -> None:
        self.folder, self.qtbot, self.qapp = folder, qtbot, qapp
        self.sheet = folder.parent / "sheet.pdf"
        self.start()

    def start(self) -> None:
        """Starts the program."""
        door = a_door(self.folder)
        settings = LocalSettingsFile(self.folder)
        self.window = MainWindow(door, settings, Theme(self.qapp, ThemeChoice.LIGHT), lambda *_: str(self.sheet))
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.window.open()

    def create(self, *, keep_the_sheet: bool = True) -> str:
        """Through the first start; the recovery key that was shown."""
        form = self.form(FirstStartForm)
        press(DOCTOR, Qt.Key.Key_Return, PASSPHRASE, Qt.Key.Key_Return, PASSPHRASE, Qt.Key.Key_Return)
        assert not form.isEnabled()
        sheet = self.form(SheetForm)
        key = sheet._key
        if keep_the_sheet:
            sheet.typed.setFocus()
            press(sheet._letters.lower(), Qt.Key.Key_Return)
        else:
            click(sheet.later)
        self.inside()
        return key

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        form = self.form(UnlockForm)
        form.passphrase.setFocus()
        press(passphrase, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.window.gate.form is not form or form.isEnabled(), timeout=20_000)

    def form(self, kind: type[QWidget]) -> QWidget:
        """The form at the gate, once it is of that kind."""
        self.qtbot.waitUntil(lambda: isinstance(self.window.gate.form, kind), timeout=20_000)
        assert self.window.gate.form is not None
        return self.window.gate.form

    def inside(self) -> Workspace:
        self.qtbot.waitUntil(
            lambda: self.window.workspace is not None and self.window.workspace.is_open, timeout=20_000
        )
        assert self.window.workspace is not None
        return self.window.workspace

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.jobs.busy, timeout=20_000)


@pytest.fixture
def user(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[User]:
    it = User(tmp_path / "data", qtbot, qapp)
    yield it
    it.window._may_close = True
    it.window.close()


def texts_of(window: QWidget) -> str:
    """Everything any widget of the program says, typed, named or told about."""
    words = []
    for widget in [*QApplication.allWidgets(), window]:
        for name in (
            "text",
            "toPlainText",
            "windowTitle",
            "accessibleName",
            "accessibleDescription",
            "toolTip",
            "title",
        ):
            read = getattr(widget, name, None)
            value = read() if callable(read) else ""
            words.append(value if isinstance(value, str) else "")
    return "\n".join(words)


def test_a_new_user_creates_locks_unlocks_forgets_and_comes_back_with_the_sheet(user: User) -> None:
    key = user.create()
    services = user.window._opened[-1]
    assert services.people.recovery_is_checked()
    patient = services.patients.add(a_patient())
    press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
    assert user.window.workspace is None
    user.unlock("I do not know any more")
    form = user.form(UnlockForm)
    assert "not the passphrase" in form.notice.text() and form.passphrase.text == ""
    click(form.lost)
    recovery = user.form(RecoveryForm)
    press(key.lower().replace("-", " "), Qt.Key.Key_Return, OTHER, Qt.Key.Key_Return, OTHER, Qt.Key.Key_Return)
    assert recovery.key.text() in (key, "")
    user.inside()
    assert user.window._opened[-1].patients.get(patient.id) == patient
    user.window.close()
    user.start()
    user.unlock(PASSPHRASE)
    assert "not the passphrase" in user.form(UnlockForm).notice.text()
    user.unlock(OTHER)
    user.inside()


def test_a_passphrase_that_is_guessed_at_once_is_not_taken_and_one_is_made_up_on_request(user: User) -> None:
    form = user.form(FirstStartForm)
    press(DOCTOR, Qt.Key.Key_Return, "Password1!", Qt.Key.Key_Return, "Password1!", Qt.Key.Key_Return)
    assert "guess" in form.notice.text() and form.isEnabled()
    click(form.passphrase.make_one)
    made = form.passphrase.text
    assert len(made.split()) == 5 and form.passphrase.again.line.hasFocus() and form.passphrase.again.text == ""
    press("something else", Qt.Key.Key_Return)
    assert "not the same" in form.notice.text()
    form.name.clear()
    click(form.go)
    assert "Type your name" in form.notice.text() and form.name.hasFocus()


def test_the_sheet_is_saved_asked_back_and_not_in_sight_while_it_is_typed(user: User) -> None:
    press(DOCTOR, Qt.Key.Key_Return, PASSPHRASE, Qt.Key.Key_Return, PASSPHRASE, Qt.Key.Key_Return)
    sheet = user.form(SheetForm)
    groups = sheet._key.split("-")
    assert all(group in sheet.shown.text() for group in groups)
    click(sheet.save)
    user.qtbot.waitUntil(lambda: "Saved to" in sheet.told.text(), timeout=20_000)
    assert user.sheet.stat().st_mode & 0o077 == 0 and sheet.typed.hasFocus()
    assert not any(group in sheet.shown.text() for group in groups)
    press("AAAAA", Qt.Key.Key_Return)
    assert "not the letters" in sheet.told.text() and user.window.workspace is None
    press(Qt.Key.Key_Backspace)
    assert sheet.told.text() == ""
    click(sheet.later)
    user.inside()
    assert not user.window._opened[-1].people.recovery_is_checked()


def test_capital_letters_without_shift_give_a_hint(user: User) -> None:
    form = user.form(FirstStartForm)
    form.passphrase.first.line.setFocus()
    user.qtbot.keyClick(form.passphrase.first.line, Qt.Key.Key_A)
    assert not form.passphrase.first.caps.isVisible()
    user.qtbot.keyClicks(form.passphrase.first.line, "A")
    assert form.passphrase.first.caps.isVisible() is not form.passphrase.first.caps.isHidden()


def opened_evaluation(user: User) -> Workspace:
    """An evaluation of the planted patient, with the hand in the middle of a long text."""
    services = user.window._opened[-1]
    patient = services.patients.add(a_patient(family_name=PLANTED))
    record = services.evaluations.create(patient, HEALTHY, services.content.stamp, "history")
    space = user.inside()
    space.open(record.id)
    assert space.evaluation is not None
    user.qtbot.waitUntil(lambda: row_of(space) is not None)
    row = row_of(space)
    assert row is not None
    editor = row.findChild(QPlainTextEdit)
    editor.setFocus()
    user.qtbot.waitUntil(editor.hasFocus)
    press(f"walks with {PLANTED}")
    moved = editor.textCursor()
    moved.setPosition(5)
    editor.setTextCursor(moved)
    return space


def row_of(space: Workspace) -> ItemRow | None:
    page = space.evaluation
    rows = page.findChildren(ItemRow) if page is not None else []
    return next((row for row in rows if row.item.id == ACTIVITY and row.isVisible()), None)


def test_locked_means_gone_and_unlocking_comes_back_to_the_letter(user: User) -> None:
    user.create()
    opened_evaluation(user)
    assert PLANTED in texts_of(user.window)
    engine = user.window._opened[-1].patients._patients._engine  # type: ignore[attr-defined]
    begun, clock = time.thread_time(), time.perf_counter()
    user.window.lock(LockReason.IDLE)
    # Of the processor: other programs run beside the tests.
    took, by_clock = time.thread_time() - begun, time.perf_counter() - clock
    assert PLANTED not in texts_of(user.window) and user.window.windowTitle() == "OMT Desktop"
    user.settled()
    gc.collect()
    assert engine.pool.checkedin() == 0 and engine.pool.checkedout() == 0
    assert user.window._opened == [] and PLANTED not in texts_of(user.window)
    print(f"locked in {took * 1000:.0f} ms of the processor, {by_clock * 1000:.0f} ms by the clock")  # noqa: T201
    assert took < 0.5
    user.unlock()
    space = user.inside()
    user.qtbot.waitUntil(lambda: (row := row_of(space)) is not None and row.isAncestorOf(QApplication.focusWidget()))
    editor = QApplication.focusWidget()
    assert space.here == EVALUATION and space.evaluation.bridge.step_id == "history"
    assert editor.toPlainText().startswith(f"walks with {PLANTED}") and editor.textCursor().position() == 5


def test_what_cannot_be_saved_is_kept_behind_the_lock_for_whoever_entered_it(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.create()
    _, given = user.window._opened[-1].people.add("Sam Rose (invented)", Role.CLINICIAN)
    space = opened_evaluation(user)

    def full(*_: object) -> None:
        raise NotSaved("The disk is full.")

    store = user.window._opened[-1].evaluations._evaluations  # type: ignore[attr-defined]
    with monkeypatch.context() as patch:
        patch.setattr(type(store), "save", full)
        press("not saved ")
        user.window.lock()
        form = user.form(UnlockForm)
        assert user.window.workspace is None and form.notice.text() == VEILED and not space.isVisible()
        form.who.setCurrentIndex(form.who.findText("Sam Rose (invented)"))
        user.unlock(given)
        own = user.form(OwnPassphraseForm)
        press(OTHER, Qt.Key.Key_Return, OTHER, Qt.Key.Key_Return)
        user.qtbot.waitUntil(lambda: user.window.gate.form is not own, timeout=20_000)
        assert user.form(UnlockForm).notice.text() == NOT_YOURS.format(name=DOCTOR)
    user.unlock()
    assert user.inside() is space
    space.evaluation.retry_saving()
    user.window.lock()
    user.settled()
    assert user.window._opened == []
    user.unlock()
    assert "not saved" in user.inside().evaluation.bridge.evaluation.facts[ACTIVITY]


def test_what_is_half_typed_outlives_the_lock(user: User) -> None:
    user.create()
    services = user.window._opened[-1]
    record = services.evaluations.create(services.patients.add(a_patient()), HEALTHY, services.content.stamp, "spine")
    space = user.inside()
    space.open(record.id)
    user.qtbot.waitUntil(lambda: space.findChild(ShorthandEdit) is not None, timeout=20_000)
    space.findChild(ShorthandEdit).setText("T5 FR")
    user.window.lock()
    assert user.form(UnlockForm).notice.text() == VEILED and not space.isVisible()
    user.unlock()
    assert user.inside() is space and space.findChild(ShorthandEdit).text() == "T5 FR"


def test_a_form_half_filled_in_comes_back_with_the_hand_in_the_same_field(user: User) -> None:
    user.create()
    space = user.inside()
    click(space.patients.finder.add)
    form = space.patients.editor.form
    form.given_name.setFocus()
    press("Ben")
    form.given_name.setCursorPosition(1)
    user.window.lock()
    user.unlock()
    assert user.inside() is space and QApplication.focusWidget() is form.given_name
    user.settled()
    assert user.window._opened[0].trail.lines(TrailFilter(kind="person.locked"))
    press("r")
    assert form.given_name.text() == "Bren"


def test_another_person_does_not_come_to_where_the_hand_of_the_first_was(user: User) -> None:
    user.create()
    _, given = user.window._opened[-1].people.add("Sam Rose (invented)", Role.FRONT_DESK)
    opened_evaluation(user)
    click(user.window.workspace.lock)
    form = user.form(UnlockForm)
    assert form.who.isVisible() and form.who.currentText() == DOCTOR
    form.who.setCurrentIndex(form.who.findText("Sam Rose (invented)"))
    user.unlock(given)
    own = user.form(OwnPassphraseForm)
    press("abc", Qt.Key.Key_Return, "abc", Qt.Key.Key_Return)
    assert own.notice.text() and own.isEnabled()
    own.passphrase.clear()
    own.passphrase.setFocus()
    press(OTHER, Qt.Key.Key_Return, OTHER, Qt.Key.Key_Return)
    space = user.inside()
    assert space.here == PATIENTS and space.evaluation is None


def test_a_damaged_database_is_said_at_the_lock_and_the_way_back_is_in_reach(user: User) -> None:
    user.create()
    user.window.lock()
    user.settled()
    assert not user.form(UnlockForm).backup.isVisible()
    database = user.folder / "practice.db"
    data = bytearray(database.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page + 100] ^= 0xFF
    database.write_bytes(bytes(data))
    user.unlock()
    form = user.form(UnlockForm)
    assert "is damaged" in form.notice.text() and form.backup.isVisible()
    click(form.backup)
    user.form(BackupForm)


def test_after_five_wrong_tries_the_form_counts_down(user: User) -> None:
    user.create()
    user.window.lock()
    for number in range(5):
        user.unlock(f"wrong {number}")
    form = user.form(UnlockForm)
    assert not form.go.isEnabled() and "possible in" in form.notice.text()
    form.passphrase.line.setText(PASSPHRASE)
    form.submit()
    assert form.isEnabled()
    form._wait = 1
    form._count_down()
    assert form.go.isEnabled() and form.notice.text() == "You can try again now."
