"""The form of a patient, as a hand fills it in: sections, errors beside fields, likely duplicates, nothing lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Address, ContactPerson, Phone, PhoneKind
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.patient_form import PatientForm
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.test_patients_page import ENTER, LEFT, shown

TODAY = date(2026, 11, 20)
EVERYTHING = Patient(
    "p-1", "Rivera (invented)", "Ana", "A-1042", date(1954, 3, 2), "female", "Anita", None, "Lindqvist", "woman",
    (Phone("+1 555  0100"), Phone("0171/23 45 67 after 6", PhoneKind.WORK)), "ana@example.org",
    Address("1 Example Road\nHouse B", "12345", "Sampleton", "Example State", "Nowhere"),
    ContactPerson("Maria", "mother", "555 0101"), ContactPerson("Bo", "neighbour", "555 0102"),
    "Dr Example (invented)", "baker", "left", ("Faints at needles", "Hard of hearing"), "Comes with  her dog.\n", True,
)  # fmt: skip


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


@pytest.fixture
def form(qtbot: QtBot) -> PatientForm:
    made = PatientForm()
    qtbot.addWidget(made)
    made.resize(600, 740)
    made.show()
    return made


@pytest.mark.parametrize(
    "patient",
    [
        EVERYTHING,
        replace(EVERYTHING, birth_date=None, birth_about=PartialDate(2019, 5)),
        replace(EVERYTHING, birth_date=None, birth_about=PartialDate(1954)),
        Patient("p-1", "Rivera  (invented) "),
    ],
)
def test_what_is_shown_is_what_is_saved_while_nobody_types(form: PatientForm, patient: Patient) -> None:
    form.begin(patient, TODAY)
    assert form.filled == patient and not form.has_unsaved_text


def test_everything_that_is_typed_is_saved(form: PatientForm, qtbot: QtBot) -> None:
    form.begin(Patient("", ""), TODAY)
    for line, text in (
        (form.family_name, "Rivera (invented)"), (form.given_name, "Ana"), (form.basics.preferred_name, "Anita"),
        (form.birth_date, "05/2019"), (form.basics.gender, "girl"), (form.mrn, "A-1042"),
        (form.contact.email, "ana@example.org"), (form.contact.town, "Sampleton"),
        (form.people.guardian.name, "Maria"), (form.people.guardian.relation, "mother"),
        (form.more.occupation, "pupil"), (form.more.referrer, "Dr Example (invented)"),
    ):  # fmt: skip
        qtbot.keyClicks(line, text)
    qtbot.keyClicks(form.basics.alerts, "Faints at needles")
    qtbot.keyClicks(form.contact.phones.numbers[0], "+1 555 0100")
    qtbot.mouseClick(form.contact.phones.more, LEFT)
    qtbot.keyClicks(form.contact.phones.numbers[1], "555 0199")
    qtbot.keyClick(form.more.hands.buttons["left"], Qt.Key.Key_L)
    with qtbot.waitSignal(form.saved) as told:
        qtbot.keyClick(form.mrn, ENTER)
    saved, begin = told.args
    assert begin and saved == Patient(
        "", "Rivera (invented)", "Ana", "A-1042", None, None, "Anita", PartialDate(2019, 5), gender="girl",
        phones=(Phone("+1 555 0100"), Phone("555 0199")), email="ana@example.org", address=Address(town="Sampleton"),
        guardian=ContactPerson("Maria", "mother"), referrer="Dr Example (invented)", occupation="pupil",
        handedness="left", alerts=("Faints at needles",),
    )  # fmt: skip


def test_a_guardian_is_asked_for_where_the_patient_is_not_of_age(form: PatientForm, qtbot: QtBot) -> None:
    form.begin(Patient("", ""), TODAY)
    assert not form.sections["people"].is_open
    qtbot.keyClicks(form.birth_date, "2019")
    form.birth_date.editingFinished.emit()
    assert form.sections["people"].is_open and "7 years" in form.birth_word.text()
    form.begin(EVERYTHING, TODAY)
    assert not form.sections["people"].is_open


def test_a_section_that_is_folded_says_what_is_in_it(form: PatientForm, qtbot: QtBot) -> None:
    form.begin(EVERYTHING, TODAY)
    assert form.sections["contact"].line.text().startswith("+1 555  0100 · 0171") and form.save.isVisible()
    assert form.sections["people"].line.text() == "Maria (mother), 555 0101 · Bo (neighbour), 555 0102"
    assert form.sections["more"].line.text().startswith("baker · left-handed · referred by Dr Example")
    qtbot.mouseClick(form.sections["contact"].head, LEFT)
    assert form.contact.isVisible() and form.sections["contact"].line.text() == ""
    form.begin(Patient("", ""), TODAY)
    assert not form.contact.isVisible() and form.sections["contact"].line.text() == "Nothing recorded"


def test_a_phone_or_e_mail_that_cannot_be_one_is_named_and_kept(form: PatientForm, qtbot: QtBot) -> None:
    form.begin(Patient("", "Rivera (invented)"), TODAY)
    qtbot.keyClicks(form.contact.phones.numbers[0], "ask Bo")
    qtbot.keyClicks(form.contact.email, "ana at example")
    assert "no digits" in form.contact.phones.word.text() and "e-mail" in form.contact.email_word.text()
    assert form.filled.phones == (Phone("ask Bo"),) and form.filled.email == "ana at example"


def _fill(qtbot: QtBot, *lines: tuple[QLineEdit, str]) -> None:
    for line, text in lines:
        qtbot.keyClicks(line, text)


def test_who_may_be_the_same_appears_beside_what_is_typed(practice: Practice, qtbot: QtBot) -> None:
    known = practice.patient(email="ana@example.org")
    page = shown(practice, qtbot)
    page.add_patient()
    form = page.editor.form
    _fill(qtbot, (form.family_name, "Riviera"), (form.given_name, "Anna"), (form.birth_date, "2.3.1954"))
    qtbot.waitUntil(form.alike.isVisible)
    (row,) = form.alike.rows
    assert row.patient == known and row.reasons.text().startswith("Same birth date, name 91 % alike")
    _fill(qtbot, (form.mrn, "a-1042"), (form.contact.phones.numbers[0], "555 0100"))
    qtbot.waitUntil(form.basics.mrn_word.isVisible)
    qtbot.mouseClick(form.alike.rows[0].use, LEFT)
    assert form.filled == replace(known, phones=(Phone("555 0100"),)) and form.has_unsaved_text
    qtbot.mouseClick(form.save, LEFT)
    assert practice.patients.kept == {known.id: replace(known, phones=(Phone("555 0100"),))}


def test_a_registry_that_cannot_answer_does_not_stop_the_typing(practice: Practice, qtbot: QtBot) -> None:
    page = shown(practice, qtbot)
    page.add_patient()
    practice.patients.problem = FULL_DISK
    qtbot.keyClicks(page.editor.form.family_name, "Riviera")
    qtbot.wait(500)
    assert not page.editor.form.alike.isVisible() and page.editor.form.family_name.text() == "Riviera"


def test_changing_what_does_not_tell_who_it_is_asks_about_nobody(practice: Practice, qtbot: QtBot) -> None:
    practice.patient()
    twin = practice.patient(mrn="")
    page = shown(practice, qtbot)
    page.side.fill_in(twin)
    qtbot.keyClicks(page.editor.form.more.occupation, "baker")
    qtbot.mouseClick(page.editor.form.save, LEFT)
    assert practice.patients.kept[twin.id].occupation == "baker"
