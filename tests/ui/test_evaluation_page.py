"""An open evaluation: identity, steps, saving, keys, the next missing answer, folding."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.exam import Step, StepState
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.open_evaluation import open_evaluation
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.shorthand_edit import ShorthandEdit
from omt_desktop.ui.step_list import NARROW_WIDTH
from omt_desktop.workflow.edits import Answer, Decide
from omt_desktop.workflow.session import EvaluationSession
from tests.ui.exam_players import exam_page
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.hands import hand, on_screen, open_bridge, press, settle
from tests.ui.manual_clock import ManualClock

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
STEPS = ("reason_for_visit", "history", "red_flags")


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


class TwoLines(QWidget):
    """A page that can be typed in."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step, self.committed = step, 0
        self.lines = (QLineEdit(), QLineEdit())
        layout = QVBoxLayout(self)
        for line in self.lines:
            layout.addWidget(line)

    def commit_typing(self) -> None:
        self.committed += 1


def plain_page(practice: Practice, qtbot: QtBot, width: int = 1192, **facts: object) -> EvaluationPage:
    """The page with two lines for every step, on the screen."""
    record = practice.evaluation(**facts)
    bridge = SessionBridge(EvaluationSession(record, practice.services.content, practice.evaluations))
    page = EvaluationPage(bridge, TwoLines, QWidget())
    bridge.setParent(page)
    return on_screen(page, qtbot, width)


def test_whose_evaluation_it_is_stays_in_sight(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot, med__anticoagulant="yes", hx__osteoporosis="osteopenia")
    assert page.banner.name.text() == "Rivera (invented), Ana"
    assert [chip.text() for chip in page.banner.alerts.chips] == ["Anticoagulant, level not checked", "Osteopenia"]
    page.bridge.apply(Answer("med.anticoagulant", "no"))
    assert [chip.text() for chip in page.banner.alerts.chips] == ["Osteopenia"]


