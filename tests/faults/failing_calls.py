"""The n-th system call on the database fails, once or from then on, for each kind of call that can.

What was acknowledged must be there afterwards, nothing half, nothing damaged; and what the program said must be one of
its own sentences.
"""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from omt_desktop.storage.backup.sealed_copy import checked
from omt_desktop.workflow.errors import Refusal
from tests.faults.power_cut import ACKNOWLEDGED, CHILD, DATABASE, a_record
from tests.faults.tracing import python, under_strace
from tests.practice import database_key, open_record
from tests.storage.conftest import SteppingClock

KINDS = (
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EIO"),
    ("fsync", "EIO"),
    ("pread64", "EIO"),
    ("ftruncate", "EIO"),
    ("openat", "EMFILE"),
    ("mmap", "ENOMEM"),
)
FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
_SENTENCE = re.compile(r"^not (saved: .*kept here.*|opened: \w+ .*\.)$")


@dataclass
class Tally:
    """What the runs came to."""

    runs: int = 0
    surfaced: dict[str, int] = field(default_factory=dict)
    lost: int = 0
    half: int = 0
    damaged: int = 0
    odd: list[str] = field(default_factory=list)
    """What was printed that is none of our sentences."""


def fail_at(folder: Path, kind: tuple[str, str], when: str, saves: int, tally: Tally) -> None:
    """One run in a fresh copy of a practice; `when` as strace has it: `3` the third call, `3+` all from the third."""
    template, name = folder / "template", "-".join((*kind, when))
    if not template.exists():
        (folder / "record").write_text(a_record(template), "ascii")
    record_id, data = (folder / "record").read_text("ascii"), folder / name
    shutil.copytree(template, data)
    call, error = kind
    paths = [option for file in FILES for option in ("-P", str(data / file))]
    done = under_strace(
        [*paths, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"],
        python(CHILD, str(data), record_id, str(saves), "FULL", str(data / ACKNOWLEDGED)),
    )
    lines = done.stdout.splitlines()
    tally.runs += 1
    key = f"{call} {error}"
    tally.surfaced[key] = tally.surfaced.get(key, 0) + bool(lines or done.returncode)
    tally.odd += [line for line in lines if not _SENTENCE.match(line)]
    if done.returncode:
        tally.odd.append(f"{name}: exit {done.returncode}: {done.stderr[-300:]}")
    _compare(data, record_id, tally)
    shutil.rmtree(data)


def _compare(data: Path, record_id: str, tally: Tally) -> None:
    file = data / ACKNOWLEDGED
    told = file.read_text("ascii").split() if file.exists() else []
    try:
        practice = open_record(data, SteppingClock())
    except Refusal:
        tally.damaged += 1
        return
    facts = practice.evaluations.load(record_id).evaluation.facts
    practice.close()
    activity, sleep = str(facts["life.activity"]), str(facts["life.sleep"])
    tally.half += "number" in activity + sleep and activity != sleep
    found = int(activity.removeprefix("number ")) if activity.startswith("number") else 0
    tally.lost += found < int(told[-1] if told else 0)
    try:
        checked(data / DATABASE, database_key(data))
    except Refusal:
        tally.damaged += 1
