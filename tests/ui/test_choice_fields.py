"""Fields that are picked: yes and no, one of several, any of several, sides, severities."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.exam import FieldKind, Target
from omt_desktop.ui.many_choice import ManyChoice
from omt_desktop.ui.option_button import OptionButton
from omt_desktop.ui.single_choice import SingleChoice
from omt_desktop.ui.theme import Theme, ThemeChoice
from tests.clinic import CONTENT
from tests.ui.hands import a_field, an_item, click, press, settle

TRI = an_item(FieldKind.TRI, none_value="no")
COURSE = an_item(FieldKind.CHOICE, options=("Better", "Same", "Worse", "Unknown"))
LONG = an_item(FieldKind.CHOICE, options=[f"A rather long answer, number {n}" for n in range(1, 8)])
DEMANDS = an_item(FieldKind.MULTI, options=("Sitting", "Standing", "Lifting"))
REGIONS = next(item for item in CONTENT.exam.items.values() if item.id == "hx.instability")


def button(field: SingleChoice | ManyChoice, option_id: str) -> OptionButton:
    return (field.choices if isinstance(field, SingleChoice) else field.chips).buttons[option_id]


def on(field: SingleChoice | ManyChoice) -> list[str]:
    buttons = (field.choices if isinstance(field, SingleChoice) else field.chips).buttons
    return [option_id for option_id, one in buttons.items() if one.isChecked()]


def test_not_asked_is_dashed_and_nothing_is_on(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TRI)
    assert on(field) == []
    assert button(field, "yes").property("asked") is False
    assert answers == []


@pytest.mark.parametrize(("option", "tone"), [("yes", "chosen"), ("no", "calm"), ("unknown", "open")])
def test_a_click_answers_and_a_second_click_takes_it_back(qtbot: QtBot, option: str, tone: str) -> None:
    field, answers = a_field(qtbot, TRI)
    click(button(field, option))
    assert on(field) == [option]
    assert button(field, option).property("asked") is True
    assert button(field, option).property("tone") == tone
    click(button(field, option))
    assert on(field) == []
    assert answers == [(option, False), (None, False)]


def test_letters_answer_and_delete_takes_back(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TRI)
    field.setFocus()
    press("y", "N", "u", Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert answers.values == ["yes", "no", "unknown", None]


def test_the_arrows_walk_and_space_picks(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TRI)
    field.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert answers.values == ["no"]
    press(Qt.Key.Key_Return)
    assert answers.values == ["no", None]


def test_a_group_is_one_stop_of_the_tab_key(qtbot: QtBot) -> None:
    field, _ = a_field(qtbot, TRI, "no")
    stops = [b for b in field.choices.buttons.values() if b.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [button(field, "no")]


def test_a_letter_with_control_is_left_to_the_program(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TRI)
    field.setFocus()
    press(Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    press("x")
    assert answers == []


def test_a_no_that_is_not_calm_does_not_look_calm(qtbot: QtBot) -> None:
    field, _ = a_field(qtbot, an_item(FieldKind.TRI), "no")
    assert button(field, "no").property("tone") == "chosen"


def test_number_keys_choose(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, COURSE)
    field.setFocus()
    press("3", "u", "9")
    assert answers.values == ["worse", "unknown"]


def test_many_long_options_become_chips_below_the_label(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, LONG)
    chips = list(field.choices.buttons.values())
    assert {chip.property("role") for chip in chips} == {"chip"}
    assert chips[-1].y() > chips[0].y(), "they begin a new line"
    click(chips[-1])
    assert answers.values == [LONG.field.options[-1].id]
    assert not field.grab().isNull()


def test_an_option_that_content_no_longer_knows_is_not_thrown_away(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, COURSE, "gone")
    assert on(field) == []
    assert answers == []


@pytest.mark.parametrize(("key", "side"), [("l", "left"), ("R", "right"), ("b", "both"), ("n", "none")])
def test_sides_have_letters(qtbot: QtBot, key: str, side: str) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.SIDE, Target.FINDING))
    field.setFocus()
    press(key)
    assert answers.values == [side]


def test_severity_is_a_number_and_zero_is_an_answer(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.SEVERITY, Target.FINDING))
    field.setFocus()
    press("0")
    assert on(field) == ["0"]
    press("3")
    assert answers.values == [0, 3]
    field.show_value(None)
    assert on(field) == []


def test_several_are_chosen_in_the_order_of_the_options(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, DEMANDS)
    click(button(field, "lifting"))
    click(button(field, "sitting"))
    click(button(field, "lifting"))
    assert answers.values == [("lifting",), ("sitting", "lifting"), ("sitting",)]


def test_none_is_an_answer_and_nothing_chosen_is_none(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, DEMANDS)
    click(button(field, "none"))
    assert on(field) == ["none"]
    click(button(field, "none"))
    click(button(field, "sitting"))
    click(button(field, "sitting"))
    assert answers.values == [(), None, ("sitting",), None], "taking the last one away is not asked again"
    field.setFocus()
    press("0", "1", Qt.Key.Key_Delete)
    assert answers.values[4:] == [(), ("sitting",), None]


def test_a_choice_of_an_earlier_content_stays_among_several(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, DEMANDS, ("gone",))
    click(button(field, "standing"))
    assert answers.values == [("standing", "gone")]


def test_regions_wait_behind_some(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, REGIONS)
    assert field.findChildren(OptionButton) == list(field.head.buttons.values())
    field.setFocus()
    press("n")
    assert answers.values == [()]
    press("s")
    assert answers.values == [(), None], "some are meant, so none is taken back"
    settle()
    assert field.chips.isVisible()
    press("2")
    assert answers.values[-1] == ("CERV",)
    assert field.head.buttons["some"].isChecked()
    click(field.head.buttons["none"])
    settle()
    assert answers.values[-1] == ()
    assert not field.chips.isVisible()


def test_some_without_a_choice_is_still_not_asked(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, REGIONS)
    click(field.head.buttons["some"])
    settle()
    assert field.chips.isVisible()
    click(field.head.buttons["some"])
    settle()
    assert not field.chips.isVisible()
    assert answers == []
    field.show_value(("LUMB",))
    assert on(field) == ["LUMB"]
    click(field.head.buttons["some"])
    assert field.chips.isVisible()
    field.head.taken_back.emit()
    assert answers.values == [None]


def test_every_target_is_high_enough_to_touch(qtbot: QtBot, qapp: QApplication) -> None:
    Theme(qapp, ThemeChoice.LIGHT)
    for item in (TRI, LONG, DEMANDS, REGIONS):
        field, _ = a_field(qtbot, item)
        assert {one.height() for one in field.findChildren(OptionButton) if one.isVisible()} == {36}


def test_a_screen_reader_hears_the_question_with_each_option(qtbot: QtBot) -> None:
    field, _ = a_field(qtbot, TRI)
    field.set_name("Takes an anticoagulant")
    assert button(field, "yes").accessibleDescription() == "Takes an anticoagulant"
    folded, _ = a_field(qtbot, REGIONS)
    folded.set_name("Instability")
    click(folded.head.buttons["some"])
    assert folded.chips.buttons["LUMB"].accessibleDescription() == "Instability"


def test_a_scale_is_answered_by_its_own_digits(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.CHOICE, options=("0", "1", "2", "3", "4")))
    field.setFocus()
    press("3", "0")
    assert answers.values == ["3", "0"]
