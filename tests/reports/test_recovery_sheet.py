"""The recovery sheet read back: every letter of the key, for its user only, and no patient."""

import sys
from datetime import datetime
from pathlib import Path

import pdfplumber
import pytest

from omt_desktop.bootstrap import write_recovery_sheet
from omt_desktop.workflow.errors import NotWritten
from tests.builders import PRACTICE_TIME

KEY = "VABLW-E7SWR-MSPVN-EW3X5-ASGGH-XYQ87-L89K"
NOW = datetime(2026, 11, 28, 10, 30, tzinfo=PRACTICE_TIME)


def test_the_sheet_holds_the_key_in_its_groups(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"an older sheet")
    write_recovery_sheet(target, KEY, NOW)
    with pdfplumber.open(target) as pdf:
        (page,) = pdf.pages
        words = page.extract_words()
        assert all(word["x1"] < page.width - 36 for word in words), "a line runs off the paper"
    texts = [word["text"] for word in words]
    places = [texts.index(group) for group in KEY.split("-")]
    assert places == sorted(places) and "2026-11-28" in texts
    assert list(tmp_path.iterdir()) == [target]
    if sys.platform != "win32":
        assert target.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="copy the letters by hand"):
        write_recovery_sheet(tmp_path / "nowhere" / "sheet.pdf", KEY, NOW)
