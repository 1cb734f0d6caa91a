"""Opening the database of a data folder with its keys, and making an empty one. The way in is front_door.py."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, inspect
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from omt_desktop.storage.audit_trail import StoredAuditLog
from omt_desktop.storage.authorizer import guard_connections
from omt_desktop.storage.backup.backups_beside import StoredBackupsBeside
from omt_desktop.storage.backup.bringing_back import brought_back, forget_brought_back
from omt_desktop.storage.backup.bringing_back import finish as finish_bringing_back
from omt_desktop.storage.backup.making import source_of
from omt_desktop.storage.backup.stored_backups import StoredBackups
from omt_desktop.storage.bringing.stored_brought import StoredBrought
from omt_desktop.storage.call_store import StoredCalls
from omt_desktop.storage.data_folder import take_folder
from omt_desktop.storage.emergency_uses import StoredEmergencyUses
from omt_desktop.storage.engine import READ_ONLY, open_engine, prove_ours, refuse_foreign_file, settle_log
from omt_desktop.storage.evaluation_store import StoredEvaluations
from omt_desktop.storage.faults import error_name, opening
from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.follow_up_store import StoredFollowUps
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.open_records import OpenRecords
from omt_desktop.storage.patient_draft_store import StoredPatientDrafts
from omt_desktop.storage.patient_registry import StoredPatients
from omt_desktop.storage.private_files import create_private, settle_folder
from omt_desktop.storage.protocol_shelf import StoredProtocols
from omt_desktop.storage.review_store import StoredReviews
from omt_desktop.storage.schedule_store import StoredSchedule
from omt_desktop.storage.schema import bring_forward, make_tables
from omt_desktop.storage.settings_shelf import StoredSettings
from omt_desktop.storage.stored_documents import StoredDocuments
from omt_desktop.storage.stored_people import StoredPeople
from omt_desktop.storage.stored_sealing_keys import StoredSealingKeys
from omt_desktop.storage.stored_signatures import StoredSignatures
from omt_desktop.storage.trail.anchoring import NEWEST
from omt_desktop.storage.trail.parts import TrailParts, trail_parts
from omt_desktop.storage.vault.data_keys import DataKeys
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock


@dataclass(frozen=True, slots=True)
class Practice:
    """An open practice. While it is open no other process can open it."""

    patients: StoredPatients
    patient_drafts: StoredPatientDrafts
    evaluations: StoredEvaluations
    signatures: StoredSignatures
    protocols: StoredProtocols
    settings: StoredSettings
    schedule: StoredSchedule
    calls: StoredCalls
    follow_ups: StoredFollowUps
    reviews: StoredReviews
    documents: StoredDocuments
    sealing_keys: StoredSealingKeys
    people: StoredPeople
    emergency_uses: StoredEmergencyUses
    brought: StoredBrought
    audit: StoredAuditLog
    trail: TrailParts
    backups: StoredBackups
    engine: Engine
    file: OpenFile
    lock: IO[bytes] | None

    def close(self) -> None:
        """Closes every connection, which empties the write-ahead log, and lets the folder go; nothing is saved then.

        A practice that was closed before is left alone: its database may have another key by now.
        """
        if self.file.let_go:
            return
        self.trail.anchoring.move()
        self.file.close()
        self.engine.dispose()
        if self.lock is not None:
            self.lock.close()


def open_practice(
    folder: Path, keys: DataKeys, clock: Clock, who: Callable[[], str] = str, anchors: Path | None = None
) -> Practice:
    """The practice in the folder, which stands there already; its anchor in `anchors`, or among the user's settings.

    `who` tells, each time something is done, the id of the person who does it: the audit trail keeps it.
    Refusal where another instance has it open, the keys do not fit, or the database is not ours.
    """
    lock = take_folder(folder)
    try:
        return opened(folder, keys, clock, who, lock, anchors)
    except BaseException:
        lock.close()
        raise


def opened(
    folder: Path,
    keys: DataKeys,
    clock: Clock,
    who: Callable[[], str] = str,
    lock: IO[bytes] | None = None,
    anchors: Path | None = None,
) -> Practice:
    """The practice in a folder that this process holds; with `lock` the practice lets it go when it is closed.

    Its anchor is kept in `anchors`, or among the user's settings.
    """
    path = _readable(folder)
    engine = open_engine(path, keys.db)
    backups = StoredBackups(source_of(engine, path, keys), clock)
    beside = StoredBackupsBeside(folder, keys.audit_mac)
    kept = trail_parts(path, engine, keys.audit_mac, clock, who, lambda: open_engine(path, keys.db), beside, anchors)
    try:
        with opening(path):
            prove_ours(engine, path)
            number = brought_back(folder, keys.audit_mac, lambda line: _code_of(engine, line))
            if not number:  # such a backup is older than the anchor, and the trail tells of it below
                kept.compare()
            bring_forward(engine, path, lambda: backups.make(Reason.BEFORE_MIGRATION))
            guard_connections(engine)
            file, trail, records = OpenFile(path), kept.trail, OpenRecords(keys.audit_mac)
            kept.begin(file)
            audit = StoredAuditLog(engine, file, trail)
            _tell_what_was_brought_back(folder, number, audit, kept)
    except BaseException:
        engine.dispose()
        raise
    evaluations = StoredEvaluations(engine, file, clock, trail, records)
    documents = StoredDocuments(engine, file, clock, trail)
    return Practice(
        StoredPatients(engine, file, trail),
        StoredPatientDrafts(engine, file, trail),
        evaluations,
        StoredSignatures(engine, file, clock, trail, records, kept.anchoring),
        StoredProtocols(engine, file, clock, trail),
        StoredSettings(engine, file, clock, trail),
        StoredSchedule(engine, file, trail),
        StoredCalls(engine, file, trail),
        StoredFollowUps(engine, file, trail),
        StoredReviews(engine, file, trail),
        documents,
        StoredSealingKeys(engine, file, clock, trail),
        StoredPeople(engine, file, clock, trail),
        StoredEmergencyUses(engine, file),
        StoredBrought(engine, file, trail, evaluations, documents),
        audit,
        kept,
        backups,
        engine,
        file,
        lock,
    )


def _readable(folder: Path) -> Path:
    """The path of the database, which may be ours, after a backup that was decided on has taken its place."""
    path = folder / DATABASE
    try:
        finish_bringing_back(folder)
        refuse_foreign_file(path)
    except OSError as problem:
        raise Refusal(
            f"The practice database {path.name} in {path.parent} cannot be read ({os.strerror(problem.errno or 0)}). "
            "Nothing was changed. Allow this user to read it, then try again."
        ) from None
    return path


def _code_of(engine: Engine, line: int) -> str:
    """The code (hex) of a line of the trail; empty where there is no such line."""
    with engine.connect().execution_options(**READ_ONLY) as connection:
        if not inspect(connection).has_table("audit"):
            return ""
        code = connection.exec_driver_sql("SELECT mac FROM audit WHERE seq = ?", (line,)).scalar()
    return bytes(code).hex() if code is not None else ""


def _tell_what_was_brought_back(folder: Path, number: int, audit: StoredAuditLog, kept: TrailParts) -> None:
    if number:
        details = {"number": number, NEWEST: max(number, kept.backups.newest_number)}
        audit.record(AuditEvent(AuditKind.BACKUP_BROUGHT_BACK, details=details))
        kept.anchoring.move()
    forget_brought_back(folder)


def make_record(folder: Path, keys: DataKeys) -> None:
    """An empty database stands in the folder. It is made beside its place, so that there is never half of one.

    Refusal where it cannot be written.
    """
    path = folder / DATABASE
    unfinished = path.with_suffix(".new")
    try:
        for left_over in folder.glob(f"{unfinished.name}*"):
            left_over.unlink(missing_ok=True)
        # Made private before SQLite writes to it: its logs take over the mode of the file.
        create_private(unfinished, b"")
        engine = open_engine(unfinished, keys.db, create=True)
        try:
            make_tables(engine)
            settle_log(engine)
        finally:
            engine.dispose()
        unfinished.replace(path)
        settle_folder(folder)
    except (OSError, DBAPIError, DriverError) as problem:
        reason = os.strerror(problem.errno or 0) if isinstance(problem, OSError) else error_name(problem)
        raise Refusal(
            f"The practice database could not be made in {folder} ({reason}). Choose a folder this user may write to "
            "with --data, or free some space, then try again."
        ) from None
