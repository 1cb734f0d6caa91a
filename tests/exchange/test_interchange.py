"""Files on the disk: read whole, or refused in words that say what to do."""

import json
from pathlib import Path

import pytest

from omt_desktop.exchange.interchange import Interchange
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.small_content import CONTENT, TODAY, a_file

FILES = Interchange(CONTENT)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "evaluation.json"
    path.write_text(json.dumps(a_file()), "utf-8")
    assert FILES.read(path)[1].evaluated_on == TODAY


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.json", tmp_path):
        with pytest.raises(NotOurFile, match=r"The file .* cannot be read \(.*\)\. Check the path"):
            FILES.read(path)


def test_a_file_larger_than_any_evaluation_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(FILES.largest_bytes + 2)
    with pytest.raises(NotOurFile, match="larger than 16 MB"):
        FILES.read(path)
