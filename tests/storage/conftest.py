"""A practice of its own for each test, on a real encrypted file, with a clock that moves only when told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omt_desktop.storage.open_practice import Practice
from tests.builders import PRACTICE_TIME
from tests.practice import open_record


class SteppingClock:
    """Half past nine, and a second later each time it is asked."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 20, 9, 30, tzinfo=PRACTICE_TIME)

    def set_to(self, moment: datetime) -> None:
        """The next second is the one after this moment."""
        self._now = moment

    def now(self) -> datetime:
        self._now += timedelta(seconds=1)
        return self._now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data folder"


@pytest.fixture
def practice(folder: Path) -> Iterator[Practice]:
    opened = open_record(folder, SteppingClock())
    yield opened
    opened.close()
