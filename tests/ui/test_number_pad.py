"""The number pad: a number without a keyboard, and a keyboard that does not notice the pad."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.domain.exam import FieldKind
from omt_desktop.ui.fields.number_field import NumberField
from omt_desktop.ui.number_pad import BACK, DONE, DOWN, NEXT, SIGN, UP, NumberPad
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.workflow.units import Units
from tests.ui.hands import PAUSE, Answers, an_item, make_field, press, settle, show

ANGLE = an_item(FieldKind.NUMBER, unit="deg", low=-45, high=220)
SECONDS = an_item(FieldKind.NUMBER, unit="s", low=0, high=300)


class TwoNumbers(QWidget):
    """Two numbers under one another, and room to press outside."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.answers = _number(ANGLE)
        self.second, self.more_answers = _number(SECONDS)
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)
        column.addStretch(1)
        self.resize(640, 600)


def _number(item: object) -> tuple[NumberField, Answers]:
    field, answers = make_field(item)
    assert isinstance(field, NumberField)
    field.set_name("Flexion")
    return field, answers


@pytest.fixture
def two(qtbot: QtBot) -> TwoNumbers:
    widget = TwoNumbers()
    show(qtbot, widget)
    return widget


@pytest.fixture
def large_targets(qapp: QApplication) -> Iterator[None]:
    theme = Theme(qapp, ThemeChoice.LIGHT, large_targets=True)
    yield
    theme.choose_targets(large=False)


def opened(field: NumberField) -> NumberPad:
    QTest.mouseClick(field.line.pad_button, Qt.MouseButton.LeftButton)
    settle()
    assert field.pad is not None and field.pad.isVisible()
    return field.pad


def tap(field: NumberField, *keys: str) -> None:
    for key in keys:
        assert field.pad is not None
        QTest.mouseClick(field.pad.keys[key], Qt.MouseButton.LeftButton)
    settle()


def test_digits_are_tapped_into_the_line_and_recorded_when_done(two: TwoNumbers) -> None:
    opened(two.first)
    tap(two.first, "3", "5")
    assert two.first.line.text() == "35" and two.first.line.hasFocus()
    tap(two.first, DONE)
    assert two.answers.values == [35]
    assert two.first.pad is None


def test_the_first_digit_replaces_the_number_that_was_there(two: TwoNumbers) -> None:
    two.first.show_value(120)
    opened(two.first)
    tap(two.first, "4", "0", DONE)
    assert two.answers.values == [40]


def test_steps_sign_point_and_deleting(two: TwoNumbers) -> None:
    opened(two.first)
    tap(two.first, "4", "2", UP, UP)
    assert two.first.line.text() == "50"
    tap(two.first, DOWN, SIGN)
    assert two.first.line.text() == "-45"
    tap(two.first, BACK, BACK, ".", "5", DONE)
    assert two.answers.values[-1] == -0.5


def test_a_sign_is_offered_only_where_the_range_has_one(two: TwoNumbers) -> None:
    assert opened(two.first).keys[SIGN].isEnabled()
    assert not opened(two.second).keys[SIGN].isEnabled()


def test_the_range_is_shown_and_a_number_outside_it_is_named_there(two: TwoNumbers, qtbot: QtBot) -> None:
    pad = opened(two.first)
    assert pad.words.text() == "From -45 to 220 °"
    tap(two.first, "9", "9", "9")
    assert pad.words.text() == "From -45 to 220 °", "nothing is called a mistake while it is being typed"
    qtbot.wait(PAUSE)
    assert pad.words.text() == "Not in the range from -45 to 220 °"
    assert pad.words.property("role") == "danger"
    tap(two.first, BACK)
    assert pad.words.text() == "From -45 to 220 °"
    tap(two.first, DONE)
    assert two.answers.values == [99]


def test_next_takes_the_pad_to_the_next_number(two: TwoNumbers) -> None:
    opened(two.first)
    tap(two.first, "9", NEXT)
    assert two.first.pad is None and two.answers.values == [9]
    assert two.second.pad is not None and NEXT not in two.second.pad.keys
    tap(two.second, "7", ".", "5", DONE)
    assert two.more_answers.values == [7.5]


