"""Signing an evaluation and adding to a signed one, each in one transaction with its line in the trail."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, insert, select, update

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.canonical import canonical
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.evaluation_rows import HEAD, StoredParts, read_evaluation, stored_parts
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import local, sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.open_records import OpenRecord, OpenRecords, not_this_patients
from omt_desktop.storage.patient_rows import read_owner
from omt_desktop.storage.recommendation_snapshot import snapshot_of
from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.signed_patient_rows import write_named
from omt_desktop.storage.tables import (
    addenda,
    audit,
    evaluations,
    recommendations,
    signatures,
    signed_elsewhere,
    signed_patients,
)
from omt_desktop.storage.trail.anchoring import Anchoring
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.ports import Clock
from omt_desktop.workflow.signature import Addendum, Meaning, Signature

_NAMES_LINE = update(evaluations).where(evaluations.c.id == bindparam("of")).values(audit_seq=bindparam("told"))
_IS_SIGNED = update(evaluations).where(evaluations.c.id == bindparam("of")).values(signed=1)
_NOT_SIGNED_WITH = {signatures.name, addenda.name, signed_elsewhere.name}
"""What is added by signing, and what is never signed here."""


class StoredSignatures:
    """Fulfils workflow.ports.SignatureStore."""

    def __init__(
        self,
        engine: Engine,
        file: OpenFile,
        clock: Clock,
        trail: AuditTrail,
        records: OpenRecords,
        anchoring: Anchoring,
    ) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail
        self._records = records
        self._anchoring = anchoring

    def sign(
        self,
        record_id: str,
        shown: Evaluation,
        printed_name: str,
        meaning: Meaning,
        named: PatientIdentity | None = None,
        decided_on: Recommendation | None = None,
    ) -> Signature:
        """Signs what is in the database, which must be what was shown; NotSaved otherwise.

        Refusal where the decision stands on another recommendation than `decided_on`, where that is given.
        From the first signature on it names the patient as `named`, or as the registry does now.
        """
        now = self._clock.now()
        with saving(self._file), self._engine.begin() as connection:
            row, parts = self._as_stored(connection, record_id)
            if read_evaluation(row, parts) != shown:
                raise NotSaved(
                    "What is on the screen is not saved yet, so it cannot be signed. Your text is kept here. Wait "
                    "until it says «Saved», then sign again."
                )
            if decided_on is not None and not _stands_on(parts, decided_on):
                raise Refusal(
                    "The decision was made on another recommendation: rules have changed since, or what they read. "
                    "Nothing was signed. Look at the recommendation as it is now, take the decision back, and decide "
                    "again; then sign."
                )
            code = self._records.get(record_id).code.copy()
            if not row.signed:
                wrote = write_named(connection, record_id, named or read_owner(connection, row.patient_id))
                code.put((signed_patients.name,), wrote)
                parts = stored_parts(connection, record_id)
            content = content_sha256(row, parts)
            kept = {
                "evaluation_id": record_id,
                "place": len(parts[signatures.name]) + 1,
                "person_id": self._trail.person_id,
                "printed_name": printed_name,
                "meaning": meaning.value,
                "signed_at": sortable(now),
                "content_sha256": content,
            }
            details: dict[str, str | int] = {"meaning": meaning.value, "sha256": content}
            event = AuditEvent(AuditKind.EVALUATION_SIGNED, row.patient_id, record_id, details)
            record = self._add(connection, signatures, kept, event, row, code)
        self._keep(record_id, record)
        return signature_from(kept)

    def amend(self, record_id: str, printed_name: str, reason: str, text: str) -> Addendum:
        """Adds to a signed evaluation; Refusal where it is not signed."""
        now = self._clock.now()
        with saving(self._file), self._engine.begin() as connection:
            row, parts = self._as_stored(connection, record_id)
            if not parts[signatures.name]:
                raise Refusal("This evaluation is not signed yet, so nothing was added. Change it directly.")
            said = {"to": content_sha256(row, parts), "reason": reason, "text": text, "at": sortable(now)}
            kept = {
                "evaluation_id": record_id,
                "place": len(parts[addenda.name]) + 1,
                "person_id": self._trail.person_id,
                "printed_name": printed_name,
                "written_at": sortable(now),
                "reason": reason,
                "text": text,
                "content_sha256": hashlib.sha256(canonical(said).encode()).hexdigest(),
            }
            details: dict[str, str | int] = {"sha256": str(kept["content_sha256"])}
            event = AuditEvent(AuditKind.ADDENDUM_ADDED, row.patient_id, record_id, details)
            code = self._records.get(record_id).code.copy()
            record = self._add(connection, addenda, kept, event, row, code)
        self._keep(record_id, record)
        return addendum_from(kept)

    def last_told(self) -> datetime | None:
        """When the last line of the audit trail was written; None before the first."""
        newest = select(audit.c.at).order_by(audit.c.seq.desc()).limit(1)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            at = connection.execute(newest).scalar()
        return local(at) if at else None

    def _keep(self, record_id: str, record: OpenRecord) -> None:
        """After the commit: what was signed is in the file itself, and the anchor stands behind it."""
        self._records.keep(record_id, record)
        self._anchoring.settle()
        self._anchoring.move()

    def _as_stored(self, connection: Connection, record_id: str) -> tuple[Any, StoredParts]:
        held = self._records.get(record_id)
        row = connection.execute(select(evaluations).where(evaluations.c.id == record_id)).one_or_none()
        if row is None or row.patient_id != held.patient_id:
            raise not_this_patients()
        return row, stored_parts(connection, record_id)

    def _add(
        self,
        connection: Connection,
        table: Any,
        kept: dict[str, Any],
        event: AuditEvent,
        row: Any,
        code: RecordCode,
    ) -> OpenRecord:
        record = self._records.get(row.id)
        code.put((table.name, str(kept["place"])), kept)
        at = local(kept.get("signed_at") or kept["written_at"])
        told = self._trail.append(connection, event, code.sealed(row.saved_at), at)
        connection.execute(_NAMES_LINE, {"of": row.id, "told": told.seq})
        if not row.signed:
            connection.execute(_IS_SIGNED, {"of": row.id})
        connection.execute(insert(table), kept)
        return replace(record, code=code)


def content_sha256(row: Any, parts: StoredParts) -> str:
    """64 hex characters over everything of the evaluation that is signed, as it is stored, in one fixed order.

    Whom it names (name, birth date, sex, record number), the content's version and hash, the protocol, every answer,
    grade and finding, the decision and the recommendation it stands on; not the place in the exam, and not what is
    added by signing.
    """
    own = {name: getattr(row, name) for name in HEAD}
    said: dict[str, Any] = {"format": "omt-signed/1", "evaluation": _held(own)}
    for name, found in parts.items():
        if name not in _NOT_SIGNED_WITH and (found or name != signed_patients.name):
            said[name] = [_held(part._mapping) for part in sorted(found, key=tuple[Any, ...])]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def _stands_on(parts: StoredParts, recommendation: Recommendation) -> bool:
    """Whether this is the recommendation that is kept with the decision."""
    return [row.snapshot for row in parts[recommendations.name]] == [snapshot_of(recommendation)]


def signature_from(row: Any) -> Signature:
    """The signature in a mapping with the columns of `signatures`."""
    return Signature(
        row["person_id"],
        row["printed_name"],
        Meaning(row["meaning"]),
        local(row["signed_at"]),
        row["content_sha256"],
    )


def addendum_from(row: Any) -> Addendum:
    """The addendum in a mapping with the columns of `addenda`."""
    return Addendum(
        row["person_id"],
        row["printed_name"],
        local(row["written_at"]),
        row["reason"],
        row["text"],
        row["content_sha256"],
    )


def _held(row: Any) -> dict[str, Any]:
    """The columns that have a value: one that is added to the table later leaves old hashes as they are."""
    return {name: value for name, value in row.items() if value is not None}
