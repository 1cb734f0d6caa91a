"""A practice to tamper with: files as an attacker finds them, with and without the data key at hand."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from omt_desktop.storage.folder_files import DATABASE
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.trail.review import Checked
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import anchors_of, database_key, open_record
from tests.storage.conftest import SteppingClock

PAGE = 4096


class Kept:
    """A practice with a note of many saves, closed, so that its files lie still."""

    def __init__(self, folder: Path, saves: int = 30) -> None:
        self.folder = folder
        self.database = folder / DATABASE
        practice = self.open()
        patient = practice.patients.add(a_patient())
        self.record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, "history")
        self.save(practice, saves)
        practice.close()

    def open(self) -> Practice:
        """The practice, opened as the program does it."""
        return open_record(self.folder, SteppingClock())

    def save(self, practice: Practice, times: int, word: str = "walks") -> EvaluationRecord:
        """So many saves of one answer, each different."""
        for number in range(times):
            before = practice.evaluations.load(self.record.id).evaluation
            practice.evaluations.save(self.record.id, before, before.with_fact("life.activity", f"{word} {number}"))
        return practice.evaluations.load(self.record.id)

    def work(self, saves: int, word: str = "walks") -> None:
        """A whole session: opened, saved in, closed."""
        practice = self.open()
        self.save(practice, saves, word)
        practice.close()

    def copy(self, name: str) -> Path:
        """The whole data folder as it is now, elsewhere."""
        return Path(shutil.copytree(self.folder, self.folder.with_name(name), dirs_exist_ok=True))

    def put_back(self, copied: Path) -> None:
        """The data folder is that of before, the anchor is not."""
        shutil.rmtree(self.folder)
        shutil.copytree(copied, self.folder)

    def by_sql(self, act: Callable[[Any], object]) -> None:
        """Whoever has the data key works on the file without the program, its triggers and its authorizer."""
        connection = dbapi2.connect(str(self.database), isolation_level=None)
        connection.set_key(f"x'{database_key(self.folder)}'")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        act(connection)
        connection.close()

    def checked(self) -> tuple[Checked, str]:
        """What the whole check says after an opening, and why the practice was closed for changes on opening."""
        practice = self.open()
        closed = practice.trail.standing.closed
        found = practice.trail.check.run()
        practice.close()
        return found, closed

    @property
    def anchor(self) -> Path:
        """The file of the anchor."""
        (found,) = anchors_of(self.folder).iterdir()
        return found