def test_a_press_outside_closes_the_pad_and_keeps_the_number(two: TwoNumbers, qtbot: QtBot) -> None:
    opened(two.first)
    tap(two.first, "8")
    QTest.mouseClick(two, Qt.MouseButton.LeftButton, pos=QPoint(600, 590))
    settle()
    assert two.first.pad is None
    qtbot.wait(PAUSE)
    assert two.answers.values == [8]


def test_a_press_on_another_line_closes_the_pad_and_means_that_line(two: TwoNumbers) -> None:
    opened(two.first)
    tap(two.first, "8")
    QTest.mouseClick(two.second.line, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    settle()
    assert two.first.pad is None and two.second.line.hasFocus()
    assert two.answers.values == [8]


def test_the_keyboard_goes_on_while_the_pad_is_open(two: TwoNumbers) -> None:
    opened(two.first)
    tap(two.first, "1")
    press("2")
    tap(two.first, "0")
    assert two.first.line.text() == "120"
    press(Qt.Key.Key_Return)
    settle()
    assert two.answers.values == [120]
    assert two.first.pad is None and two.second.line.hasFocus()


def test_escape_closes_the_pad_and_nothing_else(two: TwoNumbers) -> None:
    opened(two.first)
    press(Qt.Key.Key_Escape)
    assert two.first.pad is None and two.first.line.hasFocus()


def test_the_button_closes_what_it_opened(two: TwoNumbers) -> None:
    opened(two.first)
    QTest.mouseClick(two.first.line.pad_button, Qt.MouseButton.LeftButton)
    assert two.first.pad is None


def test_a_line_that_goes_takes_its_pad_along(two: TwoNumbers) -> None:
    opened(two.first)
    two.first.hide()
    settle()
    assert two.first.pad is None


def test_keys_alone_never_open_a_pad(two: TwoNumbers, large_targets: None) -> None:
    two.first.setFocus(Qt.FocusReason.TabFocusReason)
    press("4", Qt.Key.Key_Return, "5")
    assert two.first.pad is None and two.second.pad is None


def test_with_large_targets_a_press_on_the_line_opens_a_large_pad(two: TwoNumbers, large_targets: None) -> None:
    QTest.mouseClick(two.first.line, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert two.first.pad is not None
    assert two.first.pad.keys["5"].height() >= 56


def test_a_finger_on_the_line_opens_the_pad_with_targets_of_any_size(two: TwoNumbers) -> None:
    screen = QTest.createTouchDevice()
    spot = QPoint(5, 5)
    QTest.touchEvent(two.first.line, screen).press(0, spot, two.first.line).commit()
    QTest.touchEvent(two.first.line, screen).release(0, spot, two.first.line).commit()
    settle()
    assert two.first.pad is not None


def test_a_mouse_on_the_line_leaves_the_pad_away(two: TwoNumbers) -> None:
    QTest.mouseClick(two.first.line, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert two.first.pad is None


def test_the_pad_stands_beside_its_line_inside_the_window(two: TwoNumbers) -> None:
    pad = opened(two.first)
    line = two.first.line
    top = line.mapTo(two, QPoint(0, 0)).y()
    assert pad.y() >= top + line.height()
    assert two.rect().contains(pad.geometry())
    two.resize(400, 330)
    settle()
    assert two.rect().contains(pad.geometry())


def test_customary_units_have_their_own_range_and_steps(qtbot: QtBot) -> None:
    from omt_desktop.ui.field_registry import field_for
    from tests.builders import EXAM_DAY

    field = field_for(an_item(FieldKind.NUMBER, unit="Cel", low=25, high=45), EXAM_DAY, {}, Units.US)
    assert isinstance(field, NumberField)
    field.resize(640, 480)
    show(qtbot, field)
    pad = opened(field)
    assert pad.words.text() == "From 77 to 113 °F"
    tap(field, "9", "8", UP)
    assert field.line.text() == "98.1"
