"""The documents of patients in the database."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import local, sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import records_of
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.row_records import DOCUMENTS
from omt_desktop.storage.tables import documents
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.documents import LARGEST_DOCUMENT, Document, DocumentKind, NewDocument
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.ports import Clock

_LISTED = (
    *(column for column in documents.c if column.name != "bytes"),
    func.length(documents.c.bytes).label("size"),
)
_ADD = Prepared(insert(documents))
_NEWEST_FIRST = (documents.c.added_at.desc(), documents.c.id)


class StoredDocuments:
    """Fulfils workflow.documents.DocumentShelf."""

    def __init__(self, engine: Engine, file: OpenFile, clock: Clock, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail

    def add(self, new: NewDocument) -> Document:
        """Stores the file with its line in the audit trail; NotSaved where it is too large or cannot be kept."""
        with saving(self._file), self._engine.begin() as connection:
            return self.write_new(connection, new)

    def write_new(self, connection: Connection, new: NewDocument) -> Document:
        """The document, stored inside the transaction of `connection`, which decides whether it stays."""
        now = self._clock.now()
        row, event = self._row(new, now)
        connection.execute(insert(documents), row)
        DOCUMENTS.told(connection, self._trail, event, now)
        return _document({**row, "size": len(new.content)})

    def write_each(self, connection: Connection, new: Sequence[NewDocument]) -> list[str]:
        """The ids of many documents, stored in the same way with one statement; not above a few hundred at once."""
        now = self._clock.now()
        made = [self._row(one, now) for one in new]
        _ADD.run_each(connection, [row for row, _ in made])
        DOCUMENTS.told_each(connection, self._trail, [event for _, event in made])
        return [row["id"] for row, _ in made]

    def _row(self, new: NewDocument, now: datetime) -> tuple[dict[str, Any], AuditEvent]:
        if len(new.content) > LARGEST_DOCUMENT:
            raise NotSaved("The document is larger than 64 MB, so it was not added. Choose a smaller file.")
        digest = hashlib.sha256(new.content).hexdigest()
        row: dict[str, Any] = {
            "id": uuid.uuid4().hex,
            "patient_id": new.patient_id,
            "evaluation_id": new.evaluation_id or None,
            "kind": new.kind.value,
            "name": new.name,
            "media_type": new.media_type,
            "sha256": digest,
            "added_at": sortable(now),
            "added_by": self._trail.person_id,
            "bytes": new.content,
        }
        details: dict[str, str | int] = {"kind": new.kind.value, "sha256": digest}
        return row, AuditEvent(AuditKind.DOCUMENT_ADDED, new.patient_id, row["id"], details)

    def of_patient(self, patient_id: str) -> Sequence[Document]:
        """The patient's documents, also those of records that were joined, newest first."""
        return self._listed(documents.c.patient_id.in_(records_of("of_patient")), of_patient=patient_id)

    def of_evaluation(self, evaluation_id: str) -> Sequence[Document]:
        """The documents of an evaluation, newest first."""
        return self._listed(documents.c.evaluation_id == evaluation_id)

    def content(self, document_id: str) -> bytes:
        """The bytes of the file, after they were proved and the audit trail knows that it was read."""
        wanted = select(documents.c.patient_id, documents.c.sha256, documents.c.bytes)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            row = connection.execute(wanted.where(documents.c.id == document_id)).one_or_none()
        if row is None:
            raise Refusal("This document is not in the practice database. Go back to the patient and choose again.")
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256:
            raise Refusal(
                "This document is not as it was added: it was damaged or changed in the database. It is not shown. "
                "Put back a backup from before, or ask for the document again."
            )
        with saving(self._file), self._engine.begin() as connection:
            self._trail.append(connection, AuditEvent(AuditKind.DOCUMENT_OPENED, row.patient_id, document_id))
        return bytes(row.bytes)

    def _listed(self, condition: Any, **values: str) -> tuple[Document, ...]:
        wanted = select(*_LISTED).where(condition).order_by(*_NEWEST_FIRST)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(_document(row) for row in connection.execute(wanted, values).mappings())


def _document(row: Any) -> Document:
    added: datetime = local(row["added_at"])
    return Document(
        row["id"],
        row["patient_id"],
        row["evaluation_id"] or "",
        DocumentKind(row["kind"]),
        row["name"],
        row["media_type"],
        row["sha256"],
        row["size"],
        added,
        row["added_by"],
    )
