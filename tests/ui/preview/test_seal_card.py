"""The seal in the settings: its fingerprint, the certificate to give away, and an own certificate with its PIN."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from omt_desktop.ui.practice.seal_card import NOT_YET, SealCard
from tests.ui.hands import click
from tests.ui.preview.test_preview import Desk
from tests.workflow.test_sealing import EC, PIN, made


class Card(Desk):
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        services = self.practice.services
        self.file = folder / "own.p12"
        asks = (lambda _: str(self.file), lambda _: str(folder / "root.cer"))
        self.card = SealCard(services.sealing, services.handing_out, self.jobs, self.messages, asks)
        self.shell.pages.addWidget(self.card)
        self.shell.pages.setCurrentWidget(self.card)

    def bring(self, pin: str) -> None:
        click(self.card.bring)
        self.card.pin.setText(pin)  # QTest types ASCII only
        QTest.keyClick(self.card.pin, Qt.Key.Key_Return)
        self.wait()


@pytest.fixture
def card(qtbot: QtBot, tmp_path: Path) -> Card:
    return Card(qtbot, tmp_path)


def test_the_fingerprint_is_there_after_the_first_seal_and_the_certificate_can_be_saved(card: Card) -> None:
    assert card.card.fingerprint.text() == NOT_YET and not card.card.save.isEnabled()
    sealing = card.practice.services.sealing
    sealing.prepare()
    card.card.show_state()
    assert card.card.fingerprint.text().replace(" ", "").lower() == sealing.fingerprint()
    click(card.card.save)
    card.wait()
    assert card.practice.outside.saved == {card.folder / "root.cer": sealing.root()}


def test_an_own_certificate_is_used_with_the_right_pin_only(card: Card) -> None:
    card.file.write_bytes(made(EC))
    card.bring("wrong")
    assert card.messages.text.startswith("The PIN does not open") and card.card.pin.text() == ""
    card.bring(PIN)
    assert "Your certificate seals" in card.messages.text
    assert card.card.own.text() == "You seal with a certificate of your own."


def test_a_file_that_is_gone_is_told(card: Card) -> None:
    card.bring("x")
    assert "cannot be read" in card.messages.text
