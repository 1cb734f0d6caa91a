"""What a keyboard brings: numbers with comma or point, texts with letters that have no shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.workflow.typed_number import NumberEntry, number_as_typed, read_number
from omt_desktop.workflow.typed_text import clean_text

ANY = Field("n", "N", FieldKind.NUMBER)
LIMITED = Field("n", "N", FieldKind.NUMBER, unit="mm[Hg]", low=30, high=320)


@pytest.mark.parametrize(
    ("text", "value"),
    [("124", 124), ("36,8", 36.8), ("36.8", 36.8), (".5", 0.5), ("−2,5", -2.5), ("1 200", 1200), ("7.", 7), ("١٢", 12)],
)
def test_a_number_is_read(text: str, value: float) -> None:
    assert read_number(text, ANY) == NumberEntry(value)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_typed_is_no_number_and_no_problem(text: str) -> None:
    assert read_number(text, ANY) == NumberEntry()


@pytest.mark.parametrize("text", ["12o", "1.2.3", "1,2,3", "-", ".", "1e3", "nan", "inf", "9" * 19, "0x10", "²"])
def test_what_is_no_number_is_said(text: str) -> None:
    assert read_number(text, ANY) == NumberEntry(problem="Not a number")


@pytest.mark.parametrize(
    ("low", "high", "said"), [(30, 320, "from 30 to 320 mmHg"), (30, None, "from 30 mmHg"), (None, 320, "to 320 mmHg")]
)
def test_the_range_is_said_in_words(low: float | None, high: float | None, said: str) -> None:
    field = Field("n", "N", FieldKind.NUMBER, unit="mm[Hg]", low=low, high=high)
    slip = "1" if low is not None else "999"
    assert read_number(slip, field).problem == f"Not in the range {said}"


@pytest.mark.parametrize("text", ["30", "320"])
def test_the_limits_themselves_are_measurements(text: str) -> None:
    assert read_number(text, LIMITED).value == int(text)


@given(st.one_of(st.integers(-999_999, 999_999), st.floats(-1e9, 1e9)))
def test_a_number_reads_back_as_itself(number: int | float) -> None:
    typed = number_as_typed(number)
    assert read_number(typed, ANY).value == number or len(typed) > 18, "longer than anyone measures"


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    entry = read_number(text, LIMITED)
    assert entry.value is None or 30 <= entry.value <= 320


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_a_cleaned_text_can_be_kept_everywhere(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean_text(cleaned) == cleaned
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in cleaned)


def test_letters_with_a_shape_are_kept() -> None:
    text = "Ångström, Żółć, Ω, 漢字, Nguyễn, \U0001f9b4\ttab\nline"
    assert clean_text(text) == text
    assert clean_text("a\x00b\x7fc\r\nd\u2029e\ud800") == "abc\nd\ne"
