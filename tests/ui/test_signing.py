"""Signing as a hand does it: what is missing, the passphrase, the band afterwards, and an addendum."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.open_evaluation import open_evaluation
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.workflow.edits import Answer, Decide
from omt_desktop.workflow.signature import Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere
from tests.clinic import CONTENT, HEALTHY
from tests.ui.fakes import Practice
from tests.ui.hands import click, press, settle, show
from tests.workflow.memory_signing import PASSPHRASE

REVIEW = CONTENT.exam.steps[-1].id


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


@pytest.fixture
def page(practice: Practice, qtbot: QtBot) -> EvaluationPage:
    record = practice.evaluations.create(practice.patient(), HEALTHY, CONTENT.stamp, REVIEW)
    opened = open_evaluation(record.id, practice.services, BackgroundJobs(), folded=True)
    opened.resize(1200, 800)
    show(qtbot, opened)
    qtbot.waitUntil(lambda: opened.stack.currentWidget() is not None)
    return opened


def review(page: EvaluationPage) -> ReviewPage:
    found = page.stack.currentWidget()
    assert isinstance(found, ReviewPage) and found.sign is not None and found.addenda is not None
    return found


def sign(page: EvaluationPage, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    page.bridge.apply(Decide(Decision(Stance.AGREE)))
    settle()
    proof = review(page).sign.proof  # type: ignore[union-attr]  # review() proved it
    proof.passphrase.setFocus()
    press(passphrase)
    click(proof.go)
    qtbot.waitUntil(proof.isEnabled)
    settle()


def test_what_is_missing_stands_where_one_would_sign(page: EvaluationPage) -> None:
    card = review(page).sign
    assert card is not None and "not made" in card.missing.body.text() and not card.proof.isVisible()
    page.bridge.apply(Decide(Decision(Stance.AGREE)))
    settle()
    assert card.proof.isVisible() and not card.missing.isVisible()


def test_a_signed_evaluation_says_so_on_every_step_and_takes_nothing(page: EvaluationPage, qtbot: QtBot) -> None:
    assert not page.closed_band.isVisible()
    sign(page, qtbot)
    band = page.closed_band
    assert band.isVisible() and "Signed by" in band.words.text() and "author" in band.words.text()
    assert band.words.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert not review(page).sign.isVisible() and review(page).addenda.isVisible()  # type: ignore[union-attr]
    assert not review(page).decision.isEnabled()
    before = page.bridge.evaluation
    for step in CONTENT.exam.steps:
        page.bridge.go_to(step.id)
        settle()
        assert band.isVisible()
        assert [field for field in enterable(page) if not from_addenda(field, page)] == []
    page.bridge.apply(Answer("life.activity", "runs"))
    page.bridge.undo()
    assert page.bridge.evaluation == before and not page.bar.undo.isEnabled()


def enterable(page: EvaluationPage) -> list[QWidget]:
    """What the Tab key reaches inside the open step and takes input."""
    inside = page.stack.currentWidget()
    return [
        field
        for field in inside.findChildren(QWidget)
        if field.isEnabled() and field.isVisible() and field.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def from_addenda(field: QWidget, page: EvaluationPage) -> bool:
    inside = page.stack.currentWidget()
    if not isinstance(inside, ReviewPage):
        return False
    # The papers, the session and the addenda change nothing of the evaluation; the plan and the decision would.
    return not (inside.plan_list.isAncestorOf(field) or inside.decision.isAncestorOf(field))


def test_a_wrong_passphrase_is_said_beside_the_line_and_forgotten(page: EvaluationPage, qtbot: QtBot) -> None:
    sign(page, qtbot, "wrong")
    proof = review(page).sign.proof  # type: ignore[union-attr]
    assert "not your passphrase" in proof.told.text() and proof.told.isVisible()
    assert proof.passphrase.text() == "" and not page.bridge.record.signed
    assert page.bridge.closed == ""
    click(proof.go)
    assert "Type your passphrase" in proof.told.text()


def test_a_fault_while_signing_is_one_sentence(page: EvaluationPage, qtbot: QtBot, practice: Practice) -> None:
    practice.signatures.problem = "The disk is full."
    sign(page, qtbot)
    assert "disk is full" in review(page).sign.proof.told.text()  # type: ignore[union-attr]


def test_an_addendum_is_written_signed_and_shown(page: EvaluationPage, qtbot: QtBot) -> None:
    sign(page, qtbot)
    card = review(page).addenda
    assert card is not None
    card.text.setFocus()
    press("The left leg too.")
    card.reason.setFocus()
    press("left out")
    card.proof.passphrase.setFocus()
    press(PASSPHRASE)
    click(card.proof.go)
    qtbot.waitUntil(lambda: bool(page.bridge.record.addenda))
    settle()
    assert "left out" in card.written.text() and "The left leg too." in card.written.text()
    assert card.text.toPlainText() == "" and card.reason.text() == ""
    assert "1 addendum" in page.closed_band.words.text()


def test_a_late_entry_and_a_doubt_stand_in_the_band(practice: Practice, qtbot: QtBot) -> None:
    late = replace(HEALTHY, evaluated_on=date(2026, 11, 18))
    record = practice.evaluations.create(practice.patient(), late, CONTENT.stamp, REVIEW)
    opened = open_evaluation(record.id, practice.services, BackgroundJobs(), folded=True)
    show(qtbot, opened)
    assert "Late entry" in opened.closed_band.words.text() and opened.closed_band.property("kind") == "warning"
    practice.evaluations.kept[record.id] = replace(record, doubt="It is not what was recorded.")
    doubtful = open_evaluation(record.id, practice.services, BackgroundJobs(), folded=True)
    show(qtbot, doubtful)
    assert "✕ It is not what" in doubtful.closed_band.words.text()
    assert doubtful.closed_band.property("kind") == "danger"


def test_what_was_signed_elsewhere_can_be_read_and_neither_changed_nor_signed(practice: Practice, qtbot: QtBot) -> None:
    made = practice.evaluations.create(practice.patient(), HEALTHY, CONTENT.stamp, REVIEW)
    given = Signature("", "Ben Invented, DO", Meaning.AUTHOR, practice.clock.now(), "5a" * 32)
    said = SignedElsewhere((given,), Outcome.SUITABLE, CONTENT.stamp, "{}")
    practice.evaluations.kept[made.id] = replace(made, elsewhere=said)
    opened = open_evaluation(made.id, practice.services, BackgroundJobs(), folded=True)
    show(qtbot, opened)
    qtbot.waitUntil(lambda: opened.stack.currentWidget() is not None)
    band = opened.closed_band
    assert band.isVisible() and band.property("kind") == "warning" and "✓" not in band.words.text()
    assert "Not signed here" in band.words.text() and "Ben Invented" in band.words.text()
    card = review(opened)
    assert not card.sign.isVisible() and not card.addenda.isVisible()  # type: ignore[union-attr]  # review() proved it
    opened.bridge.apply(Decide(Decision(Stance.AGREE)))
    assert opened.bridge.evaluation.decision.stance is None
