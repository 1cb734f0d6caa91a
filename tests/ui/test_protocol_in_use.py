"""The doctor's own protocol in the window: in new evaluations, while the old ones stay as they were."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.exam import Structure
from omt_desktop.domain.protocol import OwnItem, OwnKind, Protocol
from omt_desktop.domain.protocol_exam import may_be_hidden
from omt_desktop.reports.outline import build_outline
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.button import Button
from omt_desktop.ui.destinations import PATIENTS, PROTOCOL, SETTINGS
from omt_desktop.ui.main_window import MainWindow
from omt_desktop.ui.open_evaluation import open_evaluation
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.workspace import Workspace
from omt_desktop.workflow.edits import RecordFinding
from omt_desktop.workflow.errors import Refusal
from tests.builders import EXAM_DAY, a_record
from tests.clinic import CONTENT
from tests.domain.test_protocol import APPREHENSION, GRIP, SCALENE, STORY
from tests.reports.paper import said
from tests.ui.fakes import FULL_DISK, Practice
from tests.ui.hands import click, press, settle, show
from tests.ui.test_window import opened, workspace_of

NORMAL = (("value", "normal"),)


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


@pytest.fixture
def window(practice: Practice, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    return opened(practice, qtbot, qapp)


@pytest.fixture
def space(window: MainWindow, qtbot: QtBot) -> Workspace:
    return workspace_of(window, qtbot)


def to_the_protocol(space: Workspace) -> None:
    """From wherever one is, as a hand would."""
    click(space.rail.button(SETTINGS))
    space.page(SETTINGS).protocol.setFocus()
    press(Qt.Key.Key_Return)
    settle()


def step_ids(space: Workspace) -> list[str]:
    assert space.evaluation is not None
    return [step.id for step in space.evaluation.bridge.content.exam.steps]


def begin(space: Workspace, practice: Practice) -> str:
    """A new evaluation of the patient from the list; its record."""
    patient = next(iter(practice.patients.kept.values()))
    space.show_page(PATIENTS)
    space.patients.finder.opened.emit(patient.id)
    settle()
    button = next(b for b in space.patients.findChildren(Button) if b.text() == "New evaluation")
    click(button)
    settle()
    assert space.evaluation is not None
    return space.evaluation.bridge.record.id


def page_of(space: Workspace, step_id: str) -> StepPage:
    assert space.evaluation is not None
    space.evaluation.bridge.go_to(step_id)
    settle()
    page = space.evaluation.stack.currentWidget()
    assert isinstance(page, StepPage) and page.blocks
    return page


def tiles_of(page: StepPage, block_id: str) -> list[str]:
    """The tiles of a block in the order in which they stand."""
    block = next(block for block in page.blocks if block.block.id == block_id)
    return [item_id for board in block.boards.values() for item_id in board.tiles]


def test_an_old_evaluation_keeps_its_exam_and_a_new_one_has_the_doctors_own(
    practice: Practice, space: Workspace
) -> None:
    practice.patient()
    old = begin(space, practice)
    to_the_protocol(space)
    page = space.page(PROTOCOL)
    assert page is not None and page is space.pages.currentWidget()
    assert page is not None and page.steps.list.hasFocus() and space.rail.button(SETTINGS).isChecked()
    page.steps.list.stand_on("spine")
    press(*[Qt.Key.Key_Up] * 6, modifier=Qt.KeyboardModifier.AltModifier)
    page.steps.list.stand_on("palpation")
    page.items.list.setFocus()
    page.items.list.stand_on("palp.scalenes")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert space.pages.currentWidget() is space.page(SETTINGS) and len(practice.shelf.kept) == 1
    new = begin(space, practice)
    assert new != old and step_ids(space)[0] == "spine"
    assert practice.evaluations.kept[new].step_id == "spine"
    assert "palp.scalenes.L" not in tiles_of(page_of(space, "palpation"), "neck_tissues")
    space.open(old)
    assert step_ids(space) == [step.id for step in CONTENT.exam.steps]
    assert "palp.scalenes.L" in tiles_of(page_of(space, "palpation"), "neck_tissues")


def test_an_added_structure_is_examined_kept_and_printed_in_its_own_words(practice: Practice, space: Workspace) -> None:
    practice.patient()
    practice.services.protocols.use(Protocol(added=(SCALENE,)))
    record_id = begin(space, practice)
    page = page_of(space, "palpation")
    block = next(block for block in page.blocks if block.block.id == "neck_tissues")
    block.seek("own.a1.R")
    settle()
    press(Qt.Key.Key_Space)
    settle()
    finding = practice.evaluations.kept[record_id].evaluation.findings["own.a1.R"]
    assert finding.values
    practice.services.protocols.use(Protocol())
    content = practice.services.protocols.content_with(practice.evaluations.kept[record_id].protocol)
    evaluation = practice.evaluations.kept[record_id].evaluation
    outline = build_outline(a_record(evaluation), assess(evaluation, content.vocabulary, content.rules), content)
    assert "Scalenus minimus right" in said(outline)


def test_a_report_is_written_in_the_words_of_its_evaluation(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    space = workspace_of(opened(practice, qtbot, qapp, lambda *_: str(tmp_path / "chart.pdf")), qtbot)
    practice.patient()
    practice.services.protocols.use(Protocol(added=(SCALENE,)))
    begin(space, practice)
    assert space.desk is not None
    press(Qt.Key.Key_P, modifier=Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(space.desk.export.finished):
        press(Qt.Key.Key_Return)
    assert practice.reports.content is not None and "own.a1.L" in practice.reports.content.exam.items


def test_what_this_doctor_records_most_stands_first_and_does_not_move_while_working(
    practice: Practice, space: Workspace
) -> None:
    patient = practice.patient()
    used = Evaluation(EXAM_DAY, findings={"palp.omohyoid.R": Finding("palp.omohyoid.R", NORMAL)})
    practice.evaluations.create(patient, used, CONTENT.stamp, "review")
    begin(space, practice)
    page = page_of(space, "palpation")
    before = tiles_of(page, "neck_tissues")
    assert before[:3] == ["palp.omohyoid.L", "palp.omohyoid.R", "palp.levator_scapulae.L"]
    assert space.evaluation is not None
    for item_id in ("palp.scm.L", "palp.scm.R"):
        space.evaluation.bridge.apply(RecordFinding(item_id, Finding(item_id, NORMAL)))
    settle()
    assert tiles_of(page, "neck_tissues") == before
    again = begin(space, practice)
    assert again and tiles_of(page_of(space, "palpation"), "neck_tissues")[:2] == ["palp.scm.L", "palp.scm.R"]


def test_what_cannot_be_kept_holds_the_window_open_until_it_is_decided(
    practice: Practice, space: Workspace, window: MainWindow
) -> None:
    to_the_protocol(space)
    page = space.page(PROTOCOL)
    assert page is not None
    page.edits.call("Knees")
    practice.shelf.problem = FULL_DISK
    assert not window.close() and space.messages.text == f"The changed protocol is not saved: {FULL_DISK}"
    practice.shelf.problem = ""
    assert window.close() and practice.services.protocols.current().name == "Knees"


def test_a_protocol_that_cannot_be_read_is_told_and_tried_again(
    practice: Practice, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> str:
        raise Refusal("The practice database could not be read.")

    with monkeypatch.context() as patch:
        patch.setattr(practice.shelf, "current", refuse)
        to_the_protocol(space)
    assert space.messages.text == "The practice database could not be read."
    assert space.pages.currentWidget() is space.page(SETTINGS)
    to_the_protocol(space)
    page = space.page(PROTOCOL)
    assert page is not None and space.pages.currentWidget() is page
    page.edits.reset()
    assert space.messages.text == "It is the same as the protocol you have; nothing was changed."


@pytest.mark.parametrize("every", [1, 2, 3])
def test_every_page_of_the_exam_can_do_without_what_is_hidden(practice: Practice, qtbot: QtBot, every: int) -> None:
    """Drawings, figures and stopwatches too: none of them counts on an item that a doctor may hide."""
    free = sorted(item.id for item in CONTENT.exam.items.values() if may_be_hidden(item, CONTENT.vocabulary))
    own = tuple(
        OwnItem(f"own.{step.id}", step.id, "Ours", OwnKind.STRUCTURE, "LE", Structure.JOINT)
        for step in CONTENT.exam.steps
        if step.blocks
    )
    protocols = practice.services.protocols
    protocols.use(Protocol(hidden=frozenset(free[::every]), added=(*own, APPREHENSION, GRIP, STORY)))
    sha256 = protocols.hash_in_use()
    content = protocols.content_with(sha256)
    record = practice.evaluations.create(
        practice.patient(), Evaluation(EXAM_DAY), CONTENT.stamp, content.exam.steps[0].id, sha256
    )
    page = open_evaluation(record.id, practice.services, BackgroundJobs(), folded=True)
    practice.windows.append(page)
    page.resize(1190, 740)
    show(qtbot, page)
    for step in content.exam.steps:
        page.bridge.go_to(step.id)
        settle()
        current = page.stack.currentWidget()
        if step.blocks:
            assert isinstance(current, StepPage) and current.blocks
            page.bridge.show_item(f"own.{step.id}")
            settle()
            assert any(f"own.{step.id}" in block.shown_ids for block in current.blocks)
