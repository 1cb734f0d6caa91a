"""Fields of several parts: records, the grade of a region, findings folded out or in one line."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import FactRecord, Finding, RegionFinding
from omt_desktop.domain.exam import Field, FieldKind, Item, Option, Target
from omt_desktop.ui.fields.finding_field import FindingField
from omt_desktop.ui.fields.records_field import RecordsField
from omt_desktop.ui.fields.region_grade_field import RegionGradeField
from omt_desktop.ui.inline_parts import InlineParts
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.plain_label import PlainLabel
from tests.clinic import CONTENT
from tests.ui.hands import a_field, an_item, click, make_field, press, settle

ITEMS = CONTENT.exam.items
FRACTURES = ITEMS["hx.fractures"]
LUMBAR = ITEMS["LUMB"]
SEGMENT = ITEMS["seg.L3"]
NOTE = Field("note", "Note", FieldKind.TEXT)
LEVEL = Item(
    "an.level",
    Target.FINDING,
    Field("an.level", "Acromion", FieldKind.FINDING),
    (
        Field("side", "Higher", FieldKind.CHOICE, (Option("none", "Level"), Option("left", "Left higher"))),
        Field("mm", "By", FieldKind.NUMBER, unit="mm", low=0, high=150),
    ),
)
TEST = replace(LEVEL, id="a.test", parts=(Field("left", "Left", FieldKind.TRI), NOTE))
NECK_MOTION = ITEMS["rom.cerv"]
GRADE = RegionFinding(2, ("texture",), "right", "tender")


def fractures(qtbot: QtBot, *rows: FactRecord) -> tuple[RecordsField, list[object]]:
    field, answers = a_field(qtbot, FRACTURES, rows or None)
    assert isinstance(field, RecordsField)
    return field, answers


def test_a_record_is_there_as_soon_as_it_is_added(qtbot: QtBot) -> None:
    field, answers = fractures(qtbot)
    field.setFocus()
    press("a")
    settle()
    assert answers == [((FactRecord(),), False)]
    assert len(field.rows) == 1
    assert field.isAncestorOf(QApplication.focusWidget()) and field.rows[0].isAncestorOf(QApplication.focusWidget())


def test_the_columns_of_a_record_are_filled_one_by_one(qtbot: QtBot) -> None:
    field, answers = fractures(qtbot, FactRecord())
    parts = field.rows[0].parts
    click(parts.part("region").choices.buttons["THOR"])
    parts.part("date").setFocus()
    press("3 Jan 2026")
    click(parts.part("status").choices.buttons["united"])
    click(parts.part("low_trauma").choices.buttons["no"])
    entries = (("date", date(2026, 1, 3)), ("low_trauma", "no"), ("region", "THOR"), ("status", "united"))
    assert answers.values[-1] == (FactRecord(entries),)
    assert parts.part("low_trauma").choices.buttons["no"].property("tone") == "chosen"


def test_the_exact_date_and_the_year_share_one_line(qtbot: QtBot) -> None:
    field, answers = fractures(qtbot, FactRecord())
    parts = field.rows[0].parts
    assert "about" not in parts.keys
    parts.part("date").setFocus()
    press("2019", Qt.Key.Key_Return)
    assert answers.values[-1] == (FactRecord((("about", PartialDate(2019)),)),)
    line = parts.part("date").line
    line.setFocus()
    line.selectAll()
    press("3 May 2019", Qt.Key.Key_Return)
    assert answers.values[-1] == (FactRecord((("date", date(2019, 5, 3)),)),), (
        "the exact day takes the place of the year"
    )
    field.show_value((FactRecord((("about", PartialDate(2018)),)),))
    assert line.text() == "2018"


def test_a_fact_with_only_an_exact_date_takes_no_year(qtbot: QtBot) -> None:
    columns = (Field("date", "Date", FieldKind.DATE),)
    item = replace(an_item(FieldKind.RECORDS), parts=columns)
    field, answers = a_field(qtbot, item, (FactRecord(),))
    field.rows[0].parts.part("date").setFocus()
    press("2019", Qt.Key.Key_Return)
    assert answers == []


def test_removing_the_last_record_is_not_asked_and_not_none(qtbot: QtBot) -> None:
    field, answers = fractures(qtbot, FactRecord((("region", "THOR"),)), FactRecord((("region", "LE"),)))
    click(field.rows[0].remove)
    assert answers.values == [(FactRecord((("region", "LE"),)),)]
    assert field.rows[0].parts.part("region").choices.buttons["LE"].isChecked()
    click(field.rows[0].remove)
    settle()
    assert answers.values[-1] is None
    assert field.rows == []
    assert field.isAncestorOf(QApplication.focusWidget())


def test_none_is_explicit_and_cannot_throw_records_away(qtbot: QtBot) -> None:
    field, answers = fractures(qtbot)
    field.setFocus()
    press("n", "n", "n", Qt.Key.Key_Delete)
    assert answers.values == [(), None, (), None]
    press("a")
    none = field.choices.buttons["none"]
    assert not none.isEnabled()
    click(none)
    field.choices.setFocus()
    press("n", Qt.Key.Key_Delete)
    assert answers.values[4:] == [(FactRecord(),)]


def test_another_record_keeps_what_is_being_typed_in_the_first(qtbot: QtBot) -> None:
    field, answers = fractures(qtbot, FactRecord())
    field.rows[0].parts.part("date").setFocus()
    press("2019")
    field.add.click()
    assert answers.values[-1] == (FactRecord((("about", PartialDate(2019)),)), FactRecord())
    field.commit()


def test_records_have_names_for_screen_readers(qtbot: QtBot) -> None:
    field, _ = fractures(qtbot)
    field.set_name("Fractures")
    field.show_value((FactRecord(),))
    assert field.rows[0].remove.accessibleName() == "Fractures 1: remove"
    assert field.rows[0].parts.part("region").accessibleName() == "Fractures 1: Where"


def grade(qtbot: QtBot, value: RegionFinding | None = None) -> tuple[RegionGradeField, list[object]]:
    field, answers = a_field(qtbot, LUMBAR, value)
    assert isinstance(field, RegionGradeField)
    return field, answers


def test_a_region_is_graded_by_its_severity_first(qtbot: QtBot) -> None:
    field, answers = grade(qtbot)
    assert field.findChildren(LabelledParts) == [], "nothing but the severity can be recorded yet"
    field.setFocus()
    press("0")
    settle()
    assert answers == [(RegionFinding(0), False)]
    assert field.details.isVisible()


def test_signs_side_and_note_follow(qtbot: QtBot) -> None:
    field, answers = grade(qtbot, RegionFinding(2))
    click(field.details.part("tart").chips.buttons["tenderness"])
    click(field.details.part("tart").chips.buttons["texture"])
    click(field.details.part("side").choices.buttons["right"])
    field.details.part("note").setFocus()
    press("tender at L3")
    field.commit()
    field.setFocus()
    press("3")
    assert answers.values[-1] == RegionFinding(3, ("texture", "tenderness"), "right", "tender at L3")
    assert "none" not in field.details.part("tart").chips.buttons


def test_each_detail_can_be_taken_back(qtbot: QtBot) -> None:
    field, answers = grade(qtbot, GRADE)
    click(field.details.part("tart").chips.buttons["texture"])
    click(field.details.part("side").choices.buttons["right"])
    field.details.part("note").editor.selectAll()
    field.details.part("note").setFocus()
    press(Qt.Key.Key_Delete)
    field.commit()
    assert answers.values[-1] == RegionFinding(2)


def test_a_grade_that_says_more_is_not_lost_with_a_second_touch(qtbot: QtBot) -> None:
    field, answers = grade(qtbot, GRADE)
    click(field.severity.choices.buttons["2"])
    assert answers == []
    assert field.severity.choices.buttons["2"].isChecked()
    click(next(b for b in field.findChildren(QPushButton) if b.text() == "Not examined"))
    settle()
    assert answers.values == [None]
    assert not field.details.isVisible()


def test_a_bare_grade_is_taken_back_with_a_second_touch(qtbot: QtBot) -> None:
    field, answers = grade(qtbot, RegionFinding(1))
    click(field.severity.choices.buttons["1"])
    assert answers.values == [None]
    field.details.answered.emit("note", "late", True)
    assert answers.values == [None], "a detail without a severity is nothing"


def test_a_grade_has_names_for_screen_readers(qtbot: QtBot) -> None:
    field, _ = grade(qtbot, GRADE)
    field.set_name("Lumbar region")
    assert field.severity.accessibleName() == "Lumbar region"
    assert field.details.part("note").accessibleName() == "Lumbar region: Note"
    bare, _ = grade(qtbot)
    bare.set_name("Sacral region")
    bare.commit()
    bare.show_value(RegionFinding(1))
    assert bare.details.part("side").accessibleName() == "Sacral region: Side"


def test_the_parts_of_a_finding_are_kept_together(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, SEGMENT)
    assert isinstance(field, FindingField)
    click(field.parts.part("position").choices.buttons["F"])
    click(field.parts.part("rotation").choices.buttons["right"])
    click(field.parts.part("tart").chips.buttons["texture"])
    click(field.parts.part("severity").choices.buttons["2"])
    found = (("position", "F"), ("rotation", "right"), ("severity", 2), ("tart", ("texture",)))
    assert answers.values[-1] == Finding("seg.L3", found)
    click(field.parts.part("position").choices.buttons["F"])
    assert answers.values[-1].get("position") is None


def test_a_finding_without_any_part_is_not_examined(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, SEGMENT, Finding("seg.L3", (("position", "F"),)))
    click(field.parts.part("position").choices.buttons["F"])
    assert answers.values == [None]
    field.show_value(Finding("seg.L3", (("position", "F"), ("note", "stiff"))))
    settle()
    assert field.clear.isVisible()
    click(field.clear)
    assert answers.values[-1] is None
    field.commit()


def test_two_numbers_that_belong_together_share_a_line(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, NECK_MOTION)
    settle()
    active, passive = field.parts.part("flexion_active"), field.parts.part("flexion_passive")
    assert active.mapTo(field, active.rect().topLeft()).y() == passive.mapTo(field, passive.rect().topLeft()).y()
    passive.setFocus()
    press("45", Qt.Key.Key_Return)
    assert answers.values == [Finding("rom.cerv", (("flexion_passive", 45),))]


def test_a_small_finding_stands_in_one_line(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, LEVEL)
    assert isinstance(field.parts, InlineParts)
    click(field.parts.part("side").choices.buttons["left"])
    field.parts.part("mm").setFocus()
    press("6", Qt.Key.Key_Return)
    assert answers.values[-1] == Finding("an.level", (("mm", 6), ("side", "left")))
    assert not field.clear.isVisible()


def test_the_note_of_a_small_finding_waits_behind_a_button(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, TEST)
    note = field.parts.part("note")
    assert not note.isVisible()
    click(next(b for b in field.findChildren(QPushButton) if b.text() == "Note…"))
    settle()
    assert note.isVisible()
    press("pain below the knee")
    field.commit()
    assert answers.values == [Finding("a.test", (("note", "pain below the knee"),))]
    other, _ = make_field(TEST, Finding("a.test", (("note", "as before"),)))
    qtbot.addWidget(other)
    assert not other.parts.part("note").isHidden()


def test_a_value_of_another_type_is_not_taken(qtbot: QtBot) -> None:
    for item in (FRACTURES, LUMBAR, SEGMENT):
        field, answers = make_field(item, "damaged")
        qtbot.addWidget(field)
        assert answers == []


@pytest.mark.parametrize("kind", [FieldKind.TRI, FieldKind.SIDE, FieldKind.SEVERITY])
def test_parts_without_options_use_the_words_of_the_content(qtbot: QtBot, kind: FieldKind) -> None:
    part = Field("part", "Part", kind)
    item = Item(
        "x",
        Target.FINDING,
        Field("x", "X", FieldKind.FINDING),
        (part, Field("more", "More", FieldKind.MULTI, (Option("a", "A"),))),
    )
    field, _ = a_field(qtbot, item)
    labels = {button.text() for button in field.parts.part("part").choices.buttons.values()}
    words = {word for key, word in CONTENT.wording.items() if key.startswith(f"{kind}.")}
    assert labels <= words


def test_norms_stand_beside_the_numbers_and_are_read_out(qtbot: QtBot) -> None:
    field, _ = a_field(qtbot, NECK_MOTION, None)
    norm = "45° to 90°, teaching copy, not verified"
    shown = [label.text() for label in field.findChildren(PlainLabel) if label.isVisible()]
    assert shown.count(norm) == 2
    part = field.parts.part("flexion_active")
    assert part.toolTip() == norm
    assert part.line.accessibleDescription() == norm
    muscle, _ = a_field(qtbot, ITEMS["palp.psoas.L"])
    tissue = muscle.parts.part("tissue")
    assert tissue.toolTip() == tissue.accessibleDescription() == tissue.field.hint != ""
