"""The files that belong to a patient and live in the database: sealed reports, and what others sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.trail.reads import Reads

LARGEST_DOCUMENT = 64 * 1024 * 1024
PDF, PNG, JPEG, PLAIN = "application/pdf", "image/png", "image/jpeg", "text/plain"
"""The media types that are shown in the window."""
SUFFIXES: Mapping[str, str] = MappingProxyType({PDF: ".pdf", PNG: ".png", JPEG: ".jpg", PLAIN: ".txt"})
_LONGEST_NAME = 80


class DocumentKind(StrEnum):
    """What a document is. The values are stored."""

    REPORT = "report"
    """The chart report, sealed when the evaluation was signed."""
    ATTACHMENT = "attachment"
    """What came from outside."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file to keep. `evaluation_id` is empty where it belongs to the patient and to no evaluation."""

    patient_id: str
    evaluation_id: str
    kind: DocumentKind
    name: str
    """What it is called in a list, without a path."""
    media_type: str
    content: bytes

    def __repr__(self) -> str:
        """Says nothing of the patient."""
        return f"NewDocument({self.kind}, {len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class Document:
    """A kept file without its content."""

    id: str
    patient_id: str
    evaluation_id: str
    kind: DocumentKind
    name: str
    media_type: str
    sha256: str
    """64 hex characters over the content."""
    size: int
    """In bytes."""
    added_at: datetime
    added_by: str
    """The id of the person who added it."""


class DocumentShelf(Protocol):
    """Keeps documents. Methods raise Refusal where the database cannot answer, NotSaved where it cannot keep."""

    def add(self, new: NewDocument) -> Document:
        """Stores the file; it is never changed or removed afterwards."""
        ...

    def of_patient(self, patient_id: str) -> Sequence[Document]:
        """The patient's documents, newest first."""
        ...

    def of_evaluation(self, evaluation_id: str) -> Sequence[Document]:
        """The documents of an evaluation, newest first."""
        ...

    def content(self, document_id: str) -> bytes:
        """The bytes of the file, proved against their hash; Refusal where there is none or it is damaged."""
        ...


class FilesToKeep(Protocol):
    """Reads files from outside that are to be kept."""

    def read(self, path: Path) -> tuple[str, bytes]:
        """The media type, judged by the content, and the bytes; Refusal where it is nothing that is kept."""
        ...


def suffix_of(media_type: str) -> str:
    """How the name of an exported document ends."""
    return SUFFIXES.get(media_type, ".bin")


class Documents:
    """The documents as screens and commands get them: every call is checked first."""

    def __init__(self, access: Access, shelf: DocumentShelf, files: FilesToKeep, reads: Reads) -> None:
        self._access = access
        self._reads = reads
        self._shelf = shelf
        self._files = files

    @needs(Action.WRITE_CLINICAL)
    def attach(self, patient_id: str, path: Path) -> Document:
        """The file is kept with the patient under its own name; Refusal where it cannot be."""
        media_type, content = self._files.read(path)
        name = "".join(c if c.isprintable() else " " for c in path.stem)
        tidy = " ".join(name.split())[:_LONGEST_NAME] or "Document"
        return self._shelf.add(NewDocument(patient_id, "", DocumentKind.ATTACHMENT, tidy, media_type, content))

    @needs(Action.WRITE_CLINICAL)
    def add(self, new: NewDocument) -> Document:
        """Stores the file; it is never changed or removed afterwards."""
        return self._shelf.add(new)

    @needs(Action.SEE_CLINICAL)
    def of_patient(self, patient_id: str) -> Sequence[Document]:
        """The patient's documents, newest first."""
        self._reads.opened(AuditKind.DOCUMENTS_LISTED, patient_id)
        return self._shelf.of_patient(patient_id)

    @needs(Action.SEE_CLINICAL)
    def of_evaluation(self, evaluation_id: str) -> Sequence[Document]:
        """The documents of an evaluation, newest first."""
        found = self._shelf.of_evaluation(evaluation_id)
        if found:
            self._reads.opened(AuditKind.DOCUMENTS_LISTED, found[0].patient_id)
        return found

    @needs(Action.SEE_CLINICAL)
    def content(self, document_id: str) -> bytes:
        """The bytes of the file; Refusal where there is none or it is damaged. That it was read is recorded."""
        return self._shelf.content(document_id)
