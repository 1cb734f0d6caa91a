"""The office that the tests of calendar, calls and today share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.schedule.office import Office


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    opened = Office(tmp_path, qtbot)
    yield opened
    opened.close()
