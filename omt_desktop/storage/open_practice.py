"""Opening the practice of a data folder, and making it where there is none."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from omt_desktop.storage.audit_key import audit_key
from omt_desktop.storage.audit_trail import AuditTrail, StoredAuditLog
from omt_desktop.storage.backup.bringing_back import brought_back, decide, forget_brought_back
from omt_desktop.storage.backup.bringing_back import finish as finish_bringing_back
from omt_desktop.storage.backup.making import source_of
from omt_desktop.storage.backup.stored_backups import StoredBackups
from omt_desktop.storage.call_store import StoredCalls
from omt_desktop.storage.data_key import KEY_FILE, data_key
from omt_desktop.storage.engine import open_engine, prove_ours, refuse_foreign_file
from omt_desktop.storage.evaluation_store import StoredEvaluations
from omt_desktop.storage.faults import error_name, reading
from omt_desktop.storage.follow_up_store import StoredFollowUps
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.open_records import OpenRecords
from omt_desktop.storage.patient_registry import StoredPatients
from omt_desktop.storage.private_files import create_private, hold, make_private_folder, settle_folder
from omt_desktop.storage.protocol_shelf import StoredProtocols
from omt_desktop.storage.schedule_store import StoredSchedule
from omt_desktop.storage.schema import bring_forward, make_tables
from omt_desktop.storage.settings_shelf import StoredSettings
from omt_desktop.storage.stored_documents import StoredDocuments
from omt_desktop.storage.stored_sealing_keys import StoredSealingKeys
from omt_desktop.storage.stored_signatures import StoredSignatures
from omt_desktop.storage.trail_beginning import begin_trail
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.ports import Clock

DATABASE = "practice.db"
LOCK = "practice.lock"
MAKING = "practice.making"
"""Marks a first start that is not finished."""


@dataclass(frozen=True, slots=True)
class Practice:
    """An open practice. While it is open no other process can open it."""

    patients: StoredPatients
    evaluations: StoredEvaluations
    signatures: StoredSignatures
    protocols: StoredProtocols
    settings: StoredSettings
    schedule: StoredSchedule
    calls: StoredCalls
    follow_ups: StoredFollowUps
    documents: StoredDocuments
    sealing_keys: StoredSealingKeys
    audit: StoredAuditLog
    backups: StoredBackups
    engine: Engine
    file: OpenFile
    lock: IO[bytes]

    def close(self) -> None:
        """Closes every connection, which empties the write-ahead log, and lets the folder go; nothing is saved then."""
        self.file.close()
        self.engine.dispose()
        self.lock.close()


def open_practice(folder: Path, clock: Clock, who: Callable[[], str] = str) -> Practice:
    """The practice in the folder, made new where the folder holds none.

    `who` tells, each time something is done, the id of the person who does it: the audit trail keeps it.
    Refusal where the folder cannot be used, another instance has it open, or the database is not ours.
    """
    lock = _take_folder(folder)
    try:
        return _opened(folder / DATABASE, clock, lock, who)
    except BaseException:
        lock.close()
        raise


def bring_back_staged(folder: Path, set_aside: str = "") -> None:
    """The backup that was taken out is the practice from now on; the next opening opens it.

    The practice must be closed. `set_aside` names the folder into which the present files are moved first, if any.
    Refusal where another instance has it open, or nothing was replaced because the disk refused.
    """
    lock = _take_folder(folder)
    try:
        decide(folder, set_aside=set_aside)
        finish_bringing_back(folder)
    except OSError as problem:
        raise Refusal(
            f"The backup could not be put in its place in {folder} ({os.strerror(problem.errno or 0)}). What is there "
            "is either the practice as it was or, from the next start on, the backup; never a mix. Check the disk, "
            "then try again."
        ) from None
    finally:
        lock.close()


def _take_folder(folder: Path) -> IO[bytes]:
    try:
        make_private_folder(folder)
        lock = hold(folder / LOCK)
    except OSError as problem:
        raise Refusal(
            f"The data folder {folder} cannot be used ({os.strerror(problem.errno or 0)}). Nothing was changed. Allow "
            "this user to write there, or choose another folder with --data."
        ) from None
    if lock is None:
        raise Refusal(
            f"OMT Desktop is already open with the data folder {folder}. Two programs must not write the same record. "
            "Use the window that is open, or close it first."
        )
    return lock


def _opened(path: Path, clock: Clock, lock: IO[bytes], who: Callable[[], str]) -> Practice:
    try:
        finish_bringing_back(path.parent)
        key = _key_of(path)
    except OSError as problem:
        raise Refusal(
            f"The practice database {path.name} in {path.parent} cannot be read ({os.strerror(problem.errno or 0)}). "
            "Nothing was changed. Allow this user to read it, then try again."
        ) from None
    engine = open_engine(path, key)
    backups = StoredBackups(source_of(engine, path, key), clock)
    try:
        prove_ours(engine, path)
        with reading(path):
            bring_forward(engine, path, lambda: backups.make(Reason.BEFORE_MIGRATION))
        trail = AuditTrail(audit_key(key), clock, who)
        with reading(path):
            begin_trail(engine, trail)
        file, records = OpenFile(path), OpenRecords(trail.key)
        audit = StoredAuditLog(engine, file, trail)
        _tell_what_was_brought_back(path.parent, audit)
    except BaseException:
        engine.dispose()
        raise
    return Practice(
        StoredPatients(engine, file, trail),
        StoredEvaluations(engine, file, clock, trail, records),
        StoredSignatures(engine, file, clock, trail, records),
        StoredProtocols(engine, file, clock, trail),
        StoredSettings(engine, file, clock, trail),
        StoredSchedule(engine, file, trail),
        StoredCalls(engine, file, trail),
        StoredFollowUps(engine, file, trail),
        StoredDocuments(engine, file, clock, trail),
        StoredSealingKeys(engine, file, clock, trail),
        audit,
        backups,
        engine,
        file,
        lock,
    )


def _tell_what_was_brought_back(folder: Path, audit: StoredAuditLog) -> None:
    number = brought_back(folder)
    if number:
        audit.record(AuditEvent(AuditKind.BACKUP_BROUGHT_BACK, details={"number": number}))
    forget_brought_back(folder)


def _key_of(path: Path) -> str:
    """The key of the database, which is made new only in a folder that never held one."""
    if path.exists():
        refuse_foreign_file(path)
        return data_key(path.parent, may_create=False)
    if (path.parent / MAKING).exists() or not _traces(path):
        return _made_new(path)
    raise NotOurFile(
        f"The practice database {path.name} is missing in {path.parent}, but its key or its write-ahead log is there. "
        "Nothing was changed and no new practice was begun. Put the database back into the folder, then try again."
    )


def _traces(path: Path) -> list[Path]:
    """What a practice leaves beside its database: without the database they mean that it was moved away."""
    return [found for found in (path.parent / KEY_FILE, path.with_name(f"{path.name}-wal")) if found.exists()]


def _made_new(path: Path) -> str:
    """Makes the practice behind a marker, so that a first start that was cut off is begun again and never half used."""
    marker, unfinished = path.parent / MAKING, path.with_suffix(".new")
    try:
        marker.touch()
        settle_folder(path.parent)
        for left_over in (path.parent / KEY_FILE, *path.parent.glob(f"{unfinished.name}*")):
            left_over.unlink(missing_ok=True)
        key = data_key(path.parent, may_create=True)
        # Made private before SQLite writes to it: its logs take over the mode of the file.
        create_private(unfinished, b"")
        engine = open_engine(unfinished, key, create=True)
        try:
            make_tables(engine)
        finally:
            engine.dispose()
        unfinished.replace(path)
        settle_folder(path.parent)
        marker.unlink()
    except (OSError, DBAPIError) as problem:
        reason = os.strerror(problem.errno or 0) if isinstance(problem, OSError) else error_name(problem)
        raise Refusal(
            f"The practice database could not be made in {path.parent} ({reason}). Choose a folder this user may write "
            "to with --data, or free some space, then try again."
        ) from None
    return key
