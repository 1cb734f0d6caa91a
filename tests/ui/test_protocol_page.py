"""My protocol: changed by keys alone or by mouse, kept once, taken back, given away and taken over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Structure
from omt_desktop.domain.protocol import OwnItem, OwnKind, Protocol
from omt_desktop.ui.protocol import protocol_edits
from omt_desktop.ui.protocol.protocol_lines import Box
from omt_desktop.workflow.edits import RecordFinding
from omt_desktop.workflow.errors import Refusal
from tests.domain.test_protocol import GRIP, SCALENE
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.hands import click, press, settle
from tests.ui.protocol_hands import Opened

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Opened:
    return Opened(qtbot, tmp_path)


def kept(opened: Opened) -> Protocol:
    """The protocol in use once the page is left."""
    opened.page.hide()
    return opened.practice.services.protocols.current()


def with_own(practice: Practice, *items: OwnItem) -> Practice:
    practice.services.protocols.use(Protocol(added=items))
    return practice


def recorded(practice: Practice, item_id: str) -> None:
    record = practice.evaluation()
    evaluation = RecordFinding(item_id, Finding(item_id, (("value", "ok"),))).applied_to(record.evaluation)
    practice.evaluations.save(record.id, record.evaluation, evaluation)


def test_the_page_begins_with_the_exam_as_delivered_and_the_hand_on_its_steps(opened: Opened) -> None:
    page = opened.page
    assert page.steps.list.hasFocus() and page.steps.list.current_key == "reason_for_visit"
    assert (page.head.name.text(), page.head.version.text()) == ("Standard", "As delivered")
    assert not page.steps.up.isEnabled() and page.steps.down.isEnabled()
    assert opened.titles[:2] == ["Patient", "Date of birth"]
    assert kept(opened) == Protocol()


def test_a_step_is_moved_by_keys_and_by_buttons(opened: Opened) -> None:
    page = opened.page
    page.steps.list.stand_on("spine")
    press(KEYS.Key_Up, KEYS.Key_Up, modifier=ALT)
    assert page.steps.list.current_key == "spine" and page.steps.list.hasFocus()
    click(page.steps.up)
    click(page.steps.down)
    press(KEYS.Key_Down, modifier=ALT)
    assert kept(opened).step_order[:6] == (
        "reason_for_visit",
        "history",
        "red_flags",
        "vitals_neuro",
        "posture",
        "spine",
    )


def test_a_structure_is_hidden_on_both_sides_and_shown_again(opened: Opened) -> None:
    opened.stand_on("palpation", "palp.scalenes")
    press(KEYS.Key_Space)
    page = opened.page
    assert page.items.list.current is not None and page.items.list.current.box is Box.OFF
    assert page.items.toggle.text() == "Show" and page.head.version.text() == "As delivered, changed"
    assert opened.practice.services.protocols.current() == Protocol()
    click(page.items.toggle)
    assert not page.edits.draft.differs
    press(KEYS.Key_Space)
    assert kept(opened).hidden == {"palp.scalenes.L", "palp.scalenes.R"}


def test_a_whole_block_is_hidden_but_for_what_the_recommendation_needs(opened: Opened) -> None:
    opened.stand_on("palpation", "block head")
    press(KEYS.Key_Space)
    lines = {line.key: line for line in opened.page.items.list.lines}
    assert lines["HEAD"].box is Box.ALWAYS and lines["head.cri"].box is Box.OFF and lines["block head"].box is Box.OFF
    opened.page.items.list.stand_on("head.cri")
    press(KEYS.Key_Space)
    lines = {line.key: line for line in opened.page.items.list.lines}
    assert lines["block head"].box is Box.SOME and "2 asked" in lines["block head"].detail
    opened.page.items.list.stand_on("block head")
    press(KEYS.Key_Space)
    assert kept(opened) == Protocol()


def test_what_is_needed_cannot_be_hidden_and_says_why(opened: Opened) -> None:
    opened.stand_on("reason_for_visit", "patient.birth_date")
    page = opened.page
    assert page.items.hint.text().startswith("Always asked: the recommendation reads it (rules ")
    assert not page.items.toggle.isEnabled()
    press(KEYS.Key_Space, KEYS.Key_Delete)
    page.items.list.stand_on("block patient")
    press(KEYS.Key_Space)
    assert not page.edits.draft.differs and page.items.hint.text().startswith("Space hides or shows")


def test_a_line_is_renamed_in_place_and_has_its_word_again(opened: Opened) -> None:
    opened.stand_on("palpation", "palp.scalenes")
    press(KEYS.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.selectedText() == "Scalenes"
    press("Scaleni", KEYS.Key_Return)
    settle()
    line = opened.page.items.list.current
    assert line is not None and (line.title, line.detail) == ("Scaleni", "delivered as «Scalenes»")
    assert line.spoken == "Scaleni, left and right, shown, delivered as «Scalenes»"
    opened.page.items.list.setFocus()
    click(opened.page.items.rename)
    press(KEYS.Key_Backspace, KEYS.Key_Return)
    settle()
    assert kept(opened) == Protocol()


def test_renaming_can_be_left_with_escape(opened: Opened, qtbot: QtBot) -> None:
    opened.stand_on("palpation", "palp.scalenes")
    press(KEYS.Key_Return)
    press("X")
    with qtbot.assertNotEmitted(opened.page.left):
        press(KEYS.Key_Escape)
    assert "Scalenes" in opened.titles and opened.page.items.list.hasFocus()


def test_a_structure_is_added_by_keys_alone(opened: Opened) -> None:
    opened.stand_on("palpation", "block head")
    press(KEYS.Key_N, modifier=CTRL)
    form = opened.page.items.form
    assert form.isVisible() and form.name.hasFocus() and form.structure.isVisible()
    press(KEYS.Key_Return)
    assert form.word.text() == "A name is needed."
    press("Scalenus minimus", KEYS.Key_Return)
    assert "Choose the region" in form.word.text()
    press(KEYS.Key_Right, KEYS.Key_Space, KEYS.Key_Tab, KEYS.Key_Tab, KEYS.Key_Return)
    line = opened.page.items.list.current
    assert line is not None and line.title == "Scalenus minimus" and opened.page.items.list.hasFocus()
    assert (line.aside, line.detail) == ("left and right", "added: muscle, Cervical")
    (item,) = kept(opened).added
    assert (item.kind, item.structure, item.region, item.both_sides) == (
        OwnKind.STRUCTURE,
        Structure.MUSCLE,
        "CERV",
        True,
    )


def test_an_observation_is_added_by_mouse(opened: Opened) -> None:
    opened.page.steps.list.stand_on("balance")
    click(opened.page.items.add)
    form = opened.page.items.form
    assert not form.structure.isVisible() and "text" in form.note.text()
    for kind, note in (("severity", "Graded"), ("yes_no", "yes, no or unknown")):
        click(form.kind.buttons[kind])
        assert note in form.note.text()
    click(form.sides.buttons["one"])
    click(form.region.buttons["LE"])
    click(form.region.buttons["LE"])
    QTest.keyClicks(form.name, "  Fear   of falling ")
    click(form.add)
    (item,) = kept(opened).added
    assert (item.label, item.kind, item.region, item.both_sides) == ("Fear of falling", OwnKind.YES_NO, "", False)
    assert item.step_id == "balance"


def test_a_name_that_is_there_already_is_not_added_again(opened: Opened, qtbot: QtBot) -> None:
    opened.stand_on("palpation", "palp.scalenes")
    press(KEYS.Key_N, modifier=CTRL)
    press("scalenes", KEYS.Key_Return)
    form = opened.page.items.form
    assert "already asks" in form.word.text() and form.name.hasFocus()
    form.region.buttons["CERV"].setFocus()
    press(KEYS.Key_Space, KEYS.Key_Delete)
    form.kind.buttons["text"].setFocus()
    press(KEYS.Key_Delete)
    with qtbot.assertNotEmitted(opened.page.left):
        press(KEYS.Key_Escape)
    assert opened.page.items.list.hasFocus() and not opened.page.edits.draft.differs


def test_going_to_another_step_leaves_the_form(opened: Opened) -> None:
    click(opened.page.items.add)
    opened.page.steps.list.stand_on("spine")
    assert not opened.page.items.is_adding
    click(opened.page.items.add)
    click(opened.page.items.form.cancel)
    assert not opened.page.items.is_adding


def test_what_was_added_is_removed_while_nothing_was_recorded_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    opened = Opened(qtbot, tmp_path, with_own(Practice(tmp_path), SCALENE, GRIP))
    recorded(opened.practice, "own.a1.R")
    opened.stand_on("motion_tests", "own.a3")
    press(KEYS.Key_Delete)
    assert "Grip" not in opened.titles
    opened.stand_on("palpation", "own.a1")
    click(opened.page.items.remove)
    assert opened.page.items.hint.text().endswith("it can be hidden, not removed.")
    opened.page.items.list.setFocus()
    press(KEYS.Key_Space)
    assert (kept(opened).added, kept(opened).hidden) == ((SCALENE,), {"own.a1"})


def test_what_cannot_be_known_is_not_removed(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(qtbot, tmp_path, with_own(Practice(tmp_path), GRIP))

    def refuse(item_ids: object) -> bool:
        raise Refusal("The disk cannot be read.")

    monkeypatch.setattr(opened.practice.evaluations, "holds_any", refuse)
    opened.stand_on("motion_tests", "own.a3")
    press(KEYS.Key_Delete)
    assert opened.refused == ["The disk cannot be read."] and "Grip" in opened.titles


def test_something_is_found_in_a_long_step(opened: Opened) -> None:
    opened.stand_on("palpation", "block head")
    press(KEYS.Key_F, modifier=CTRL)
    press("post knee")
    assert opened.page.items.nothing.isVisible() and not opened.page.items.toggle.isEnabled()
    opened.page.items.search.clear()
    press("SCALEN")
    assert opened.titles == ["Neck: muscles, joints and ligaments", "Scalenes"]
    press(KEYS.Key_Return, KEYS.Key_Down, KEYS.Key_Space)
    assert kept(opened).hidden == {"palp.scalenes.L", "palp.scalenes.R"}


def test_a_press_on_the_box_hides_and_a_double_click_on_the_name_renames(opened: Opened) -> None:
    opened.stand_on("palpation", "palp.scalenes")
    items = opened.page.items.list
    row = items.visualRect(items.currentIndex())
    on_box, on_name = QPoint(row.left() + 36, row.center().y()), QPoint(row.left() + 120, row.center().y())
    QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=on_name)
    assert not opened.page.edits.draft.differs
    QTest.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=on_box)
    assert opened.page.edits.protocol.hidden == {"palp.scalenes.L", "palp.scalenes.R"}
    QTest.mouseDClick(items.viewport(), Qt.MouseButton.LeftButton, pos=on_name)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_every_change_is_taken_back_and_typing_a_name_as_one(opened: Opened) -> None:
    opened.stand_on("palpation", "head.cri")
    press(KEYS.Key_Space)
    opened.page.head.name.selectAll()
    opened.page.head.name.setFocus()
    press("Knees")
    assert opened.page.edits.protocol.name == "Knees"
    opened.page.items.list.setFocus()
    press(KEYS.Key_Z, modifier=CTRL)
    assert (opened.page.head.name.text(), opened.page.edits.protocol.hidden) == ("Standard", {"head.cri"})
    press(KEYS.Key_Z, KEYS.Key_Z, modifier=CTRL)
    assert kept(opened) == Protocol()


def test_a_name_is_never_empty(opened: Opened) -> None:
    opened.page.head.name.selectAll()
    opened.page.head.name.setFocus()
    press(KEYS.Key_Backspace)
    opened.page.steps.list.setFocus()
    assert opened.page.head.name.text() == "Standard"


def test_changes_are_one_version_when_the_hand_rests_and_one_when_the_page_is_left(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol_edits, "PAUSE_MS", 50)
    opened = Opened(qtbot, tmp_path)
    opened.stand_on("palpation", "head.cri")
    press(KEYS.Key_Space, KEYS.Key_Down, KEYS.Key_Space, KEYS.Key_Down, KEYS.Key_Space)
    assert len(opened.practice.shelf.kept) == 0
    qtbot.waitUntil(lambda: len(opened.practice.shelf.kept) == 1)
    assert opened.page.head.version.text() == "Version 1"
    press(KEYS.Key_Space)
    assert opened.page.head.version.text() == "Version 1, changed"
    assert kept(opened).version == 2 and len(opened.practice.shelf.kept) == 2


def test_what_cannot_be_kept_stays_on_the_page_and_is_told(opened: Opened) -> None:
    opened.stand_on("palpation", "head.cri")
    press(KEYS.Key_Space)
    opened.practice.shelf.problem = FULL_DISK
    assert opened.page.edits.keep() == FULL_DISK
    assert opened.refused == [f"The changed protocol is not in use yet. {FULL_DISK}"]
    opened.practice.shelf.problem = ""
    assert kept(opened).hidden == {"head.cri"}


def test_a_protocol_is_given_away_and_taken_over(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    opened.stand_on("palpation", "head.cri")
    press(KEYS.Key_Space)
    click(opened.page.head.save)
    opened.dialogs.path = str(tmp_path / "ours")
    click(opened.page.head.save)
    assert Path(opened.dialogs.suggested).name == "omt-protocol-standard-v1.json"
    assert opened.told == [f"The protocol is saved to {tmp_path / 'ours.json'}. It holds no patient data."]
    theirs = Opened(qtbot, tmp_path)
    click(theirs.page.head.take_over)
    theirs.dialogs.path = str(tmp_path / "ours.json")
    click(theirs.page.head.take_over)
    assert theirs.told == ["The protocol is taken over. Ctrl+Z takes that back."]
    click(theirs.page.head.take_over)
    assert theirs.told[1:] == ["It is the same as the protocol you have; nothing was changed."]
    assert kept(theirs).hidden == {"head.cri"}


def test_a_bad_file_and_a_full_disk_are_one_sentence_each_and_change_nothing(opened: Opened, tmp_path: Path) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text("Dear colleague", "utf-8")
    opened.dialogs.path = str(letter)
    click(opened.page.head.take_over)
    opened.dialogs.path = str(tmp_path / "gone" / "ours.json")
    click(opened.page.head.save)
    assert opened.refused[0].startswith(
        "letter.json is not a protocol that can be taken over, and nothing was changed."
    )
    assert opened.refused[1].startswith("The file was not written")
    assert opened.told == [] and kept(opened) == Protocol()


def test_the_way_back_to_the_exam_as_delivered_keeps_what_was_recorded_and_can_be_taken_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = Opened(qtbot, tmp_path, with_own(Practice(tmp_path), SCALENE, GRIP))
    recorded(opened.practice, "own.a1.R")
    click(opened.page.head.reset)
    assert opened.told == ["The exam is as delivered. Ctrl+Z takes that back."]
    assert opened.page.edits.protocol.added == (SCALENE,) and opened.page.edits.protocol.hidden == {"own.a1"}
    press(KEYS.Key_Z, modifier=CTRL)
    assert kept(opened).added == (SCALENE, GRIP)


def test_escape_and_the_button_lead_back(opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.page.left):
        press(KEYS.Key_Escape)
    with qtbot.waitSignal(opened.page.left):
        click(opened.page.head.back)
