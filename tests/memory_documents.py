"""Documents and sealing keys in memory, for tests of what stands above the database."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

from omt_desktop.exchange.attachment_files import AttachmentFiles
from omt_desktop.reports import PyHankoSeals
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.audit_event import AuditEvent
from omt_desktop.workflow.documents import Document, Documents, NewDocument
from omt_desktop.workflow.errors import NotSaved, NotWritten, Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.seal import SealingKey
from omt_desktop.workflow.sealing import Sealing
from omt_desktop.workflow.trail.reads import Reads
from tests.memory_people import HeardEvents


@cache
def a_pdf() -> bytes:
    """A report of two pages about nobody."""
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pagesize=(612.0, 792.0), invariant=1)
    for page in ("first", "second"):
        canvas.drawString(72, 700, f"The {page} page of an invented report")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class MemoryDocuments:
    """Fulfils DocumentShelf; `problem` is why nothing can be kept."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.kept: dict[str, tuple[Document, bytes]] = {}
        self.opened: list[str] = []
        self.problem = ""

    def add(self, new: NewDocument) -> Document:
        if self.problem:
            raise Refusal(self.problem)
        made = Document(
            f"d-{len(self.kept) + 1}",
            new.patient_id,
            new.evaluation_id,
            new.kind,
            new.name,
            new.media_type,
            hashlib.sha256(new.content).hexdigest(),
            len(new.content),
            self._clock.now(),
            "ada",
        )
        self.kept[made.id] = (made, new.content)
        return made

    def of_patient(self, patient_id: str) -> Sequence[Document]:
        return [document for document, _ in reversed(self.kept.values()) if document.patient_id == patient_id]

    def of_evaluation(self, evaluation_id: str) -> Sequence[Document]:
        return [document for document, _ in reversed(self.kept.values()) if document.evaluation_id == evaluation_id]

    def content(self, document_id: str) -> bytes:
        if document_id not in self.kept:
            raise Refusal("This document is not in the practice database.")
        self.opened.append(document_id)
        return self.kept[document_id][1]


class MemorySealingKeys:
    """Fulfils SealingKeys."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, SealingKey]] = []

    def keep(self, owner: str, key: SealingKey) -> None:
        self.kept.append((owner, key))

    def of(self, owner: str) -> SealingKey | None:
        return next((key for kept, key in reversed(self.kept) if kept == owner), None)

    def roots(self) -> tuple[bytes, ...]:
        return tuple(dict.fromkeys(key.root for _, key in self.kept))


def memory_documents(access: Access, clock: Clock) -> Documents:
    """The guarded documents over a shelf in memory."""
    return Documents(access, MemoryDocuments(clock), AttachmentFiles(), Reads(HeardEvents()))


def memory_sealing(access: Access, clock: Clock, last_told: Callable[[], datetime | None] = lambda: None) -> Sealing:
    """The guarded sealing with real certificates that are kept in memory."""
    name = "Invented Practice"
    return Sealing(access, PyHankoSeals(), MemorySealingKeys(), clock, date(2026, 11, 1), last_told, lambda: name)


class MemoryAuditLog:
    """Keeps what was told, in order; `problem` is why nothing can be told."""

    def __init__(self) -> None:
        self.told: list[AuditEvent] = []
        self.problem = ""

    def record(self, event: AuditEvent) -> None:
        if self.problem:
            raise NotSaved(self.problem)
        self.told.append(event)


class MemoryOutside:
    """Fulfils OutsideFiles without writing; `problem` is why nothing can be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.saved: dict[Path, bytes] = {}
        self.lent: dict[Path, bytes] = {}
        self.problem = ""

    def save(self, path: Path, data: bytes) -> None:
        if self.problem:
            raise NotWritten(self.problem)
        self.saved[path] = data

    def lend(self, name: str, data: bytes) -> Path:
        path = self._folder / "lent" / name
        self.lent[path] = data
        return path

    def take_back(self) -> None:
        self.lent.clear()
