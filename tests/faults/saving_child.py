"""Saves numbered answers into an evaluation, and writes each number to a file once it is acknowledged.

Under strace that file shows between which system calls each acknowledgement came. `--synchronous=NORMAL` opens the
database as it must not be opened, to see that the replay notices.
"""

import os
import sys
from pathlib import Path

from omt_desktop.storage import engine
from omt_desktop.workflow.edits import AnswerSeveral
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.session import EvaluationSession
from tests.clinic import CONTENT
from tests.practice import open_record
from tests.storage.conftest import SteppingClock

TRIES = 3


def main(folder: Path, record_id: str, saves: int, synchronous: str, acknowledgements: Path) -> None:
    """So many saves; the practice is closed and opened again in the middle, so that a checkpoint is among the calls."""
    if synchronous != "FULL":
        engine._PRAGMAS = tuple(p.replace("synchronous=FULL", f"synchronous={synchronous}") for p in engine._PRAGMAS)
        engine._EXPECTED["synchronous"] = {"NORMAL": 1, "OFF": 0}[synchronous]
    told = os.open(acknowledgements, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    half = saves // 2
    for numbers in (range(1, half + 1), range(half + 1, saves + 1)):
        if not _save(folder, record_id, numbers, told):
            break
    os._exit(0)


def _save(folder: Path, record_id: str, numbers: range, told: int) -> bool:
    """Whether the practice could be opened."""
    try:
        practice = open_record(folder, SteppingClock())
        session = EvaluationSession(practice.evaluations.load(record_id), CONTENT, practice.evaluations)
    except Refusal as problem:
        _complain(problem)
        return False
    for number in numbers:
        text = f"number {number}"
        session.apply(AnswerSeveral({"life.activity": text, "life.sleep": text}))
        for _ in range(TRIES):
            if not session.save_state.problem:
                os.write(told, f"{number}\n".encode("ascii"))
                break
            sys.stdout.write(f"not saved: {session.save_state.problem}\n")
            session.retry_saving()
    sys.stdout.flush()
    try:
        practice.close()
    except Exception as problem:  # a fault in closing is one more thing that may go wrong here
        _complain(problem)
    return True


def _complain(problem: Exception) -> None:
    sys.stdout.write(f"not opened: {type(problem).__name__} {problem}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4], Path(sys.argv[5]))
