"""The one object that announces what an edit changed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.edits import Answer
from omt_desktop.workflow.session import Changes, EvaluationSession
from tests.ui.fakes import FULL_DISK, Practice


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


@pytest.fixture
def bridge(practice: Practice, qtbot: QtBot) -> SessionBridge:
    record = practice.evaluation()
    return SessionBridge(EvaluationSession(record, practice.services.content, practice.evaluations))


def test_an_edit_is_announced_with_what_it_changed(bridge: SessionBridge) -> None:
    told: list[Changes] = []
    bridge.changed.connect(told.append)
    before = bridge.reading
    bridge.apply(Answer("complaint.trauma", "no"))
    bridge.apply(Answer("complaint.trauma", "no"))
    assert [changes.facts for changes in told] == [{"complaint.trauma"}]
    assert bridge.reading is not before and bridge.reading is bridge.reading
    assert bridge.reading.answer("complaint.trauma") == "no"
    bridge.undo()
    bridge.undo()
    bridge.redo()
    assert len(told) == 3 and bridge.can_undo and not bridge.can_redo


def test_saving_is_announced_also_where_it_fails(bridge: SessionBridge, practice: Practice, qtbot: QtBot) -> None:
    practice.evaluations.problem = FULL_DISK
    with qtbot.waitSignal(bridge.saving_changed):
        bridge.apply(Answer("complaint.trauma", "no"))
    assert bridge.save_state.problem == FULL_DISK
    practice.evaluations.problem = ""
    with qtbot.waitSignal(bridge.saving_changed):
        bridge.retry_saving()
    assert bridge.save_state.problem == ""


def test_a_step_is_announced_once(bridge: SessionBridge) -> None:
    told: list[str] = []
    bridge.step_changed.connect(told.append)
    bridge.go_to("history")
    bridge.go_to("history")
    assert told == ["history"] and bridge.step_id == "history"


def test_an_item_is_asked_for_on_its_own_step(bridge: SessionBridge) -> None:
    told: list[tuple[str, str]] = []
    bridge.item_requested.connect(lambda item_id: told.append((bridge.step_id, item_id)))
    bridge.show_item("hx.cancer")
    bridge.show_item("no.such.item")
    assert told == [("history", "hx.cancer")]
