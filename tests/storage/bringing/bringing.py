"""Incoming patients, all invented, and bringing them into a practice, for tests."""

from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingPatient, PatientField
from omt_desktop.workflow.errors import NotOurFile

F = PatientField


def person(row: str, name: str, born: str, **more: str) -> IncomingPatient:
    """A patient of that row; `more` are further values, `source_id` among them where the program has ids."""
    family, _, given = name.partition(" ")
    values = {F.FAMILY_NAME: f"{family} (invented)", F.GIVEN_NAME: given, F.BIRTH_DATE: born}
    values |= {F(key): text for key, text in more.items()}
    return IncomingPatient(row, f"row {row}", {key: text for key, text in values.items() if text})


def letter(patient: str, text: str) -> IncomingDocument:
    """A letter about the patient of that source id."""
    return IncomingDocument(f"d-{text}", f"letter {text}", patient, text, "text/plain", "", text.encode())


def bring(practice: Practice, *incoming: Incoming, source: str = "libreosteo", keep: bool = True) -> Brought:
    """What comes of it, after a preview that said the same."""
    preview = practice.brought.bring(source, incoming, _cannot_begin, lambda _: None, keep=False)
    if keep:
        assert practice.brought.bring(source, incoming, _cannot_begin, lambda _: None, keep=True) == preview
    return preview


def charts(practice: Practice) -> list[tuple[str, list[str], tuple[str, ...]]]:
    """Each chart with the names of its letters and its alerts."""
    found = []
    for row in practice.patients.find(""):
        patient = practice.patients.get(row.patient.id)
        letters = sorted(document.name for document in practice.documents.of_patient(patient.id))
        found.append((patient.full_name, letters, patient.alerts))
    return sorted(found)


def _cannot_begin(text: str) -> tuple[object, object, str]:
    raise NotOurFile("facts: is missing")
