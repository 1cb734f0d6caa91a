"""Cells of tables: what they mean, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.workflow.bringing.cells import (
    DayOrder,
    UnreadableCell,
    possible_orders,
    read_birth_date,
    read_cell,
    read_handedness,
    read_sex,
)

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "order", "read"),
    [
        ("1954-03-02", DayOrder.YEAR_FIRST, "1954-03-02"),
        ("1954-03-02T00:00:00Z", DayOrder.YEAR_FIRST, "1954-03-02"),
        ("02.03.1954", DayOrder.DAY_FIRST, "1954-03-02"),
        ("3/2/1954", DayOrder.MONTH_FIRST, "1954-03-02"),
        ("3/2/1954 00:00", DayOrder.MONTH_FIRST, "1954-03-02"),
        ("1954", DayOrder.DAY_FIRST, "1954"),
        ("1954-03", DayOrder.DAY_FIRST, "1954-03"),
        ("3/1954", DayOrder.DAY_FIRST, "1954-03"),
        ("2026", DayOrder.YEAR_FIRST, "2026"),
        ("", DayOrder.YEAR_FIRST, ""),
    ],
)
def test_birth_dates(text: str, order: DayOrder, read: str) -> None:
    assert read_birth_date(text, order, TODAY) == read


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("1954-02-30", DayOrder.YEAR_FIRST),
        ("13/02/1954", DayOrder.MONTH_FIRST),
        ("1954-03-02", DayOrder.DAY_FIRST),
        ("2/3/54", DayOrder.DAY_FIRST),
        ("2026-11-29", DayOrder.YEAR_FIRST),
        ("2027", DayOrder.YEAR_FIRST),
        ("1890", DayOrder.YEAR_FIRST),
        ("1890-01-01", DayOrder.YEAR_FIRST),
        ("13/1954", DayOrder.DAY_FIRST),
        ("soon", DayOrder.DAY_FIRST),
        ("1954-03-1234", DayOrder.YEAR_FIRST),
        ("1954-1-", DayOrder.YEAR_FIRST),
    ],
)
def test_what_is_no_birth_date(text: str, order: DayOrder) -> None:
    with pytest.raises(UnreadableCell):
        read_birth_date(text, order, TODAY)


@given(born=st.dates(date(1900, 1, 1), TODAY), order=st.sampled_from(DayOrder), sign=st.sampled_from("/.-"))
def test_a_day_written_in_an_order_is_read_in_that_order(born: date, order: DayOrder, sign: str) -> None:
    parts = {"y": f"{born:%Y}", "m": f"{born:%m}", "d": f"{born:%d}"}
    text = sign.join(parts[letter] for letter in order.value)
    assert order in possible_orders([text])
    assert read_birth_date(text, order, TODAY) == born.isoformat()


def test_orders_that_contradict_one_another_leave_none() -> None:
    assert possible_orders([]) == frozenset(DayOrder)
    assert possible_orders(["", "x", "1954"]) == frozenset(DayOrder)
    assert possible_orders(["13/02/1954", "02/13/1954"]) == frozenset()


@pytest.mark.parametrize(("text", "sex"), [("F", "female"), ("Hombre", "male"), ("x", "other"), ("N/A", ""), (" ", "")])
def test_words_for_sex(text: str, sex: str) -> None:
    assert read_sex(text) == sex


@pytest.mark.parametrize(("text", "hand"), [("L", "left"), ("Droitier", "right"), ("both", "both"), ("unknown", "")])
def test_words_for_handedness(text: str, hand: str) -> None:
    assert read_handedness(text) == hand


def test_other_words_are_asked_back() -> None:
    with pytest.raises(UnreadableCell):
        read_sex("yes")
    with pytest.raises(UnreadableCell):
        read_handedness("yes")


def test_text_loses_only_what_has_no_shape() -> None:
    assert read_cell("  A\u0308b\x07\u2028c ") == "Äb\nc"
    assert len(read_cell("x" * 10_000)) == 10_000
    with pytest.raises(UnreadableCell):
        read_cell("x" * 10_001)
