"""Documents are guarded, and say nothing of the patient by themselves."""

from pathlib import Path

import pytest

from omt_desktop.workflow.access.access import Access, NotAllowed
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.documents import PDF, DocumentKind, Documents, NewDocument, suffix_of
from tests.builders import A_DOCTOR
from tests.memory_documents import memory_documents
from tests.workflow.test_sealing import Clock

NEW = NewDocument("p-1", "e-1", DocumentKind.REPORT, "Chart report", PDF, b"%PDF")


def test_a_doctor_adds_lists_and_reads() -> None:
    documents = memory_documents(Access(A_DOCTOR), Clock())
    added = documents.add(NEW)
    assert documents.of_patient("p-1") == documents.of_evaluation("e-1") == [added]
    assert documents.of_patient("p-2") == []
    assert documents.content(added.id) == b"%PDF"
    assert (added.size, added.kind, added.name) == (4, DocumentKind.REPORT, "Chart report")


def test_the_front_desk_reads_and_adds_nothing() -> None:
    documents: Documents = memory_documents(Access(Person("f", "Front (invented)", Role.FRONT_DESK)), Clock())
    for attempt in (
        lambda: documents.add(NEW),
        lambda: documents.attach("p-1", Path(__file__)),
        lambda: documents.of_patient("p-1"),
        lambda: documents.of_evaluation("e-1"),
        lambda: documents.content("d-1"),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_file_is_kept_under_its_own_name_tidied(tmp_path: Path) -> None:
    documents = memory_documents(Access(A_DOCTOR), Clock())
    for stem, name in ((f"Letter\x07  of {'x' * 100}", f"Letter of {'x' * 70}"), (" ", "Document")):
        file = tmp_path / f"{stem}.txt"
        file.write_bytes(b"dear")
        added = documents.attach("p-1", file)
        assert (added.name, added.kind, added.media_type) == (name, DocumentKind.ATTACHMENT, "text/plain")
    assert suffix_of("text/plain") == ".txt" and suffix_of("image/tiff") == ".bin"


def test_a_new_document_shows_neither_name_nor_content() -> None:
    assert repr(NEW) == "NewDocument(report, 4 bytes)"
