"""What stands half filled in a patient form is kept for one person and one form, as it was typed."""

from dataclasses import replace
from pathlib import Path

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.access.role import Role
from tests.builders import a_patient
from tests.practice import open_record, reopen
from tests.storage.conftest import SteppingClock
from tests.storage.test_patient_details import EVERYTHING


def test_a_draft_comes_back_as_it_was_typed_after_opening_again(practice: Practice, folder: Path) -> None:
    for typed in (Patient("", "Riv"), replace(a_patient(), id="p-9", note="half"), replace(EVERYTHING, id="p-8")):
        practice.patient_drafts.keep(replace(typed, note="first"))
        practice.patient_drafts.keep(typed)
    practice.close()
    again = open_record(folder, SteppingClock())
    for typed in (Patient("", "Riv"), replace(a_patient(), id="p-9", note="half"), replace(EVERYTHING, id="p-8")):
        draft = again.patient_drafts.of(typed.id)
        assert draft is not None and draft.patient == typed
        again.patient_drafts.drop(typed.id)
        again.patient_drafts.drop(typed.id)
        assert again.patient_drafts.of(typed.id) is None
    assert again.patients.count() == 0 and again.trail.check.run().findings == ()
    again.close()


def test_another_person_gets_none_of_it(tmp_path: Path) -> None:
    doctor = reopen(tmp_path / "data")
    doctor.patient_drafts.keep(Patient("", "Rivera (invented)"))
    assert doctor.patient_drafts.of("someone else") is None
    doctor.people.add("Sam (invented)", Role.FRONT_DESK)
    doctor.close()
    again = reopen(tmp_path / "data")
    assert again.patient_drafts.of("") is not None
    again.close()
