"""Whatever the program itself does with records leaves them as the trail says: joined, parted, taken over, filed."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.documents import DocumentKind, NewDocument
from omt_desktop.workflow.signature import Meaning
from omt_desktop.workflow.trail.finding import FindingKind
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock
from tests.storage.test_schema import left_by


def fits(practice: Practice) -> bool:
    return practice.trail.check.run().findings == ()


def test_records_joined_and_parted_again_fit(practice: Practice) -> None:
    kept = practice.patients.add(a_patient(mrn="A-1"))
    joined = practice.patients.add(a_patient(mrn="A-2", given_name="Anna"))
    signed = practice.evaluations.create(joined, HEALTHY, CONTENT.stamp, "review")
    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    practice.evaluations.save(signed.id, HEALTHY, decided)
    practice.signatures.sign(signed.id, decided, "Ada Okafor, DO (invented)", Meaning.AUTHOR)
    draft = practice.evaluations.create(joined, HEALTHY, CONTENT.stamp, "review")
    merge = practice.patients.merge(kept, joined.id)
    assert fits(practice) and not practice.evaluations.load(draft.id).doubt
    assert practice.evaluations.load(signed.id).signed
    practice.patients.part(merge)
    assert fits(practice)


def test_documents_fit_and_are_not_changed(practice: Practice) -> None:
    patient = practice.patients.add(a_patient())
    kept = practice.documents.add(
        NewDocument(patient.id, "", DocumentKind.ATTACHMENT, "referral.pdf", "application/pdf", b"%PDF invented")
    )
    practice.documents.content(kept.id)
    assert fits(practice)
    with practice.engine.connect() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql("UPDATE documents SET bytes = ? WHERE id = ?", (b"%PDF other", kept.id))
    assert fits(practice)


def test_a_document_changed_behind_the_triggers_is_named(folder: Path) -> None:
    practice = open_record(folder, SteppingClock())
    patient = practice.patients.add(a_patient())
    kept = practice.documents.add(
        NewDocument(patient.id, "", DocumentKind.ATTACHMENT, "a.pdf", "application/pdf", b"a")
    )
    practice.close()
    driver = dbapi2.connect(str(folder / DATABASE), isolation_level=None)
    driver.set_key(f"x'{database_key(folder)}'")
    driver.execute("DROP TRIGGER documents_stay_as_they_are")
    driver.execute("UPDATE documents SET bytes = ?", (b"b",))
    driver.close()
    practice = open_record(folder, SteppingClock())
    (found,) = practice.trail.check.run().findings
    practice.close()
    assert (found.kind, found.subject_id) == (FindingKind.RECORD_ALTERED, kept.id)


def test_a_practice_from_before_the_trail_is_taken_over_and_fits(folder: Path) -> None:
    for revision in ("0001", "0002"):
        old = folder.with_name(revision)
        left_by(revision, old)
        practice = open_record(old, SteppingClock())
        assert fits(practice)
        practice.close()
