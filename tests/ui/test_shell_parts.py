"""The small parts of the shell: labels, marks, rows, rail, messages, background work, settings."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.local_settings import FILE_NAME, LocalSettings, LocalSettingsFile
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.patient_mark import COLOURS, SHAPES, PatientMark, mark_of
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.rail import Rail, RailButton
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.ui.step_button import StepButton
from omt_desktop.ui.step_list import step_keys


def test_a_label_shows_markup_letter_for_letter(qtbot: QtBot) -> None:
    label = PlainLabel("no <b>penicillin</b>", "title")
    qtbot.addWidget(label)
    plain = PlainLabel("no penicillin")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > plain.sizeHint().width()
    label.set_role("danger")
    assert label.property("role") == "danger"


def test_a_patient_has_one_mark_and_patients_differ(qtbot: QtBot) -> None:
    marks = {mark_of(f"patient {number}") for number in range(400)}
    assert len(marks) == len(COLOURS) * len(SHAPES)
    assert mark_of("patient 1") == mark_of("patient 1")
    mark = PatientMark()
    qtbot.addWidget(mark)
    for number in range(60):
        mark.show_patient(f"patient {number}")
        assert isinstance(mark.grab(), QPixmap)
    assert mark.accessibleName().startswith("Patient mark: ")


def test_the_rail_leads_where_it_says(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.add_destination("a", "patients", "Patients")
    rail.add_gap()
    rail.add_destination("b", "about", "About")
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(rail.button("b"), Qt.MouseButton.LeftButton)
    assert told.args == ["b"] and rail.button("b").isChecked()
    rail.mark("a")
    rail.offer("b", False)
    assert rail.button("a").isChecked() and rail.button("b").isHidden()


def test_rows_are_walked_and_opened_by_keys_and_mouse(qtbot: QtBot) -> None:
    rows = RowList("Rows")
    qtbot.addWidget(rows)
    rows.show_rows([Row(key, RowLook(f"Title {key}", "detail", "side", mark=key)) for key in "abc"])
    rows.resize(400, 300)
    rows.show()
    assert rows.count == 3 and rows.current_key == ""
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: rows.current_key == "a")
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.opened) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.args == ["b"]
    place = rows.visualRect(rows.model().index(2, 0)).center()
    with qtbot.waitSignal(rows.opened) as told:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["c"]
    assert rows.model().index(0, 0).data() == "Title a, detail, side"
    rows.stand_on("nobody")
    assert rows.current_key == ""
    rows.show_rows([])
    rows.stand_on_first()
    assert rows.current_key == "" and rows.model().index(5, 0).data() is None


def test_a_message_stays_until_it_is_closed(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden() and bar.text == ""
    bar.say("Exported to <i>here</i>.", MessageKind.WARNING)
    assert not bar.isHidden() and bar.text == "Exported to <i>here</i>."
    bar.show()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.isHidden() and bar.text == ""


def test_a_message_offers_what_can_be_done(qtbot: QtBot) -> None:
    bar, done = MessageBar(), []
    qtbot.addWidget(bar)
    bar.say("Not saved.", MessageKind.DANGER, [("Try again", lambda: done.append("again"))])
    bar.say("Not saved.", MessageKind.DANGER, [("Try again", lambda: done.append("again")), ("Leave", bar.clear)])
    assert [button.text() for button in bar.actions_offered] == ["Try again", "Leave"]
    qtbot.mouseClick(bar.actions_offered[0], Qt.MouseButton.LeftButton)
    assert done == ["again"] and bar.isHidden()


def test_a_button_without_a_word_says_its_name(qtbot: QtBot) -> None:
    button = IconButton("close", name="Close")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close" and button.toolTip() == "Close" and not button.icon().isNull()
    button.set_icon("fold")
    assert not button.icon().isNull()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_return_presses_what_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button("Save"), RailButton("about", "About"), StepButton("Spine", "Ctrl+7")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_jobs_run_beside_the_window_and_come_back_to_it(qtbot: QtBot) -> None:
    jobs, owner = BackgroundJobs(), QObject()
    told: list[object] = []
    jobs.start(
        lambda: threading.current_thread().name,
        lambda name: told.append((name, QThread.currentThread().isMainThread())),
        told.append,
        owner,
    )
    jobs.start(lambda: 1 // 0, told.append, lambda problem: told.append(type(problem)), owner)
    assert jobs.busy
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0][0].startswith("omt-job") and told[0][1]  # type: ignore[index]  # the tuple appended above
    assert told[1] is ZeroDivisionError and not jobs.busy
    jobs.finish()


def test_an_owner_that_is_gone_gets_nothing(qtbot: QtBot) -> None:
    import shiboken6

    jobs, owner = BackgroundJobs(), QObject()
    told: list[object] = []
    go = threading.Event()
    jobs.start(lambda: go.wait(5), told.append, told.append, owner)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == []
    jobs.finish()


def test_finishing_waits_for_the_last_job(qtbot: QtBot) -> None:
    jobs, ran = BackgroundJobs(), []
    jobs.start(lambda: ran.append(1), lambda _: None, lambda _: None, QObject())
    jobs.finish()
    assert ran == [1]


def test_settings_come_back_and_hold_nothing_else(tmp_path: Path) -> None:
    file = LocalSettingsFile(tmp_path)
    assert file.read() == LocalSettings()
    file.change(theme="dark", open_evaluation="e-1")
    file.change(recommendation_folded=True)
    assert file.read() == LocalSettings("dark", "e-1", True)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 5, "recommendation_folded": 1}', "\udcff"])
def test_damaged_settings_are_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert LocalSettingsFile(tmp_path).read() == LocalSettings()


def test_what_is_well_formed_among_damaged_settings_is_kept(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(json.dumps({"theme": "dark", "open_evaluation": None, "new": 1}), "utf-8")
    assert LocalSettingsFile(tmp_path).read() == LocalSettings(theme="dark")


def test_settings_that_cannot_be_written_stop_nobody(tmp_path: Path) -> None:
    LocalSettingsFile(tmp_path / "absent").change(theme="dark")
    assert LocalSettingsFile(tmp_path / "absent").read() == LocalSettings()


def test_ten_steps_have_keys() -> None:
    assert [step_keys(place) for place in (0, 8, 9, 10)] == ["Ctrl+1", "Ctrl+9", "Ctrl+0", ""]
