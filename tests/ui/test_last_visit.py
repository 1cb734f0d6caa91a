"""The last visit beside the step, on the page that opening an evaluation makes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.last_visit.beside_panel import BesidePanel
from omt_desktop.ui.last_visit.last_visit_panel import LastVisitPanel
from omt_desktop.ui.open_evaluation import open_evaluation
from omt_desktop.workflow.edits import Answer, RecordFinding
from omt_desktop.workflow.errors import Refusal
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.hands import hand, on_screen

MUSCLE = "palp.temporalis.L"


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def opened(practice: Practice, qtbot: QtBot, step: str = "palpation") -> EvaluationPage:
    record = practice.evaluation(step_id=step)
    return on_screen(open_evaluation(record.id, practice.services, BackgroundJobs(), folded=False), qtbot)


def turn(page: EvaluationPage, qtbot: QtBot) -> LastVisitPanel:
    qtbot.keyClick(hand(page), Qt.Key.Key_F10)
    panel = page.findChild(BesidePanel).last_visit
    assert isinstance(panel, LastVisitPanel)
    return panel


def visible_rows(panel: LastVisitPanel) -> list[QWidget]:
    return [row for row in panel.rows.rows if row.isVisible()]


def earlier(practice: Practice, *findings: Finding, **facts: object) -> str:
    record = practice.evaluation(**facts)
    after = record.evaluation
    for finding in findings:
        after = after.with_finding(finding.id, finding)
    practice.evaluations.save(record.id, record.evaluation, after)
    return record.id


def test_what_was_found_then_stands_beside_what_is_found_now(practice: Practice, qtbot: QtBot) -> None:
    earlier(practice, Finding(MUSCLE, (("tenderness", "3"),)))
    page = opened(practice, qtbot)
    panel = turn(page, qtbot)
    (row,) = visible_rows(panel)
    assert row.accessibleName() == "Temporalis left: only then. Then: Tenderness: 3 withdraws (jump). Now: not examined"
    page.bridge.apply(RecordFinding(MUSCLE, Finding(MUSCLE, (("tenderness", "1"),))))
    (row,) = visible_rows(panel)
    assert "better" in row.accessibleName() and panel.counts.text() == "1 better"
    assert page.bridge.evaluation.findings.keys() == {MUSCLE}, "nothing is taken over by looking"


def test_the_panel_follows_the_step_and_leads_to_the_item(practice: Practice, qtbot: QtBot) -> None:
    earlier(practice, Finding(MUSCLE, (("tenderness", "3"),)), complaint__pain_now=7)
    page = opened(practice, qtbot, "reason_for_visit")
    panel = turn(page, qtbot)
    page.bridge.apply(Answer("complaint.pain_now", 3))
    assert "1 better" in panel.counts.text()
    page.bridge.go_to("review")
    qtbot.keyClick(hand(page), Qt.Key.Key_F10)
    names = [row.accessibleName() for row in visible_rows(panel)]
    assert [name.split(":")[0] for name in names] == ["Pain now", "Temporalis left"]
    qtbot.keyClick(visible_rows(panel)[1], Qt.Key.Key_Return)
    assert page.bridge.step_id == "palpation"


def test_without_an_earlier_visit_it_says_so(practice: Practice, qtbot: QtBot) -> None:
    panel = turn(opened(practice, qtbot), qtbot)
    assert panel.empty.isVisible() and panel.empty.title.text() == "No earlier visit"


def test_one_of_several_visits_can_be_chosen(practice: Practice, qtbot: QtBot) -> None:
    first = earlier(practice, Finding(MUSCLE, (("tenderness", "4"),)))
    earlier(practice, Finding(MUSCLE, (("tenderness", "2"),)))
    panel = turn(opened(practice, qtbot), qtbot)
    assert panel.choice is not None and panel.choice.count() == 2
    assert "2 wince" in visible_rows(panel)[0].accessibleName()
    panel.choice.choose(first)
    panel.choice.picked.emit(first)
    assert "4 withdraws" in visible_rows(panel)[0].accessibleName()


def test_what_cannot_be_read_is_said_and_the_recommendation_stays(practice: Practice, qtbot: QtBot) -> None:
    earlier(practice, Finding(MUSCLE, (("tenderness", "3"),)))
    page = opened(practice, qtbot)

    def refuse(_: str) -> Evaluation:
        raise Refusal(FULL_DISK)

    panel = LastVisitPanel(page.bridge, practice.services.evaluations.of_patient, refuse)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.empty.isVisible() and panel.empty.what_to_do.text() == FULL_DISK


def test_f10_brings_the_panel_back_and_turns_it(practice: Practice, qtbot: QtBot) -> None:
    page = opened(practice, qtbot)
    focused = hand(page)
    page.toggle_panel()
    panel = turn(page, qtbot)
    assert panel.isVisible() and not page.is_folded
    turn(page, qtbot)
    assert not panel.isVisible() and not page.is_folded
    assert hand(page) is focused, "the hand stays where it was"
