"""The practice's tables from the settings: asked to whom, written with their sum, stopped half way."""

import io
import zipfile
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from omt_desktop.ui.practice.tables_card import TablesCard
from tests.ui.hands import click
from tests.ui.preview.test_preview import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    made = Desk(qtbot, tmp_path)
    made.practice.evaluation()
    return made


@pytest.fixture
def card(desk: Desk) -> TablesCard:
    card = TablesCard(desk.practice.services, desk.shell)
    desk.shell.pages.addWidget(card)
    desk.shell.pages.setCurrentWidget(card)
    return card


def test_the_tables_are_written_with_their_sum_and_told(desk: Desk, card: TablesCard) -> None:
    click(card.export)
    click(card.disclosure.quick[0])
    desk.wait()
    (archive, beside) = desk.practice.outside.saved
    assert (archive.name, beside.name) == ("out.zip", "out.zip.sha256")
    with zipfile.ZipFile(io.BytesIO(desk.practice.outside.saved[archive])) as opened:
        assert {"patients.csv", "evaluations.csv", "findings.csv"} <= set(opened.namelist())
    (event,) = desk.practice.log.told
    assert (event.details["what"], event.details["to"]) == ("export_tables", "Chart of this practice")
    assert "SHA-256 beside it" in desk.messages.text


def test_it_can_be_stopped_and_left(desk: Desk, card: TablesCard) -> None:
    click(card.export)
    click(card.disclosure.cancel)
    assert card.export.hasFocus() and not card.run.running
    desk.chosen = ""
    click(card.export)
    click(card.disclosure.quick[0])
    assert not card.run.running
    desk.chosen = str(desk.folder / "tables")
    held = Event()
    desk.jobs.start(held.wait, lambda _: None, lambda _: None, card)
    click(card.export)
    click(card.disclosure.quick[0])
    click(desk.messages.actions_offered[0])
    click(card.export)
    held.set()
    desk.wait()
    assert "cancelled" in desk.messages.text and desk.practice.outside.saved == {} and desk.practice.log.told == []
