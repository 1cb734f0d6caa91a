"""Tables of patients: every way in which they are written, and every row that must be refused, with its place."""

from datetime import date
from pathlib import Path

import pytest

from omt_desktop.exchange.bringing.patient_table import day_order_of, patients_in
from omt_desktop.exchange.bringing.reading import first_look
from omt_desktop.exchange.bringing.table import Encoding, Table
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingPatient, PatientField, Refused
from omt_desktop.workflow.errors import NotOurFile

TODAY = date(2026, 11, 28)


def _file(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "patients.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def _read(path: Path, order: DayOrder = DayOrder.YEAR_FIRST) -> list[Incoming]:
    table = Table(path)
    return list(patients_in(table, ColumnMap(guessed(table.headings), order), TODAY))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends(tmp_path: Path, separator: str, start: str, end: str) -> None:
    rows = [["Last name", "First name", "DOB", "Sex"], ["Rivera (invented)", '"Ana"', "1954-03-02", "F"]]
    text = start + end.join(separator.join(row) for row in rows) + end
    (found,) = _read(_file(tmp_path, text))
    assert isinstance(found, IncomingPatient) and found.where == "row 2" and found.source_id.startswith("row:")
    assert found.values == {
        PatientField.FAMILY_NAME: "Rivera (invented)",
        PatientField.GIVEN_NAME: "Ana",
        PatientField.BIRTH_DATE: "1954-03-02",
        PatientField.SEX: "female",
    }


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Rivera,1954-02-30,F", "row 2, column 2 (birth date): is not a day of the calendar"),
        ("Rivera,2027-01-01,F", "row 2, column 2 (birth date): is in the future"),
        ("Rivera,1880-01-01,F", "row 2, column 2 (birth date): is more than 130 years ago"),
        ("Rivera,yesterday,F", "row 2, column 2 (birth date): is not a date"),
        ("Rivera,1954-03-02,woman?", "row 2, column 3 (sex): is not a word for sex"),
        (",1954-03-02,F", "row 2: has no family name"),
        ("Rivera,1954-03-02", "row 2: has 2 columns, and the headings have 3"),
        (f"{'x' * 10_001},,", "row 2, column 1 (family name): holds 10,001 characters"),
    ],
)
def test_a_row_is_refused_by_its_place(tmp_path: Path, row: str, told: str) -> None:
    found = _read(_file(tmp_path, f"Name,Born,Sex\n{row}\nOkafor (invented),1960,M\n"))
    assert isinstance(found[0], Refused) and str(found[0]).startswith(told)
    assert isinstance(found[1], IncomingPatient) and found[1].values[PatientField.BIRTH_DATE] == "1960"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"\n\n", "headings"),
        ("Name,Born\nMüller,1954".encode("latin-1"), "row 2, column 1: the letters are not UTF-8"),
        (b"Name,Born\nA,19\x0054\n", "row 2, column 2: holds a character without a shape"),
        ("Name\nA".encode("utf-16"), "UTF-16"),
        (b'Name,Born\n"A,1954\n', "row 2: the quotes or line ends"),
        (b",".join([b"x"] * 501) + b"\n", "501 columns"),
        (b"Name\n" + b"x" * (1024 * 1024 + 1), "row 2: the row is longer"),
        (b"Name\n" + b"x" * 140_000, "row 2: the quotes or line ends"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(NotOurFile, match=told.replace("(", "\\(")):
        _read(_file(tmp_path, data))


def test_the_letters_of_windows_are_read_where_the_doctor_says_so(tmp_path: Path) -> None:
    table = Table(_file(tmp_path, "Name;Born\nMüller;1954".encode("cp1252")), Encoding.WINDOWS)
    assert [row.cells for row in table.rows()] == [("Müller", "1954")]


def test_a_table_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(NotOurFile, match="2,048 MB"):
        Table(path)
    with pytest.raises(NotOurFile, match="folder"):
        Table(tmp_path)
    with pytest.raises(NotOurFile, match="cannot be read"):
        Table(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["03/02/1954", "13/02/1954"], DayOrder.DAY_FIRST),
        (["03/02/1954", "02/13/1954"], DayOrder.MONTH_FIRST),
        (["1954-03-02"], DayOrder.YEAR_FIRST),
        (["03/02/1954"], None),
        (["13/02/1954", "02/13/1954"], None),
        (["31.02.1999", "31.12.1999", "1954"], DayOrder.DAY_FIRST),
    ],
)
def test_the_order_of_days_is_told_by_the_column_or_asked(
    tmp_path: Path, days: list[str], order: DayOrder | None
) -> None:
    path = _file(tmp_path, "Name,DOB\n" + "".join(f"A,{day}\n" for day in days))
    assert day_order_of(Table(path), 1) is order
    assert first_look(path).orders == ({1: order} if order else {})


def test_the_same_patient_twice_is_taken_once(tmp_path: Path) -> None:
    found = _read(_file(tmp_path, "Name,MRN\nA,1\nB,2\nA,1\n"))
    assert [str(one) for one in found if isinstance(one, Refused)] == ["row 4: is the same patient as row 2"]


def test_a_blank_row_is_passed_over_and_a_cell_may_hold_line_ends(tmp_path: Path) -> None:
    found = _read(_file(tmp_path, 'Name,Note\n"A","one\ntwo"\n , \nB,\n'))
    assert [(one.where, dict(one.values)) for one in found if isinstance(one, IncomingPatient)] == [
        ("row 3", {PatientField.FAMILY_NAME: "A", PatientField.NOTE: "one\ntwo"}),
        ("row 5", {PatientField.FAMILY_NAME: "B"}),
    ]