def test_many_alerts_take_more_lines_and_none_is_hidden(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(
        practice,
        qtbot,
        900,
        med__anticoagulant="yes",
        hx__osteoporosis="osteoporosis",
        hx__bleeding_disorder="yes",
        hx__cancer="current",
        allergy__list="penicillin, latex, iodine, aspirin, nickel, adhesive tape, pollen, bee venom and others",
    )
    strip = page.banner.alerts
    qtbot.waitUntil(lambda: page.banner.height() > 64)
    assert len({chip.y() for chip in strip.chips}) > 1
    assert all(strip.rect().contains(chip.geometry()) for chip in strip.chips)
    assert strip.chips[-1].text().endswith("…") and strip.chips[-1].accessibleName().endswith("and others")


def test_steps_say_how_far_they_are(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    buttons = page.steps.buttons
    assert buttons["reason_for_visit"].progress.state is StepState.UNTOUCHED
    page.bridge.apply(Answer("complaint.groups", ("low_back_pain",)))
    assert buttons["reason_for_visit"].progress.state is StepState.MISSING
    assert buttons["reason_for_visit"].word == f"{len(buttons['reason_for_visit'].progress.missing)} left"
    assert "answers needed" in buttons["reason_for_visit"].accessibleName()
    page.bridge.apply(Answer("life.sleep", "good"))
    page.bridge.apply(Decide(Decision(plan="again in a week")))
    assert buttons["review"].progress.state is StepState.IN_PROGRESS
    page.bridge.apply(Decide(Decision(Stance.AGREE)))
    assert buttons["review"].progress.state is StepState.DONE and buttons["review"].word == "done"
    assert not page.steps.grab().isNull()


def test_keys_lead_through_the_steps(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    for keys, modifier, step in (
        (Qt.Key.Key_3, CTRL, "red_flags"),
        (Qt.Key.Key_Down, CTRL, "vitals_neuro"),
        (Qt.Key.Key_Right, ALT, "posture"),
        (Qt.Key.Key_Left, ALT, "vitals_neuro"),
        (Qt.Key.Key_Up, CTRL, "red_flags"),
        (Qt.Key.Key_0, CTRL, "review"),
        (Qt.Key.Key_Right, ALT, "review"),
        (Qt.Key.Key_1, CTRL, "reason_for_visit"),
        (Qt.Key.Key_Left, ALT, "reason_for_visit"),
    ):
        qtbot.keyClick(hand(page), keys, modifier)
        assert page.bridge.step_id == step
        assert page.steps.buttons[step].isChecked()
    assert practice.evaluations.kept["e-1"].step_id == "reason_for_visit"


def test_coming_back_finds_the_hand_where_it_was(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    first = page.stack.currentWidget()
    assert isinstance(first, TwoLines) and first.lines[0].hasFocus()
    first.lines[1].setFocus()
    page.go_by(1)
    second = page.stack.currentWidget()
    assert isinstance(second, TwoLines) and second.lines[0].hasFocus() and first.committed == 1
    page.go_by(-1)
    assert page.stack.currentWidget() is first and first.lines[1].hasFocus()


def test_walking_the_list_of_steps_keeps_the_hand_in_the_list(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    page.steps.buttons["history"].setFocus()
    qtbot.mouseClick(page.steps.buttons["history"], LEFT)
    assert page.bridge.step_id == "history" and page.steps.buttons["history"].hasFocus()


def test_a_key_takes_the_hand_from_the_list_of_steps_into_the_step(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    page.steps.buttons["reason_for_visit"].setFocus()
    press(Qt.Key.Key_7, modifier=CTRL)
    spine = page.stack.currentWidget()
    assert page.bridge.step_id == "spine"
    assert isinstance(spine, TwoLines) and spine.lines[0].hasFocus()
    page.steps.buttons["history"].setFocus()
    page.go_by(1)
    assert page.stack.isAncestorOf(hand(page))


def test_the_line_of_shorthand_is_one_key_away_wherever_the_hand_is(qtbot: QtBot) -> None:
    page = on_screen(exam_page(open_bridge(), ManualClock()), qtbot)
    outsides = {"history": None, "spine": page.steps.buttons["spine"], "palpation": page.bar.proceed}
    for step_id, outside in outsides.items():
        page.bridge.go_to(step_id)
        settle()
        (outside or hand(page)).setFocus()
        press(Qt.Key.Key_F6)
        assert page.bridge.step_id == "spine" and isinstance(hand(page), ShorthandEdit)
    page.steps.buttons["spine"].setFocus()
    press("/")
    assert isinstance(hand(page), ShorthandEdit)


def test_the_next_button_names_the_next_step_and_ends_with_the_export(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    assert page.bar.proceed.text() == "History and lifestyle →"
    qtbot.mouseClick(page.bar.proceed, LEFT)
    assert page.bridge.step_id == "history"
    page.bridge.go_to("review")
    assert page.bar.proceed.text() == "Export PDF →"
    with qtbot.waitSignal(page.export_wanted):
        qtbot.mouseClick(page.bar.proceed, LEFT)


def test_saved_says_when_and_not_saved_says_why_and_tries_again(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    assert page.bar.state.text().startswith("✓ Saved 10:42:") and page.bar.retry.isHidden()
    practice.evaluations.problem = FULL_DISK
    page.bridge.apply(Answer("life.sleep", "good"))
    assert page.bar.state.text() == f"Not saved: {FULL_DISK}" and page.bar.state.property("role") == "danger"
    qtbot.mouseClick(page.bar.retry, LEFT)
    assert page.bar.retry.isVisible() and page.bridge.evaluation.facts["life.sleep"] == "good"
    practice.evaluations.problem = ""
    qtbot.mouseClick(page.bar.retry, LEFT)
    assert page.bar.state.text().startswith("✓ Saved") and page.bar.retry.isHidden()
    assert practice.evaluations.kept["e-1"].evaluation.facts["life.sleep"] == "good"


def test_what_is_not_saved_is_tried_again_by_itself(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    page._retry.setInterval(10)
    practice.evaluations.problem = FULL_DISK
    page.bridge.apply(Answer("life.sleep", "good"))
    practice.evaluations.problem = ""
    qtbot.waitUntil(lambda: not page.bridge.save_state.problem)
    assert not page._retry.isActive()


def test_undo_and_redo_by_key_and_button(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    assert not page.bar.undo.isEnabled() and not page.bar.redo.isEnabled()
    page.bridge.apply(Answer("complaint.trauma", "no"))
    page.steps.buttons["history"].setFocus()
    qtbot.keyClick(hand(page), Qt.Key.Key_Z, CTRL)
    assert "complaint.trauma" not in page.bridge.evaluation.facts and page.bar.redo.isEnabled()
    qtbot.keyClick(hand(page), Qt.Key.Key_Y, CTRL)
    assert page.bridge.evaluation.facts["complaint.trauma"] == "no"
    qtbot.mouseClick(page.bar.undo, LEFT)
    qtbot.mouseClick(page.bar.redo, LEFT)
    assert practice.evaluations.kept["e-1"].evaluation.facts["complaint.trauma"] == "no"


def test_the_recommendation_is_put_away_by_key_and_by_a_narrow_window(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    assert not page.is_folded and page.bar.panel.text() == ""
    with qtbot.waitSignal(page.folded) as told:
        qtbot.keyClick(hand(page), Qt.Key.Key_F9)
    assert told.args == [True] and page.is_folded and page.bar.panel.text() == "More information needed"
    qtbot.mouseClick(page.bar.panel, LEFT)
    assert not page.is_folded
    page.resize(900, 760)
    assert page.is_folded
    page.resize(1192, 760)
    assert not page.is_folded
    page.toggle_panel()
    page.resize(900, 760)
    page.resize(1192, 760)
    assert page.is_folded


def test_the_review_tells_the_recommendation_itself(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    steps = [step.id for step in page.bridge.content.exam.steps]
    page.bridge.go_to(steps[-1])
    assert page.is_folded
    with qtbot.assertNotEmitted(page.folded):
        page.toggle_panel()
    assert not page.is_folded
    page.bridge.go_to(steps[0])
    assert not page.is_folded
    page.toggle_panel()
    page.bridge.go_to(steps[-1])
    page.bridge.go_to(steps[0])
    assert page.is_folded


def test_a_window_that_is_narrow_from_the_start_shows_the_step(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot, 740)
    assert page.is_folded and page.steps.width() == NARROW_WIDTH
    assert page.bar.undo.text() == "" and page.bar.undo.accessibleName() == "Undo, Ctrl+Z"
    assert not page.steps.grab().isNull()


def test_escape_goes_back_to_the_patients(practice: Practice, qtbot: QtBot) -> None:
    page = plain_page(practice, qtbot)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(hand(page), Qt.Key.Key_Escape)


def test_f8_walks_through_the_needed_answers_of_the_real_pages(practice: Practice, qtbot: QtBot) -> None:
    record = practice.evaluation()
    page = on_screen(open_evaluation(record.id, practice.services, BackgroundJobs(), folded=False), qtbot)
    asked: list[str] = []
    page.bridge.item_requested.connect(asked.append)
    for _ in range(9):
        qtbot.keyClick(hand(page), Qt.Key.Key_F8)
    assert len(set(asked)) == 9
    assert page.bridge.step_id == "history"
    qtbot.keyClick(hand(page), Qt.Key.Key_1, CTRL)
    qtbot.keyClick(hand(page), Qt.Key.Key_F8)
    assert page.bridge.step_id == "reason_for_visit"


def test_what_became_known_about_the_patient_is_answered_on_opening(practice: Practice, qtbot: QtBot) -> None:
    record = practice.evaluation()
    page = on_screen(open_evaluation(record.id, practice.services, BackgroundJobs(), folded=True), qtbot)
    assert page.is_folded
    assert practice.evaluations.kept[record.id].evaluation.facts["patient.sex"] == "female"


def test_a_birth_date_told_in_the_evaluation_is_kept_with_the_patient(practice: Practice, qtbot: QtBot) -> None:
    patient = practice.patient(birth_date=None, sex=None)
    page = on_screen(
        open_evaluation(practice.evaluation().id, practice.services, BackgroundJobs(), folded=False), qtbot
    )
    assert "age not recorded" in page.banner.identity.text()
    page.bridge.apply(Answer("patient.sex", "male"))
    assert practice.patients.kept[patient.id].sex == "male" and "male" in page.banner.identity.text()
    practice.patients.problem = FULL_DISK
    page.bridge.apply(Answer("patient.sex", "female"))
    assert page.bridge.evaluation.facts["patient.sex"] == "female"
