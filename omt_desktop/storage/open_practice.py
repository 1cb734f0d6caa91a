"""Opening the practice of a data folder, and making it where there is none."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Engine

from omt_desktop.storage.data_key import data_key
from omt_desktop.storage.engine import OpenFile, open_engine, prove_ours, refuse_foreign_file
from omt_desktop.storage.evaluation_store import StoredEvaluations
from omt_desktop.storage.faults import reading
from omt_desktop.storage.patient_registry import StoredPatients
from omt_desktop.storage.private_files import hold, make_private_folder, settle_folder
from omt_desktop.storage.schema import bring_forward, make_tables
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock

DATABASE = "practice.db"
LOCK = "practice.lock"


@dataclass(frozen=True, slots=True)
class Practice:
    """An open practice. While it is open no other process can open it."""

    patients: StoredPatients
    evaluations: StoredEvaluations
    engine: Engine
    lock: IO[bytes]

    def close(self) -> None:
        """Closes every connection, which empties the write-ahead log, and lets the folder go."""
        self.engine.dispose()
        self.lock.close()


def open_practice(folder: Path, clock: Clock) -> Practice:
    """The practice in the folder, made new where the folder holds none.

    Refusal where the folder cannot be used, another instance has it open, or the database is not ours.
    """
    lock = _take_folder(folder)
    try:
        return _opened(folder / DATABASE, clock, lock)
    except BaseException:
        lock.close()
        raise


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


def _opened(path: Path, clock: Clock, lock: IO[bytes]) -> Practice:
    if path.exists():
        refuse_foreign_file(path)
        key = data_key(path.parent, may_create=False)
    else:
        key = _made_new(path)
    engine = open_engine(path, key)
    try:
        prove_ours(engine, path)
        with reading(path):
            bring_forward(engine, path)
    except BaseException:
        engine.dispose()
        raise
    file = OpenFile(path)
    return Practice(StoredPatients(engine, file), StoredEvaluations(engine, file, clock), engine, lock)


def _made_new(path: Path) -> str:
    """Makes the database under another name first, so that a crash never leaves half a practice behind."""
    try:
        key = data_key(path.parent, may_create=True)
        unfinished = path.with_suffix(".new")
        for left_over in path.parent.glob(f"{unfinished.name}*"):
            left_over.unlink()
        engine = open_engine(unfinished, key, create=True)
        make_tables(engine)
        engine.dispose()
        unfinished.replace(path)
        settle_folder(path.parent)
    except OSError as problem:
        raise Refusal(
            f"The practice database could not be made in {path.parent} ({os.strerror(problem.errno or 0)}). Choose a "
            "folder this user may write to with --data, or free some space, then try again."
        ) from None
    return key
