"""Bad input into real fields: refused or kept as text, with a clear word beside the field, and never a lost answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import FieldKind
from omt_desktop.domain.spine.map_parts import items_of
from omt_desktop.ui.fields.finding_field import FindingField
from omt_desktop.ui.fields.text_field import TextField
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.spine.spine_page import SpinePage
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.typed_entry import TypedEntry
from omt_desktop.workflow.edits import RecordFinding
from tests.builders import an_evaluation
from tests.clinic import CONTENT
from tests.ui.hands import PAUSE, a_field, an_item, open_bridge, press, settle, show
from tests.ui.step_hands import board_of, open_page, rows

CTRL = Qt.KeyboardModifier.ControlModifier
CONTROL = "sharp\x00 pain\x07 \u202eback\u202c"
LONG = ("She says it hurts when she bends. " * 300)[:10_000]


def paste(text: str) -> None:
    """The text from the clipboard into whatever has the focus."""
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, modifier=CTRL)


def lumbar_range(qtbot: QtBot) -> tuple[TypedEntry, SessionBridge, StepPage]:
    """Lumbar flexion in degrees, recorded as 40."""
    page, bridge = open_page(qtbot, "motion_tests")
    board = board_of(page, "rom.lumb")
    board.open("rom.lumb")
    field = board.editors["rom.lumb"]
    assert isinstance(field, FindingField)
    entry = field.parts.part("flexion_active")
    assert isinstance(entry, TypedEntry)
    entry.line.setFocus()
    press("40", Qt.Key.Key_Return)
    settle()
    assert recorded(bridge, "rom.lumb", "flexion_active") == 40
    entry.line.setFocus()
    entry.line.selectAll()
    return entry, bridge, page


def recorded(bridge: SessionBridge, item_id: str, key: str) -> object:
    return bridge.evaluation.findings[item_id].get(key)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("forty", "Not a number"),
        ("4o", "Not a number"),
        ("nan", "Not a number"),
        ("inf", "Not a number"),
        ("1e2", "Not a number"),
        ("400", "Not in the range from -45 to 220"),
        ("-90", "Not in the range from -45 to 220"),
        ("9" * 60, "Not a number"),
    ],
)
def test_a_wrong_range_is_named_and_the_old_one_stays(typed: str, word: str, qtbot: QtBot) -> None:
    entry, bridge, _page = lumbar_range(qtbot)
    press(typed, Qt.Key.Key_Return)
    settle()
    assert word in entry.words.text().replace("−", "-")
    assert "still recorded: 40" in entry.words.text()
    assert entry.words.isVisible()
    assert entry.line.text() == typed
    assert recorded(bridge, "rom.lumb", "flexion_active") == 40


@pytest.mark.parametrize("pasted", ["5\x005", "5\u202e5", "5\n5", "\x1b[31m55", "५५x"])
def test_what_is_pasted_into_a_number_is_a_number_or_named(pasted: str, qtbot: QtBot) -> None:
    entry, bridge, _page = lumbar_range(qtbot)
    paste(pasted)
    qtbot.wait(PAUSE)
    assert recorded(bridge, "rom.lumb", "flexion_active") == 40
    assert "Not a number" in entry.words.text()


def test_a_time_of_three_hours_is_named_and_not_recorded(qtbot: QtBot) -> None:
    page, bridge = open_page(qtbot, "vitals_neuro")
    entry = rows(page)["vitals.pulse"].field
    assert isinstance(entry, TypedEntry)
    entry.line.setFocus()
    press("10800", Qt.Key.Key_Return)
    settle()
    assert "Not in the range" in entry.words.text()
    assert "vitals.pulse" not in bridge.evaluation.facts


def test_a_long_note_is_kept_whole(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.TEXT))
    assert isinstance(field, TextField)
    field.editor.setFocus()
    paste(LONG)
    field.commit()
    assert answers.values == [LONG]


def test_control_characters_are_left_out_of_a_note_and_its_words_stay(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.TEXT))
    field.setFocus()
    paste(CONTROL)
    field.commit()
    kept = str(answers.values[-1])
    assert "\x00" not in kept and "\x07" not in kept
    for word in ("sharp", "pain", "back"):
        assert word in kept


def spine(qtbot: QtBot) -> tuple[SpineBoard, SessionBridge, SpinePage]:
    """The spine with one finding, and the hand in the line of shorthand."""
    bridge = open_bridge(an_evaluation())
    page = SpinePage(CONTENT.exam.step("spine"), bridge)
    page.resize(800, 800)
    show(qtbot, page)
    board = next(block for block in page.blocks if isinstance(block, SpineBoard))
    bridge.apply(RecordFinding("seg.T5", Finding("seg.T5", (("position", "F"),))))
    board.line.edit.setFocus()
    settle()
    return board, bridge, page


@pytest.mark.parametrize(
    "pasted",
    [
        "T5 FRS Q",
        "T55 FRS R",
        "T5 F\x00RS R",
        "\u202eT5 FRS R",
        "T5 FRS R sev 9",
        "L" * 5_000,
        ";;;;",
        "T5 FRS R\nT6 ERS",
        "<b>T5</b>",
        "%s%n",
    ],
)
def test_shorthand_that_cannot_be_read_is_named_and_records_nothing(pasted: str, qtbot: QtBot) -> None:
    board, bridge, _page = spine(qtbot)
    before = bridge.evaluation
    paste(pasted)
    press(Qt.Key.Key_Return)
    settle()
    assert bridge.evaluation == before
    assert board.line.words.text()
    if pasted.strip(";"):
        assert board.line.words.text().startswith("Character ")
        assert board.line.edit.text()


def test_a_note_of_a_part_keeps_ten_thousand_letters(qtbot: QtBot) -> None:
    board, bridge, _page = spine(qtbot)
    board.choose("seg.T5")
    editor = board.panel.editor
    assert editor is not None
    often = editor.often
    assert isinstance(often, LabelledParts)
    note = often.part("note")
    assert isinstance(note, TextField)
    note.editor.setFocus()
    paste(LONG)
    board.choose("seg.T6")
    assert items_of("seg.T5") == ("seg.T5",)
    assert recorded(bridge, "seg.T5", "note") == LONG
    assert recorded(bridge, "seg.T5", "position") == "F"


def test_letters_on_the_scales_are_not_taken_for_answers(qtbot: QtBot) -> None:
    field, answers = a_field(qtbot, an_item(FieldKind.CHOICE, options=("0", "1", "2", "3", "4")))
    field.setFocus()
    press("x9/")
    assert answers == []
