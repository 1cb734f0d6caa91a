"""A table of the trail as a file; which text is guarded is tested with csv_text."""

from pathlib import Path

from omt_desktop.exchange.table_file import TableFiles


def test_numbers_stay_numbers_and_texts_are_marked(tmp_path: Path) -> None:
    TableFiles().write(tmp_path / "trail.csv", ("n",), [[-2], ["-2"], [" =1+1"]])
    assert (tmp_path / "trail.csv").read_bytes() == b"n\r\n-2\r\n'-2\r\n' =1+1\r\n"
