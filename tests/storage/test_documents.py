"""Documents and sealing keys on a real encrypted file: kept whole, never changed, told in the trail."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from omt_desktop.bootstrap import seal_checker
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.documents import LARGEST_DOCUMENT, PDF, DocumentKind, NewDocument
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.seal import SealingKey
from tests.builders import A_STAMP, a_patient, an_evaluation
from tests.practice import open_record
from tests.storage.another_program import by_another_program
from tests.storage.conftest import SteppingClock

SECRET = b"a private key that must never be readable"


@pytest.fixture
def new(practice: Practice) -> NewDocument:
    patient = practice.patients.add(a_patient(id=""))
    record = practice.evaluations.create(patient, an_evaluation(), A_STAMP, "reason")
    return NewDocument(patient.id, record.id, DocumentKind.REPORT, "Chart report", PDF, b"%PDF one")


def test_what_was_added_is_read_back_the_newest_first(practice: Practice, new: NewDocument) -> None:
    first = practice.documents.add(new)
    outside = NewDocument(new.patient_id, "", DocumentKind.ATTACHMENT, "Letter", "text/plain", b"two")
    second = practice.documents.add(outside)
    assert practice.documents.of_patient(new.patient_id) == (second, first)
    assert practice.documents.of_evaluation(new.evaluation_id) == (first,)
    assert practice.documents.of_patient("nobody") == ()
    assert practice.documents.content(first.id) == b"%PDF one"
    assert (first.size, first.kind, second.evaluation_id) == (8, DocumentKind.REPORT, "")


def test_adding_and_reading_are_told_in_the_trail(practice: Practice, new: NewDocument) -> None:
    document = practice.documents.add(new)
    practice.documents.content(document.id)
    with practice.engine.connect() as connection:
        told = connection.exec_driver_sql("SELECT kind, patient_id, subject_id FROM audit ORDER BY seq DESC LIMIT 2")
        assert [tuple(row) for row in told] == [
            ("document.opened", new.patient_id, document.id),
            ("document.added", new.patient_id, document.id),
        ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents SET bytes = x'00'",
        "UPDATE documents SET name = 'x'",
        "DELETE FROM documents",
        "INSERT OR REPLACE INTO documents SELECT * FROM documents",
        "UPDATE OR REPLACE documents SET id = 'another'",
    ],
)
def test_no_sql_changes_a_document(practice: Practice, new: NewDocument, statement: str) -> None:
    document = practice.documents.add(new)
    with pytest.raises(DBAPIError), practice.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert practice.documents.content(document.id) == b"%PDF one"


def test_a_document_damaged_in_the_file_is_not_shown(practice: Practice, folder: Path, new: NewDocument) -> None:
    document = practice.documents.add(new)
    by_another_program(folder, "DROP TRIGGER documents_stay_as_they_are", "UPDATE documents SET bytes = x'00'")
    with pytest.raises(Refusal, match="damaged or changed"):
        practice.documents.content(document.id)


def test_what_cannot_be_kept_or_found_is_told(practice: Practice, new: NewDocument) -> None:
    large = NewDocument(new.patient_id, "", DocumentKind.ATTACHMENT, "x", PDF, bytes(LARGEST_DOCUMENT + 1))
    with pytest.raises(NotSaved, match="64 MB"):
        practice.documents.add(large)
    with pytest.raises(NotSaved):
        practice.documents.add(NewDocument("nobody", "", DocumentKind.ATTACHMENT, "x", PDF, b"x"))
    with pytest.raises(Refusal, match="not in the practice database"):
        practice.documents.content("none")


def test_the_newest_key_of_an_owner_counts_also_after_opening_again(practice: Practice, folder: Path) -> None:
    keys = practice.sealing_keys
    assert keys.of("ada") is None
    keys.keep("practice", SealingKey(SECRET, (b"root",)))
    keys.keep("ada", SealingKey(b"old", (b"leaf", b"root")))
    keys.keep("ada", SealingKey(SECRET, (b"bought", b"other root"), imported=True))
    practice.close()
    again = open_record(folder, SteppingClock())
    try:
        found = again.sealing_keys.of("ada")
        assert found == SealingKey(SECRET, (b"bought", b"other root"), imported=True)
        assert again.sealing_keys.roots() == (b"root", b"other root")
    finally:
        again.close()


def test_a_private_key_is_wrapped_and_not_believed_when_changed(practice: Practice) -> None:
    practice.sealing_keys.keep("ada", SealingKey(SECRET, (b"root",)))
    with practice.engine.begin() as connection:
        wrapped = connection.exec_driver_sql("SELECT wrapped_key FROM sealing_keys").scalar_one()
        assert SECRET not in wrapped
        connection.exec_driver_sql("UPDATE sealing_keys SET id = 'another'")
    with pytest.raises(Refusal, match="damaged"):
        practice.sealing_keys.of("ada")


def test_the_roots_lie_beside_the_database_for_whoever_checks_a_seal(practice: Practice, folder: Path) -> None:
    root = seal_checker().new_root("Invented", SteppingClock().now())  # type: ignore[attr-defined]  # the maker as well
    practice.sealing_keys.keep("practice", root)
    practice.sealing_keys.keep("ada", SealingKey(b"k", (b"bought",), imported=True))
    assert (folder / "practice-root.cer").read_bytes() == root.root
    assert [path.read_bytes() for path in folder.glob("imported-*-root.cer")] == [b"bought"]


def test_documents_of_joined_records_are_the_patients_and_part_again(practice: Practice, new: NewDocument) -> None:
    kept = practice.patients.get(new.patient_id)
    other = practice.patients.add(a_patient(id="", mrn="B-77"))
    mine = practice.documents.add(new)
    theirs = practice.documents.add(replace(new, patient_id=other.id, evaluation_id="", content=b"theirs"))
    joining = practice.patients.merge(kept, other.id)
    assert {one.id for one in practice.documents.of_patient(kept.id)} == {mine.id, theirs.id}
    assert practice.documents.content(theirs.id) == b"theirs"
    later = practice.documents.add(replace(new, content=b"later"))
    practice.patients.part(joining)
    assert {one.id for one in practice.documents.of_patient(kept.id)} == {mine.id, later.id}
    assert [one.id for one in practice.documents.of_patient(other.id)] == [theirs.id]
    assert practice.trail.check.run().findings == ()
