"""A lock that could only draw a veil: it is told, it ends what it may not run over, and it becomes a whole lock."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.ui.gate.own_passphrase_form import OwnPassphraseForm
from omt_desktop.ui.gate.sheet_form import SheetForm
from omt_desktop.ui.gate.unlock_form import UnlockForm
from omt_desktop.ui.lock_watch import LockReason
from omt_desktop.ui.locking import SAVED_NOW, VEILED
from omt_desktop.ui.spine.shorthand_edit import ShorthandEdit
from omt_desktop.ui.workspace import Workspace
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.trail.line import TrailFilter
from tests.builders import a_patient
from tests.clinic import HEALTHY
from tests.practice import DOCTOR, PASSPHRASE
from tests.ui.hands import click, press
from tests.ui.test_gate import OTHER, PLANTED, User, opened_evaluation, texts_of


@pytest.fixture
def user(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[User]:
    it = User(tmp_path / "data", qtbot, qapp)
    yield it
    it.window._may_close = True
    it.window.close()


def half_typed(user: User) -> Workspace:
    """An open evaluation with something in the shorthand line that was not entered."""
    services = user.window._opened[-1]
    record = services.evaluations.create(services.patients.add(a_patient()), HEALTHY, services.content.stamp, "spine")
    space = user.inside()
    space.open(record.id)
    user.qtbot.waitUntil(lambda: space.findChild(ShorthandEdit) is not None, timeout=20_000)
    space.findChild(ShorthandEdit).setText("T5 FR")
    return space


def locked_lines(user: User) -> int:
    return len([line for line in user.window._opened[0].trail.lines(TrailFilter()) if line.kind == AuditKind.LOCKED])


def test_a_backup_does_not_come_back_under_what_is_half_typed(user: User) -> None:
    user.create()
    services = user.window._opened[-1]
    made = services.backups.make_now()
    space = half_typed(user)
    services.backups.preview(made)
    space.backup_prepared.emit(services.backups.prepare(made))
    user.settled()
    assert user.window.workspace is space and "So the backup was not brought back." in space.messages.text
    assert services.patients.count() == 1


def test_nothing_is_encrypted_anew_under_what_is_half_typed(user: User) -> None:
    user.create()
    services, space = user.window._opened[-1], half_typed(user)
    space.exchange_wanted.emit(PASSPHRASE)
    user.settled()
    assert user.window.workspace is space and "So nothing was encrypted anew." in space.messages.text
    services.patients.add(a_patient(id="", mrn="B-2"))


def test_what_cannot_be_saved_at_the_very_lock_stops_the_exchange_too(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.create()
    space = half_typed(user)
    answers = iter(["", "The disk is full."])
    monkeypatch.setattr("omt_desktop.ui.change_over.waits", lambda _: next(answers))
    space.exchange_wanted.emit(PASSPHRASE)
    user.settled()
    form = user.form(UnlockForm)
    assert form.isEnabled() and form.notice.text() == f"{VEILED} So nothing was encrypted anew."
    user.unlock()
    assert user.inside() is space
    user.window._opened[0].patients.add(a_patient(id="", mrn="B-2"))


def test_a_veil_is_told_in_the_trail_and_waits_while_something_is_half_typed(user: User) -> None:
    user.create()
    space = half_typed(user)
    before = locked_lines(user)
    user.window.lock(LockReason.IDLE)
    user.settled()
    assert locked_lines(user) == before + 1
    user.window.veil.look()
    assert user.window.veil.space is space and len(user.window._opened) == 1


def test_a_veil_becomes_a_whole_lock_once_everything_is_saved(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    user.create()
    opened_evaluation(user)
    services = user.window._opened[-1]
    store = services.evaluations._evaluations  # type: ignore[attr-defined]
    engine = services.patients._patients._engine  # type: ignore[attr-defined]

    def full(*_: object) -> None:
        raise NotSaved("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "save", full)
        press("not saved ")
        user.window.lock(LockReason.IDLE)
        user.settled()
        user.window.veil.look()
        assert user.window.veil.space is not None and user.form(UnlockForm).notice.text() == VEILED
    user.window.veil.look()
    assert user.window.veil.space is None and user.form(UnlockForm).notice.text() == SAVED_NOW
    user.settled()
    assert user.window._opened == [] and PLANTED not in texts_of(user.window)
    assert engine.pool.checkedin() == 0 and engine.pool.checkedout() == 0
    user.unlock()
    space = user.inside()
    assert locked_lines(user) == 1
    user.qtbot.waitUntil(lambda: space.evaluation is not None, timeout=20_000)
    assert "not saved" in space.evaluation.bridge.evaluation.facts["life.activity"]


def test_a_veil_stays_while_the_worker_is_busy(user: User) -> None:
    user.create()
    space = half_typed(user)
    user.window.lock()
    space.findChild(ShorthandEdit).clear()
    assert user.window.jobs.busy
    user.window.veil.look()
    assert user.window.veil.space is space
    user.settled()
    user.window.veil.look()
    assert user.window.veil.space is None
    user.settled()


def test_the_recovery_key_is_not_left_on_the_screen(user: User) -> None:
    press(DOCTOR, Qt.Key.Key_Return, PASSPHRASE, Qt.Key.Key_Return, PASSPHRASE, Qt.Key.Key_Return)
    key = user.form(SheetForm)._key
    watch = user.window.watch
    watch._last_work -= 3600
    watch.beat()
    user.form(UnlockForm)
    user.settled()
    assert user.window._opened == [] and not any(group in texts_of(user.window) for group in key.split("-"))
    watch._last_work -= 3600
    watch.beat()
    user.unlock()
    user.inside()
    assert not user.window._opened[-1].people.recovery_is_checked() and locked_lines(user) == 1


def test_a_passphrase_that_has_to_be_chosen_does_not_keep_the_practice_open(user: User) -> None:
    user.create()
    _, given = user.window._opened[-1].people.add("Sam Rose (invented)", Role.CLINICIAN)
    user.window.lock()
    form = user.form(UnlockForm)
    form.who.setCurrentIndex(form.who.findText("Sam Rose (invented)"))
    user.unlock(given)
    own = user.form(OwnPassphraseForm)
    press(OTHER, Qt.Key.Key_Return, OTHER, Qt.Key.Key_Return)
    assert not own.isEnabled()
    user.window.lock()
    user.form(UnlockForm)
    user.settled()
    assert user.window._opened == [] and user.window.workspace is None


def test_a_lock_while_a_file_is_chosen_ends_the_choice(user: User) -> None:
    user.create()
    space = half_typed(user)
    space.findChild(ShorthandEdit).clear()
    asked = []

    def locked_meanwhile(*_: object) -> str:
        asked.append(1)
        user.window.lock(LockReason.IDLE)
        return str(user.folder.parent / "report.pdf")

    space.desk._choose_file = locked_meanwhile
    space.evaluation.export_wanted.emit()
    click(space.evaluation.disclosure.quick[0])
    user.settled()
    assert asked and user.window._opened == [] and not (user.folder.parent / "report.pdf").exists()
