"""No text of an exported table can run as a formula, and every number and text is read back as it was."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.exchange.table_file import table_text

cells = st.one_of(st.integers(-999, 999), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
rows = st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5)


@given(rows)
def test_no_text_cell_begins_with_what_runs(table: list[list[int | str]]) -> None:
    read = list(csv.reader(io.StringIO(table_text(("a", "b"), table), newline="")))[1:]
    for row, found in zip(table, read, strict=True):
        for cell, text in zip(row, found, strict=True):
            if isinstance(cell, int):
                assert text == str(cell)
            else:
                assert text.removeprefix("'") == cell.removeprefix("'")
                assert not text.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_numbers_and_texts_are_marked() -> None:
    assert table_text(("n",), [[-2], ["-2"], [" =1+1"]]) == "n\r\n-2\r\n'-2\r\n' =1+1\r\n"
