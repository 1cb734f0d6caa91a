"""A step of the exam as a page: what is shown, what appears and goes, none of these, jumping to an item."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Finding, RegionFinding
from omt_desktop.ui.step_page import StepPage
from omt_desktop.workflow.answer_state import AnswerState
from omt_desktop.workflow.edits import Answer, GradeRegion, RecordFinding
from tests.clinic import CONTENT, HEALTHY
from tests.ui.hands import click, open_bridge, press, settle, show
from tests.ui.step_hands import EMPTY, board_of, open_page, rows, visible

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("step", [step for step in CONTENT.exam.steps if step.blocks], ids=lambda step: step.id)
def test_every_item_of_every_step_is_drawn(qtbot: QtBot, step: object) -> None:
    everything = HEALTHY.with_fact("complaint.groups", CONTENT.vocabulary.complaints)
    page, bridge = open_page(qtbot, step.id, everything)
    drawn = set(rows(page)) | {i for block in page.blocks for board in block.boards.values() for i in board.tiles}
    shown = {item_id for block in page.blocks for item_id in block.shown_ids}
    assert shown <= drawn
    assert not page.grab().isNull()
    assert bridge.evaluation == everything, "showing a page answers nothing"


def test_an_answer_reaches_the_session_and_the_row(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "reason_for_visit")
    row = rows(page)["complaint.trauma"]
    assert row.glyph.state is AnswerState.NOT_RECORDED
    assert row.mark.text() == "needed"
    row.field.setFocus()
    press("n")
    assert bridge.evaluation.facts["complaint.trauma"] == "no"
    settle()
    assert not row.mark.isVisible()
    bridge.undo()
    assert row.field.choices.buttons["no"].isChecked() is False
    assert row.mark.isVisible()


def test_the_three_states_differ_by_shape_and_word(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    row = rows(page)["med.antiplatelet"]
    seen = []
    for answer in (None, "no", "yes", "unknown"):
        bridge.apply(Answer("med.antiplatelet", answer))
        settle()
        seen.append((row.glyph.state, row.mark.isVisible(), row.glyph.grab().toImage()))
    assert [state for state, _, _ in seen] == ["not_recorded", "normal", "finding", "unknown"]
    assert [marked for _, marked, _ in seen] == [True, False, False, False]
    assert row.mark.text() == "not asked"
    images = [image for _, _, image in seen]
    assert all(one != other for n, one in enumerate(images) for other in images[n + 1 :])


def test_not_known_is_recorded_and_still_needed(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    bridge.apply(Answer("med.anticoagulant", "unknown"))
    row = rows(page)["med.anticoagulant"]
    assert row.glyph.state is AnswerState.UNKNOWN
    assert row.mark.text() == "needed"
    assert "needed" in row.accessibleName()


def test_questions_that_begin_to_apply_appear_and_go(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    assert "med.anticoagulant_checked" not in visible(page)
    row = rows(page)["med.anticoagulant"]
    row.field.setFocus()
    press("y")
    settle()
    assert "med.anticoagulant_checked" in visible(page)
    assert rows(page)["med.anticoagulant"].field.isAncestorOf(QApplication.focusWidget()), "the hand stays where it is"
    press("n")
    settle()
    assert "med.anticoagulant_checked" not in visible(page)
    press("y")
    settle()
    assert "med.anticoagulant_checked" in visible(page)
    assert bridge.evaluation.facts == {"med.anticoagulant": "yes"}


def test_what_the_hand_is_on_stays_in_its_place_when_questions_appear_above(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history", HEALTHY)
    row = rows(page)["hx.frail_or_repeated_falls"]
    row.field.setFocus()
    page.ensureWidgetVisible(row)
    settle()
    place = row.mapTo(page, row.rect().topLeft()).y()
    bridge.apply(Answer("med.anticoagulant", "yes"))
    bridge.apply(Answer("hx.osteoporosis", "not_measured"))
    settle()
    assert abs(row.mapTo(page, row.rect().topLeft()).y() - place) <= 2


def test_red_flags_of_other_complaints_are_away(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "red_flags")
    assert "flag.cauda_equina" not in visible(page)
    bridge.apply(Answer("complaint.groups", ("low_back_pain",)))
    settle()
    assert "flag.cauda_equina" in visible(page)
    assert "flag.mastoiditis" not in visible(page)


def test_none_of_these_records_as_many_as_it_says_and_leaves_answers_alone(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    block = next(b for b in page.blocks if b.block.id == "heart_and_vessels")
    bridge.apply(Answer("med.anticoagulant", "yes"))
    settle()
    count = block.none_count
    assert f"the {count} questions" in block.statement.text()
    assert f"{count} questions" in block.none_button.accessibleDescription()
    before = len(bridge.evaluation.facts)
    click(block.none_button)
    assert len(bridge.evaluation.facts) == before + count
    assert bridge.evaluation.facts["med.anticoagulant"] == "yes"
    assert bridge.evaluation.facts["hx.aortic_aneurysm"] == "no"
    settle()
    assert not block.none_button.isVisible()
    assert not block.statement.isVisible()
    bridge.undo()
    assert len(bridge.evaluation.facts) == before, "one step of undo"


def test_one_question_left_is_said_as_one(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history", HEALTHY)
    block = next(b for b in page.blocks if b.block.id == "heart_and_vessels")
    bridge.apply(Answer("med.antiplatelet", None))
    assert block.none_count == 1
    assert "the one question" in block.statement.text()


def test_a_healthy_history_is_one_key_a_block(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    blocks = [block for block in page.blocks if block.none_count]
    page.setFocus()
    rows(page)["life.occupation"].field.setFocus()
    for done in range(1, len(blocks) + 1):
        press(Qt.Key.Key_N, modifier=ALT)
        settle()
        assert sum(block.none_count == 0 for block in blocks) == done
    assert len(bridge.evaluation.facts) >= 50
    press(Qt.Key.Key_N, modifier=ALT)
    page.answer_none()


def test_alt_n_is_for_the_block_with_the_focus(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    block = next(b for b in page.blocks if b.block.id == "cancer_and_treatment")
    rows(page)["hx.cancer"].field.setFocus()
    press(Qt.Key.Key_N, modifier=ALT)
    assert bridge.evaluation.facts["hx.cancer"] == "never"
    assert "hx.fractures" not in bridge.evaluation.facts
    assert block.none_count == 0


def test_the_none_button_takes_n_and_the_focus_goes_on(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "red_flags", EMPTY.with_fact("complaint.groups", ("neck_pain",)))
    first, second = page.blocks
    first.none_button.setFocus()
    press("x", "n")
    assert first.none_count == 0
    second.none_button.setFocus()
    press(Qt.Key.Key_Return)
    assert bridge.recommendation.missing
    assert second.none_count == 0


def test_the_page_says_how_far_it_is(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    assert page.subtitle.text() == "Nothing recorded yet"
    bridge.apply(GradeRegion("LUMB", RegionFinding(2)))
    count = len(list(page.step.items))
    assert page.subtitle.text() == f"1 of {count} recorded · the rest not examined"
    history, _ = open_page(qtbot, "history", EMPTY.with_fact("hx.dvt", "no"))
    assert history.subtitle.text().startswith("1 of ")
    assert history.subtitle.text().endswith("needed · the rest not asked")


def test_a_tile_opens_its_editor_and_says_what_was_recorded(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    board = board_of(page, "seg.L3")
    tile = board.tiles["seg.L3"]
    assert board.editors == {}, "editors are made when they are opened"
    assert tile.state is AnswerState.NOT_RECORDED
    click(tile)
    settle()
    editor = board.editors["seg.L3"]
    assert editor.isVisible() and editor.isAncestorOf(QApplication.focusWidget())
    click(editor.parts.part("position").choices.buttons["F"])
    assert bridge.evaluation.findings["seg.L3"].get("position") == "F"
    assert tile.state is not AnswerState.NOT_RECORDED
    click(editor.parts.part("rotation").choices.buttons["right"])
    assert tile.state is AnswerState.FINDING
    assert tile.accessibleName().startswith("L3: Position: Flexed; Rotation: Right")
    assert not tile.grab().isNull()
    click(tile)
    settle()
    assert not editor.isVisible()
    bridge.apply(RecordFinding("seg.L3", None))
    assert tile.accessibleName() == "L3: not examined"


def test_tiles_are_walked_with_the_arrow_keys(qtbot: QtBot) -> None:
    page, _ = open_page(qtbot, "spine")
    board = board_of(page, "seg.T1")
    board.tiles["seg.T1"].setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert board.tiles["seg.T1"].hasFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    settle()
    assert board.editors["seg.T2"].isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Escape)
    assert board.tiles["seg.T2"].hasFocus()
    assert not board.editors["seg.T2"].isVisible()
    press(Qt.Key.Key_Escape, Qt.Key.Key_Tab)


def test_opening_another_tile_folds_the_first_and_loses_nothing(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    board = board_of(page, "seg.L3")
    click(board.tiles["seg.L3"])
    board.editors["seg.L3"].parts.part("note").setFocus()
    press("stiff")
    click(board.tiles["seg.L4"])
    assert bridge.evaluation.findings["seg.L3"] == Finding("seg.L3", (("note", "stiff"),))
    assert not board.editors["seg.L3"].isVisible()
    assert board.tiles["seg.L4"].isChecked() and not board.tiles["seg.L3"].isChecked()


def test_a_tile_that_goes_away_takes_its_editor_along(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    board = board_of(page, "seg.L3")
    click(board.tiles["seg.L3"])
    board.show_items(["seg.L1"])
    assert not board.editors["seg.L3"].isVisible()
    board.show_items([])
    assert bridge.evaluation == EMPTY


def test_an_item_that_is_asked_for_gets_the_focus(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    bridge.go_to("history")
    bridge.show_item("hx.frail_or_repeated_falls")
    row = rows(page)["hx.frail_or_repeated_falls"]
    assert row.isAncestorOf(QApplication.focusWidget())
    assert row.property("sought") is True
    assert 0 <= row.mapTo(page.viewport(), row.rect().topLeft()).y() < page.viewport().height()
    qtbot.waitUntil(lambda: row.property("sought") is False, timeout=4000)
    bridge.show_item("med.anticoagulant_checked")
    bridge.show_item("seg.L3")
    bridge.show_item("nothing")


def test_a_tile_that_is_asked_for_is_opened(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    bridge.show_item("seg.L5")
    settle()
    assert board_of(page, "seg.L5").editors["seg.L5"].isVisible()


def test_a_page_out_of_sight_catches_up(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    page.hide()
    bridge.apply(Answer("med.anticoagulant", "yes"))
    assert not rows(page)["med.anticoagulant"].field.choices.buttons["yes"].isChecked()
    page.show()
    settle()
    assert rows(page)["med.anticoagulant"].field.choices.buttons["yes"].isChecked()
    assert "med.anticoagulant_checked" in visible(page)


def test_everything_typed_on_the_page_can_be_announced_at_once(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "history")
    field = rows(page)["life.occupation"].field
    field.setFocus()
    press("teacher")
    page.commit_typing()
    assert bridge.evaluation.facts["life.occupation"] == "teacher"
    press(" of music")
    page.commit_typing()
    bridge.undo()
    assert "life.occupation" not in bridge.evaluation.facts, "typing in one field is one step of undo"


def test_a_program_that_cannot_save_keeps_the_answer_on_the_page(qtbot: QtBot) -> None:
    bridge = open_bridge(EMPTY)
    bridge._session._store.problem = "The disk is full."
    page = StepPage(CONTENT.exam.step("reason_for_visit"), bridge)
    show(qtbot, page)
    click(rows(page)["complaint.trauma"].field.choices.buttons["yes"])
    assert bridge.evaluation.facts["complaint.trauma"] == "yes"
    assert rows(page)["complaint.trauma"].field.choices.buttons["yes"].isChecked()
    assert bridge.save_state.problem


def test_a_region_and_a_simple_finding_are_recorded_where_they_belong(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "spine")
    rows(page)["LUMB"].field.setFocus()
    press("2")
    assert bridge.evaluation.regions == {"LUMB": RegionFinding(2)}
    rows(page)["sac.spring"].field.setFocus()
    press("2")
    assert bridge.evaluation.findings["sac.spring"] == Finding("sac.spring", (("value", "positive"),))
    assert rows(page)["sac.spring"].glyph.state is AnswerState.FINDING
    press("1")
    assert rows(page)["sac.spring"].glyph.state is AnswerState.NORMAL
    press(Qt.Key.Key_Delete)
    assert "sac.spring" not in bridge.evaluation.findings
