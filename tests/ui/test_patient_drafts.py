"""A patient form that was half filled in when the process was killed is offered again, and only in its own form."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patients_page import PatientsPage
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.test_patients_page import fill, shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def half_filled(practice: Practice, qtbot: QtBot, patient: Patient | None = None) -> PatientsPage:
    """The page with a form that is half filled in, as long as the hand rests."""
    page = shown(practice, qtbot)
    page.side.fill_in(patient or Patient("", ""))
    fill(qtbot, page.editor.form.family_name, "Okafor (invented)")
    qtbot.keyClicks(page.editor.form.given_name, "Ben")
    qtbot.waitUntil(lambda: practice.services.patient_drafts.of(patient.id if patient else "") is not None)
    return page


def test_it_is_offered_and_brought_back(practice: Practice, qtbot: QtBot) -> None:
    half_filled(practice, qtbot)
    page = shown(practice, qtbot)  # as after a crash: nothing was saved or cancelled
    page.side.fill_in(Patient("", ""))
    keeper, form = page.editor.drafts, page.editor.form
    assert keeper.isVisible() and keeper.told.text().startswith("Okafor (invented), Ben was typed here on")
    assert form.family_name.text() == ""
    qtbot.mouseClick(keeper.take, LEFT)
    assert (form.family_name.text(), form.given_name.text()) == ("Okafor (invented)", "Ben")
    assert not keeper.isVisible() and "not saved" in form.notice.text() and page.has_unsaved_text
    qtbot.mouseClick(form.save, LEFT)
    assert practice.services.patient_drafts.of("") is None and practice.services.patients.count() == 1


def test_it_is_never_offered_under_another_patient(practice: Practice, qtbot: QtBot) -> None:
    first, other = practice.patient(mrn="A-1"), practice.patient(mrn="A-2")
    half_filled(practice, qtbot, first)
    page = shown(practice, qtbot)
    for patient in (other, Patient("", "")):
        page.side.fill_in(patient)
        assert not page.editor.drafts.isVisible()
    page.side.fill_in(first)
    assert page.editor.drafts.isVisible() and page.editor.form.family_name.text() == first.family_name


def test_cancelled_and_forgotten_it_is_gone(practice: Practice, qtbot: QtBot) -> None:
    page = half_filled(practice, qtbot)
    qtbot.mouseClick(page.editor.form.cancel, LEFT)
    assert practice.services.patient_drafts.of("") is None
    page = half_filled(practice, qtbot)
    page = shown(practice, qtbot)
    page.side.fill_in(Patient("", ""))
    qtbot.mouseClick(page.editor.drafts.forget, LEFT)
    assert practice.services.patient_drafts.of("") is None and not page.editor.drafts.isVisible()


def test_a_full_disk_keeps_nobody_from_typing(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    practice.drafts.problem = FULL_DISK
    page.side.fill_in(Patient("", ""))
    fill(qtbot, page.editor.form.family_name, "Okafor (invented)")
    qtbot.wait(500)
    assert page.editor.form.family_name.text() == "Okafor (invented)" and practice.drafts.kept == {}
    qtbot.mouseClick(page.editor.form.cancel, LEFT)
