"""Fields that are typed: numbers, dates, dates known in part, texts; good and bad input."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.exam import FieldKind
from omt_desktop.ui.fields.text_field import TextField
from omt_desktop.ui.typed_entry import TypedEntry
from tests.ui.hands import PAUSE, a_field, an_item, make_field, press, settle, show

PRESSURE = an_item(FieldKind.NUMBER, unit="mm[Hg]", low=30, high=320)
TEMPERATURE = an_item(FieldKind.NUMBER, unit="Cel", low=25, high=45)
OPEN_ENDED = an_item(FieldKind.NUMBER)
DAY = an_item(FieldKind.DATE)
ABOUT = an_item(FieldKind.PARTIAL_DATE)
WORK = an_item(FieldKind.TEXT)


def typed(field: TypedEntry, text: str) -> None:
    """The text stands in the line alone, typed by hand and left."""
    field.line.selectAll()
    press(text) if text else press(Qt.Key.Key_Delete)
    field.line.clearFocus()


@pytest.mark.parametrize(("text", "value"), [("124", 124), (" 36,8 ", 36.8), ("36.8", 36.8), ("+40", 40), ("40.0", 40)])
def test_a_number_is_read_with_comma_or_point(qtbot: QtBot, text: str, value: float) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.NUMBER, low=0, high=300))
    field.setFocus()
    typed(field, text)
    assert answers == [(value, True)]
    assert type(answers[0][0]) is type(value)
    assert field.words.text() == ""


@pytest.mark.parametrize("text", ["12o", "1.2.3", "-", "1e3", "nan", "inf", "9" * 30, "4 five"])
def test_what_is_no_number_stays_in_the_line_and_is_named(qtbot: QtBot, text: str) -> None:
    field, answers = a_field(qtbot, OPEN_ENDED)
    field.setFocus()
    typed(field, text)
    assert field.line.text() == text
    assert answers == []
    assert field.words.text() == "Not a number"
    assert field.line.property("wrong") is True
    assert field.line.accessibleDescription() == "Not a number"


@pytest.mark.parametrize("text", ["29.9", "321", "-120", "0"])
def test_what_lies_outside_the_range_is_a_slip(qtbot: QtBot, text: str) -> None:
    field, answers = a_field(qtbot, PRESSURE)
    field.setFocus()
    typed(field, text)
    assert answers == []
    assert field.words.text() == "Not in the range from 30 to 320 mmHg"


def test_a_slip_never_loses_what_was_recorded_and_says_so(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TEMPERATURE, 36.8)
    field.setFocus()
    typed(field, "368")
    assert answers == []
    assert field.words.text() == "Not in the range from 25 to 45 °C · still recorded: 36.8"
    field.show_value(36.8)
    assert field.line.text() == "368", "what was typed stays to be put right"
    field.show_value(37)
    assert (field.line.text(), field.words.text()) == ("37", "98.6 °F")


def test_an_emptied_number_is_not_measured(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TEMPERATURE, 36.8)
    assert field.line.property("asked") is True
    field.setFocus()
    typed(field, "")
    assert answers == [(None, True)]
    assert field.line.property("asked") is False


def test_typing_is_announced_when_the_hand_rests(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, PRESSURE)
    field.setFocus()
    press("1", "2")
    assert answers == []
    press("4")
    qtbot.waitUntil(lambda: answers == [(124, True)], timeout=PAUSE * 3)


def test_return_announces_and_goes_on(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    first, answers = make_field(PRESSURE)
    after = QPushButton("after")
    layout.addWidget(first)
    layout.addWidget(after)
    show(qtbot, window)
    first.setFocus()
    press("124", Qt.Key.Key_Return)
    assert answers.values == [124]
    assert after.hasFocus()


def test_what_others_change_does_not_write_over_what_is_being_typed(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, PRESSURE, 120)
    field.setFocus()
    field.line.selectAll()
    press("1", "3")
    field.show_value(120)
    assert field.line.text() == "13"
    press("0")
    field.commit()
    assert answers.values == [130]


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        ("2026-11-20", date(2026, 11, 20), "20 Nov 2026"),
        ("20.11.2026", date(2026, 11, 20), "20 Nov 2026"),
        ("11/20/2026", date(2026, 11, 20), "20 Nov 2026"),
        ("2 mar 1954", date(1954, 3, 2), "2 Mar 1954"),
        ("March 2, 1954", date(1954, 3, 2), "2 Mar 1954"),
        ("29.2.2024", date(2024, 2, 29), "29 Feb 2024"),
    ],
)
def test_a_day_is_said_back_in_words(qtbot: QtBot, text: str, day: date, words: str) -> None:
    field, answers = a_field(qtbot, DAY)
    field.setFocus()
    typed(field, text)
    assert answers == [(day, True)]
    assert field.words.text() == words
    assert field.read(field.written(day)).value == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5/6/2026", "5 Jun or 6 May"),
        ("21.11.2026", "in the future"),
        ("2027-01-01", "in the future"),
        ("31.2.2026", "There is no 31 Feb 2026"),
        ("2026-13-01", "There is no month 13"),
        ("29 Feb 2025", "There is no 29 Feb 2025"),
        ("1.1.0202", "cannot be meant"),
        ("2019", "only part of a date"),
        ("yesterday", "Write"),
        ("2.3.54", "four digits"),
        ("x" * 60, "Write"),
    ],
)
def test_a_day_that_is_not_one_day_is_named(qtbot: QtBot, text: str, said: str) -> None:
    field, answers = a_field(qtbot, DAY)
    field.setFocus()
    typed(field, text)
    assert answers == []
    assert said in field.words.text()
    assert field.line.text() == text


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("2019", PartialDate(2019), "some time in 2019"),
        ("05/2019", PartialDate(2019, 5), "some time in May 2019"),
        ("5.2019", PartialDate(2019, 5), "some time in May 2019"),
        ("2019-05", PartialDate(2019, 5), "some time in May 2019"),
        ("May 2019", PartialDate(2019, 5), "some time in May 2019"),
        ("sept 2019", PartialDate(2019, 9), "some time in Sep 2019"),
        ("3 May 2019", date(2019, 5, 3), "3 May 2019"),
        ("2026", PartialDate(2026), "some time in 2026"),
    ],
)
def test_a_date_may_be_known_in_part(qtbot: QtBot, text: str, value: date | PartialDate, words: str) -> None:
    field, answers = a_field(qtbot, ABOUT)
    field.setFocus()
    typed(field, text)
    assert answers == [(value, True)]
    assert field.words.text() == words
    field.show_value(None)
    field.show_value(value)
    assert field.read(field.line.text()).value == value


@pytest.mark.parametrize(
    ("text", "said"),
    [("2027", "in the future"), ("13/2019", "no month 13"), ("1492", "cannot be meant"), ("Brumaire 2019", "month")],
)
def test_a_part_of_a_date_can_be_wrong_too(qtbot: QtBot, text: str, said: str) -> None:
    field, answers = a_field(qtbot, ABOUT)
    field.setFocus()
    typed(field, text)
    assert answers == []
    assert said in field.words.text()


def test_an_emptied_date_is_not_known(qtbot: QtBot) -> None:
    for item in (DAY, ABOUT):
        field, answers = a_field(qtbot, item, date(2026, 1, 3))
        field.setFocus()
        typed(field, "")
        assert answers == [(None, True)]
        field.show_value("unknown")
        assert field.line.text() == "unknown", "a word that is no date is shown as it was stored"


def test_text_is_announced_when_the_hand_rests_or_leaves(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, WORK)
    field.setFocus()
    press("carpenter")
    assert answers == []
    qtbot.waitUntil(lambda: answers == [("carpenter", True)], timeout=PAUSE * 3)
    press(", retired")
    field.editor.clearFocus()
    assert answers.values[-1] == "carpenter, retired"


def test_hiding_the_page_announces_what_was_typed(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, WORK)
    field.setFocus()
    press("heavy lifting")
    field.hide()
    assert answers.values == ["heavy lifting"]


def test_spaces_alone_and_an_emptied_text_take_the_answer_back(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, WORK, "driver")
    field.setFocus()
    field.editor.selectAll()
    press(" ")
    field.commit()
    assert answers == [(None, True)]
    field.show_value(None)
    assert field.editor.property("asked") is False


def test_a_text_shown_again_keeps_the_cursor_where_it_is(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, WORK, "long sitting")
    field.setFocus()
    cursor = field.editor.textCursor()
    cursor.setPosition(4)
    field.editor.setTextCursor(cursor)
    press("er")
    field.show_value("long sitting")
    assert field.editor.toPlainText() == "longer sitting"
    field.commit()
    field.show_value(answers.values[-1])
    assert field.editor.textCursor().position() == 6


def test_ten_thousand_letters_are_kept_and_scroll(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, WORK)
    text = "Ångström ọ́ 漢字 \U0001f9b4 <b>plain</b>\n" * 350
    assert len(text) > 10_000
    QApplication.clipboard().setText(text)
    field.setFocus()
    field.editor.paste()
    field.commit()
    assert answers.values == [text]
    settle()
    assert field.editor.height() <= 340
    assert field.editor.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_letters_without_a_shape_are_left_out(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, WORK)
    field.editor.setPlainText("one\x00\x07\x1b[31m two\ttab\u2028line\r\nend\ud800")
    field.commit()
    assert answers.values == ["one[31m two\ttab\nline\nend"]


def test_the_text_grows_with_what_stands_in_it(qtbot: QtBot) -> None:
    field, _ = a_field(qtbot, WORK)
    low = field.editor.height()
    field.show_value("one\ntwo\nthree")
    settle()
    assert field.editor.height() > low
    field.show_value(None)
    settle()
    assert field.editor.height() == low


def test_undo_reaches_the_program_once_the_field_has_nothing_to_take_back(qtbot: QtBot) -> None:
    window = QMainWindow()
    undone: list[str] = []
    action = window.menuBar().addAction("Undo")
    action.setShortcut(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Z)
    action.triggered.connect(lambda: undone.append("program"))
    for item in (WORK, PRESSURE):
        field, _ = make_field(item)
        window.setCentralWidget(field)
        show(qtbot, window)
        field.setFocus()
        press("12")
        press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        assert undone == []
        settle()
        press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        settle()
        press(Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
        assert undone
        undone.clear()


def test_a_text_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    text, _ = a_field(qtbot, WORK)
    text.set_name("Work")
    number, _ = a_field(qtbot, PRESSURE)
    number.set_name("Systolic blood pressure")
    assert isinstance(text, TextField)
    assert text.editor.accessibleName() == "Work"
    assert number.line.accessibleName() == "Systolic blood pressure"
