"""Review and decide: choosing techniques, reasons, what does not fit together, the decision and its texts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.edits import Answer, AnswerSeveral, GradeRegion
from omt_desktop.workflow.planned_techniques import invalid_choices
from tests.builders import EXAM_DAY
from tests.clinic import HEALTHY
from tests.ui.hands import click, open_bridge, press, settle, show

IN_RANGE = AnswerSeveral({"med.anticoagulant": "yes", "med.anticoagulant_checked": "in_range_and_stable"})


def open_page(qtbot: QtBot, evaluation: Evaluation = HEALTHY) -> tuple[ReviewPage, SessionBridge]:
    bridge = open_bridge(evaluation, "review")
    page = ReviewPage(bridge)
    page.resize(648, 900)
    show(qtbot, page)
    return page, bridge


def press_cell(page: ReviewPage, region: str, technique: str) -> None:
    band = next(band for band in page.matrix.bands if technique in band.matrix.techniques)
    index = band.matrix.index(band.matrix.regions.index(region), band.matrix.techniques.index(technique))
    band.setFocus()
    band.setCurrentIndex(index)
    press(Qt.Key.Key_Space)
    settle()


def decision(bridge: SessionBridge) -> Decision:
    return bridge.evaluation.decision


def test_an_offered_cell_is_planned_and_taken_back(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    assert page.plan_list.empty.isVisible()
    press_cell(page, "LUMB", "CS")
    assert decision(bridge).chosen == (ChosenTechnique("LUMB", "CS"),)
    row = page.plan_list.rows["LUMB", "CS"]
    assert row.title.text() == "Lumbar, Counterstrain"
    assert not row.reason.isVisible()
    assert not page.plan_list.empty.isVisible()
    press_cell(page, "LUMB", "CS")
    assert decision(bridge).chosen == ()
    bridge.undo()
    settle()
    assert decision(bridge).chosen == (ChosenTechnique("LUMB", "CS"),)
    click(page.plan_list.rows["LUMB", "CS"].remove)
    assert decision(bridge).chosen == ()


def test_a_click_chooses_too(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    band = page.matrix.bands[0]
    place = band.visualRect(band.matrix.index(0, 0)).center()
    qtbot.mouseClick(band.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert decision(bridge).chosen == (ChosenTechnique("LUMB", "HVLA"),)
    assert not page.grab().isNull()


def test_blocked_and_waiting_cells_cannot_be_chosen(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    bridge.apply(AnswerSeveral({"med.anticoagulant": "yes", "med.anticoagulant_checked": "not_checked"}))
    settle()
    press_cell(page, "LUMB", "HVLA")
    assert decision(bridge).chosen == ()
    assert "Waits" in page.matrix.explanation.text()
    bridge.apply(Answer("flag.cauda_equina", ("saddle_numbness",)))
    settle()
    press_cell(page, "LUMB", "CS")
    assert decision(bridge).chosen == ()


def test_a_relative_cell_counts_with_its_reason(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    bridge.apply(IN_RANGE)
    settle()
    press_cell(page, "LUMB", "HVLA")
    row = page.plan_list.rows["LUMB", "HVLA"]
    assert row.reason.isAncestorOf(QApplication.focusWidget()), "the reason is asked for at once"
    assert "It counts once the reason is written" in row.state.text()
    press("Level checked this morning")
    page.commit_typing()
    assert decision(bridge).chosen == (ChosenTechnique("LUMB", "HVLA", "Level checked this morning"),)
    assert row.state.text() == "With reason"
    row.reason.editor.selectAll()
    press(Qt.Key.Key_Delete)
    page.commit_typing()
    assert decision(bridge).chosen[0].reason == ""
    assert "It counts once" in row.state.text()


def test_a_choice_overtaken_by_facts_says_so_until_it_is_removed(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    press_cell(page, "LUMB", "HVLA")
    bridge.apply(AnswerSeveral({"med.anticoagulant": "yes", "med.anticoagulant_checked": "not_checked"}))
    settle()
    row = page.plan_list.rows["LUMB", "HVLA"]
    assert row.state.text() == "No longer possible: waits (CI-62). It does not count; remove it."
    assert row.property("wrong") is True
    assert invalid_choices(decision(bridge), bridge.recommendation) == (ChosenTechnique("LUMB", "HVLA"),)
    click(row.remove)
    settle()
    assert page.plan_list.rows == {}


def test_a_chosen_region_that_is_no_longer_examined_is_flagged(qtbot: QtBot) -> None:
    planned = replace(HEALTHY, decision=Decision(chosen=(ChosenTechnique("CERV", "CS"),)))
    page, _ = open_page(qtbot, planned)
    assert "No longer possible: not used here." in page.plan_list.rows["CERV", "CS"].state.text()
    assert "not examined" in page.discrepancies.rows[0].text.text()


def test_agreeing_decides(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    assert page.decision.status.text() == "Not decided yet."
    page.decision.setFocus()
    press("f")
    assert decision(bridge).stance is Stance.AGREE
    assert decision(bridge).counts
    assert page.decision.status.text().startswith("✓ Decided")
    press("f")
    assert decision(bridge).stance is None
    press("1", Qt.Key.Key_Delete)
    assert decision(bridge).stance is None


def test_differing_counts_once_its_reason_is_written(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    click(page.decision.stances.buttons["differ"])
    settle()
    assert not decision(bridge).counts
    assert "write why" in page.decision.status.text()
    assert page.decision.reason.isAncestorOf(QApplication.focusWidget())
    press("Patient prefers exercise")
    page.commit_typing()
    assert decision(bridge).counts
    click(page.decision.stances.buttons["agree"])
    settle()
    assert decision(bridge).reason == "Patient prefers exercise", "what was written is not thrown away"
    assert page.decision.reason.isVisible()


def test_discussion_and_plan_are_kept_word_by_word(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    page.discussion.setFocus()
    press("Long sitting")
    page.plan.setFocus()
    assert decision(bridge).discussion == "Long sitting"
    press("Two sessions")
    press_cell(page, "LUMB", "CS")
    assert decision(bridge).plan == "Two sessions"
    assert decision(bridge).discussion == "Long sitting"
    assert decision(bridge).chosen
    page.plan.field.setFocus()
    page.plan.field.editor.selectAll()
    press(Qt.Key.Key_Delete)
    page.commit_typing()
    assert decision(bridge).plan == ""


def test_typing_a_text_is_one_step_of_undo(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    page.plan.setFocus()
    press("Two")
    page.commit_typing()
    press(" sessions")
    page.commit_typing()
    bridge.undo()
    assert decision(bridge).plan == ""
    assert page.plan.field.editor.toPlainText() == ""


def test_the_consent_is_shown_and_leads_to_its_question(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    asked: list[str] = []
    bridge.item_requested.connect(asked.append)
    assert page.consent.text.text() == "Informed consent to examination and OMT: Given"
    page.consent.go.click()
    assert asked == ["consent.informed"]
    assert bridge.step_id == "reason_for_visit"
    bridge.apply(Answer("consent.informed", "refused"))
    assert page.consent.text.text().endswith("Refused or withdrawn")
    assert page.consent.text.property("role") == "danger"
    bridge.apply(Answer("consent.informed", None))
    assert page.consent.text.text().endswith("not asked")


def test_evidence_for_the_complaint_is_shown_with_its_conflicts(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    row = page.indications.rows[0]
    assert row.title.text() == "Low back pain"
    assert "disputed" in row.evidence.text()
    assert "E1: " in row.toolTip()
    bridge.apply(Answer("complaint.groups", ("other",)))
    settle()
    assert page.no_indication.isVisible()
    assert not page.indications.isVisible()


def test_what_does_not_fit_together_leads_to_its_item(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, HEALTHY.with_region("SACR", RegionFinding(2)))
    texts = [row.text.text() for row in page.discrepancies.rows if row.isVisible()]
    assert "Sacral: severity 2 without any TART sign." in texts
    asked: list[str] = []
    bridge.item_requested.connect(asked.append)
    page.discrepancies.rows[texts.index("Sacral: severity 2 without any TART sign.")].go.click()
    assert asked == ["SACR"]
    bridge.apply(Answer("complaint.groups", ("other",)))


def test_a_page_out_of_sight_catches_up(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    page.hide()
    bridge.apply(IN_RANGE)
    assert page.header.title.text() == "Suitable"
    page.show()
    assert page.header.title.text() == "Suitable with modifications"
    page.hide()
    page.show()


@pytest.mark.parametrize("evaluation", [Evaluation(EXAM_DAY), HEALTHY])
def test_the_page_recaps_the_recommendation(qtbot: QtBot, evaluation: Evaluation) -> None:
    page, bridge = open_page(qtbot, evaluation)
    assert page.header.title.text()
    assert page.no_reason.isVisible() is (not bridge.recommendation.fired)
    assert page.no_discrepancy.isVisible() is (not any(row.isVisible() for row in page.discrepancies.rows))


def test_what_would_change_it_stands_under_the_reasons(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    assert not page.changes.isVisible() and not page.advice.isVisible()
    bridge.apply(AnswerSeveral({"med.anticoagulant": "yes", "med.anticoagulant_checked": "not_checked"}))
    settle()
    assert page.changes.isVisible() and "INR" in page.changes.body.text()


def test_a_wide_page_cuts_no_row_of_the_matrix(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot)
    for region in ("UE", "LE", "ABD"):
        bridge.apply(GradeRegion(region, RegionFinding(2, ("texture",))))
    page.resize(1032, 680)
    settle()
    assert page.matrix.width() > 600
    assert all(band.size() == band.sizeHint() for band in page.matrix.bands if band.isVisible())
