"""Power cuts, replayed: the files as they may stand on the disk at every system call of a process that was saving.

What a file got since its last fsync is dropped (style 1), half of it kept at random (2), or most of it kept and torn at
sectors of 512 bytes (3). Creations and removals survive as a prefix; any fsync commits those before it, as ext4 does.
The model is told to be right by what it must find: synchronous=NORMAL loses acknowledged saves, FULL loses none.
"""

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlcipher3 import dbapi2

from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.faults.call_log import TRACED, Call, calls_in
from tests.faults.tracing import python, under_strace
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock

DATABASE, LOG = "practice.db", "practice.db-wal"
ACKNOWLEDGED = "acknowledged"
SECTOR = 512
CHILD = Path(__file__).with_name("saving_child.py")
STYLES = ("dropped", "half kept", "torn")


@dataclass
class Outcome:
    """How the states that a power cut may leave read."""

    states: int = 0
    losing: int = 0
    most_lost: int = 0
    half: int = 0
    damaged: int = 0
    cleared: int = 0
    """Alarms of the page check that a checkpoint clears, because the log has the page whole."""
    saves: int = 0


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    since: list[Call] = field(default_factory=list)
    exists_durably: bool = True


def cut_power(folder: Path, saves: int, synchronous: str) -> Outcome:
    """Records a child that makes so many saves in a new practice below `folder`, and reads every state."""
    data = folder / "data"
    record_id = a_record(data)
    before = {name: (data / name).read_bytes() for name in (DATABASE,)}
    log = folder / "calls"
    done = under_strace(
        ["-y", "-xx", "-s", "400000", "-o", str(log), "-e", TRACED],
        python(CHILD, str(data), record_id, str(saves), synchronous, str(data / ACKNOWLEDGED)),
    )
    assert done.returncode == 0, done.stderr
    calls = list(calls_in(log, data))
    outcome = Outcome(saves=sum(call.name == ACKNOWLEDGED and call.kind == "write" for call in calls))
    reader = _Reader(folder / "states", database_key(data), record_id)
    for acknowledged, files in states(before, calls, random.Random(20261128)):
        reader.read(files, acknowledged, outcome)
    return outcome


def a_record(folder: Path) -> str:
    """The id of an evaluation in a new, closed practice."""
    practice = open_record(folder, SteppingClock())
    patient = practice.patients.add(a_patient())
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
    practice.close()
    return record.id


def states(
    before: dict[str, bytes], calls: Sequence[Call], chance: random.Random
) -> Iterator[tuple[int, dict[str, bytes]]]:
    """The number acknowledged so far and the files, after each call, in each style; each state once."""
    files = {name: _File(bytearray(content)) for name, content in before.items()}
    acknowledged = 0
    for call in calls:
        if call.name == ACKNOWLEDGED:
            acknowledged = int(call.data) if call.kind == "write" else acknowledged
            continue
        if call.name not in (DATABASE, LOG):
            continue
        _carry_out(files, call)
        seen: list[dict[str, bytes]] = []
        for style in STYLES:
            left = {name: found for name, f in files.items() if (found := _left(f, style, chance)) is not None}
            if left not in seen:
                seen.append(left)
                yield acknowledged, left


def _carry_out(files: dict[str, _File], call: Call) -> None:
    if call.kind == "create":
        files.setdefault(call.name, _File(exists_durably=False))
    elif call.kind == "remove":
        # Removed last of all, when everything is in the database: both are the same to a reader.
        files.pop(call.name, None)
    elif call.kind == "sync":
        for file in files.values():
            file.exists_durably = True
        synced = files[call.name]
        synced.durable = bytearray(_applied(synced.durable, synced.since))
        synced.since = []
    else:
        files.setdefault(call.name, _File(exists_durably=False)).since.append(call)


def _left(file: _File, style: str, chance: random.Random) -> bytes | None:
    if not file.exists_durably and (style == "dropped" or chance.random() < 0.5):
        return None
    if style == "dropped":
        return bytes(file.durable)
    if style == "half kept":
        return bytes(_applied(file.durable, [call for call in file.since if chance.random() < 0.5]))
    kept = [call for call in file.since if chance.random() < 0.7]
    return bytes(_applied(file.durable, [torn for call in kept for torn in _torn(call, chance)]))


def _torn(call: Call, chance: random.Random) -> Iterator[Call]:
    """The sectors of a write that came through; the first and last need not begin at a boundary."""
    if call.kind != "write":
        yield call
        return
    place = 0
    while place < len(call.data):
        end = min(len(call.data), (call.at + place) // SECTOR * SECTOR + SECTOR - call.at)
        if chance.random() < 0.7:
            yield Call("write", call.name, call.data[place:end], call.at + place)
        place = end


def _applied(content: bytearray, calls: Sequence[Call]) -> bytearray:
    after = bytearray(content)
    for call in calls:
        end = call.at + len(call.data) if call.kind == "write" else call.at
        if len(after) < end:
            after.extend(bytes(end - len(after)))
        if call.kind == "write":
            after[call.at : end] = call.data
        else:
            del after[call.at :]
    return after


class _Reader:
    """Opens a state with the real library and compares it with what was acknowledged."""

    def __init__(self, place: Path, key: str, record_id: str) -> None:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        self._place = place
        self._key = key
        self._record_id = record_id

    def read(self, files: dict[str, bytes], acknowledged: int, outcome: Outcome) -> None:
        """Adds what is found to the outcome."""
        for left_over in self._place.iterdir():
            left_over.unlink()
        for name, content in files.items():
            (self._place / name).write_bytes(content)
        outcome.states += 1
        try:
            texts = self._texts()
            outcome.cleared += bool(self._check("cipher_integrity_check"))
            self._checkpoint()
            sound = self._check("quick_check") == [("ok",)] and not self._check("cipher_integrity_check")
        except dbapi2.DatabaseError:
            outcome.damaged += 1
            return
        outcome.damaged += not sound
        outcome.half += len(set(texts)) != 1
        found = int(texts[0].removeprefix("number ")) if texts and texts[0].startswith("number ") else 0
        if found < acknowledged:
            outcome.losing += 1
            outcome.most_lost = max(outcome.most_lost, acknowledged - found)

    def _texts(self) -> list[str]:
        statement = "SELECT value FROM answers WHERE evaluation_id = ? AND fact_id IN ('life.activity', 'life.sleep')"
        rows = self._run(statement, (self._record_id,))
        texts = [str(value).strip('"') for (value,) in rows]
        return texts if any(text.startswith("number") for text in texts) else ["number 0"]

    def _check(self, name: str) -> list[tuple[object, ...]]:
        return self._run(f"PRAGMA {name}")

    def _checkpoint(self) -> None:
        self._run("PRAGMA wal_checkpoint(TRUNCATE)")

    def _run(self, statement: str, values: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
        connection = dbapi2.connect(str(self._place / DATABASE), isolation_level=None)
        try:
            connection.set_key(f"x'{self._key}'")
            connection.execute("PRAGMA cipher_log_level=NONE")
            return list(connection.execute(statement, values).fetchall())
        finally:
            connection.close()
