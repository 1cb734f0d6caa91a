"""Types into an evaluation for as long as it lives, and names each answer on its output once it is saved."""

import sys
from pathlib import Path

from omt_desktop.workflow.edits import AnswerSeveral
from omt_desktop.workflow.session import EvaluationSession
from tests.clinic import CONTENT
from tests.practice import open_record
from tests.storage.conftest import SteppingClock


def main(folder: Path, record_id: str, start: int) -> None:
    """Two answers in one edit, numbered from `start`; the number is written only after the commit."""
    practice = open_record(folder, SteppingClock())
    session = EvaluationSession(practice.evaluations.load(record_id), CONTENT, practice.evaluations)
    number = start
    while True:
        text = f"number {number}"
        session.apply(AnswerSeveral({"life.activity": text, "life.sleep": text}))
        assert not session.save_state.problem
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
