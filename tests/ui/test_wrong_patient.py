"""Nothing is ever written into another patient's note: whose record it is stays in sight, and drafts never cross."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.patient_mark import PatientMark, mark_of
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.preview.preview_page import PreviewPage
from tests.ui.fakes import Practice
from tests.ui.hands import settle
from tests.ui.test_window import opened

WORD = "belongs to Ana alone"


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def two(practice: Practice) -> tuple[Patient, Patient]:
    """Ana and Bo (invented), each with an evaluation that is begun."""
    ana = practice.patient()
    bo = practice.patient(family_name="Moss (invented)", given_name="Bo", mrn="B-77", birth_date=date(1990, 1, 1))
    for patient in (ana, bo):
        practice.evaluation(patient)
    return ana, bo


def record_of(practice: Practice, patient: Patient) -> str:
    return next(key for key, record in practice.evaluations.kept.items() if record.patient.id == patient.id)


def tells_whose(widget: QWidget, patient: Patient, age: str) -> bool:
    """Whether mark, name and age of the patient, and of nobody else, are in sight."""
    marks = {mark.accessibleName() for mark in widget.findChildren(PatientMark) if mark.isVisible()}
    _, shape = mark_of(patient.id)
    words = " ".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisible())
    return len(marks) == 1 and shape in marks.pop() and patient.full_name in words and age in words


def shown(window: MainWindow, practice: Practice, qtbot: QtBot, patient: Patient) -> EvaluationPage:
    assert window.workspace is not None
    window.workspace.open(record_of(practice, patient))
    settle()
    page = window.workspace.evaluation
    assert page is not None and page.isVisible()
    return page


def everything_said(widget: QWidget) -> str:
    texts = [line.text() for line in widget.findChildren(QLineEdit)]
    texts += [text.toPlainText() for text in widget.findChildren(QPlainTextEdit)]
    return " ".join([*texts, *(label.text() for label in widget.findChildren(PlainLabel))])


def test_every_step_and_the_review_say_whose_record_it_is(practice: Practice, qtbot: QtBot, qapp: QApplication) -> None:
    ana, _ = two(practice)
    window = opened(practice, qtbot, qapp)
    settle()
    page = shown(window, practice, qtbot, ana)
    steps = practice.services.content.exam.steps
    for step_id in (steps[1].id, steps[-1].id, "review"):
        page.bridge.go_to(step_id)
        settle()
        assert tells_whose(page, ana, "72 years"), step_id


def test_a_patient_and_a_document_in_the_window_say_whose_they_are(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    ana, bo = two(practice)
    window = opened(practice, qtbot, qapp)
    settle()
    assert window.workspace is not None and window.workspace.patients.desk is not None
    desk = window.workspace.patients.desk
    for patient, age in ((ana, "72 years"), (bo, "36 years")):
        desk.open_patient(patient.id)
        assert tells_whose(desk.panel, patient, age)
    preview = PreviewPage()
    qtbot.addWidget(preview)
    preview.show_nothing("Report", f"{ana.full_name} · 72 years", patient_id=ana.id)
    preview.show()
    assert tells_whose(preview, ana, "72 years")


def test_what_is_typed_for_one_patient_never_reaches_another(
    practice: Practice, qtbot: QtBot, qapp: QApplication
) -> None:
    ana, bo = two(practice)
    window = opened(practice, qtbot, qapp)
    settle()
    first = shown(window, practice, qtbot, ana)
    typed = [text for text in first.findChildren(QPlainTextEdit) if text.isVisible() and text.isEnabled()]
    lines = [line for line in first.findChildren(QLineEdit) if line.isVisible() and line.isEnabled()]
    field = (typed or lines)[0]
    field.setFocus()
    qtbot.keyClicks(field, WORD)
    # No pause, no leaving of the field: the switch comes in the middle of the word.
    second = shown(window, practice, qtbot, bo)
    assert second is not first and tells_whose(second, bo, "36 years")
    assert WORD not in everything_said(second) and ana.full_name not in everything_said(second)
    kept = {patient.id: str(practice.evaluations.kept[record_of(practice, patient)]) for patient in (ana, bo)}
    assert WORD not in kept[bo.id] and (WORD in kept[ana.id] or field in lines)
    assert window.workspace is not None and window.workspace.pages.indexOf(first) < 0, "the former view is closed"
    again = shown(window, practice, qtbot, ana)
    assert tells_whose(again, ana, "72 years") and bo.full_name not in everything_said(again)
