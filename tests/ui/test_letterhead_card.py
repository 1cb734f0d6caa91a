"""The practice's letterhead in the settings: typed in place, kept when the hand leaves, seen while it is typed."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from omt_desktop.ui.message_bar import MessageBar
from omt_desktop.ui.practice.letterhead_card import LetterheadCard
from omt_desktop.workflow.access.access import Access
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.letterhead import HANDOUT_LANGUAGE, LETTERHEAD, PAPER, HandoutLanguage, Letterhead
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.practice_settings import PracticeSettings
from tests.ui.fakes import FULL_DISK, LogoFiles, MemorySettings


class Desk:
    """The card with what is behind it; `chosen` is what the dialog for the logo answers."""

    def __init__(self, qtbot: QtBot, shelf: MemorySettings | None = None, role: Role = Role.CLINICIAN) -> None:
        self.shelf = shelf or MemorySettings()
        self.settings = PracticeSettings(Access(Person("p", "", role)), self.shelf, LogoFiles())
        self.messages = MessageBar()
        self.chosen = ""
        self.card = LetterheadCard(self.settings, self.messages, lambda parent: self.chosen)
        qtbot.addWidget(self.messages)
        qtbot.addWidget(self.card)
        self.card.show()

    @property
    def kept(self) -> Letterhead:
        return self.settings.get(LETTERHEAD)


def test_what_is_typed_is_seen_at_once_and_kept_when_the_hand_leaves(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert "No letterhead yet" in desk.card.preview.accessibleDescription()
    qtbot.keyClicks(desk.card.name, "Northern Osteopathy (invented)")
    qtbot.keyClicks(desk.card.address, "1 Main Street")
    assert desk.card.preview.accessibleDescription() == "Northern Osteopathy (invented), 1 Main Street"
    assert desk.kept.is_empty
    desk.card.phone.setFocus()
    qtbot.keyClicks(desk.card.phone, "555 0100")
    desk.card.phone.left.emit()
    assert desk.kept == Letterhead("Northern Osteopathy (invented)", ("1 Main Street",), "555 0100")
    again = Desk(qtbot, desk.shelf)
    assert again.card.typed == desk.kept


def test_paper_and_language_are_in_force_when_they_are_picked(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    qtbot.mouseClick(desk.card.papers.buttons["a4"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(desk.card.languages.buttons["es"], Qt.MouseButton.LeftButton)
    assert desk.settings.get(PAPER) is Paper.A4
    assert desk.settings.get(HANDOUT_LANGUAGE) is HandoutLanguage.SPANISH
    assert desk.card.papers.buttons["a4"].isChecked()


def test_a_logo_is_chosen_shown_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("RGB", (600, 200), "teal").save(tmp_path / "logo.png")
    desk = Desk(qtbot)
    assert desk.card.remove_logo.isHidden()
    desk.chosen = str(tmp_path / "logo.png")
    desk.card.choose_logo.click()
    assert desk.kept.logo.startswith(b"\x89PNG")
    assert "with a logo" in desk.card.preview.accessibleDescription()
    assert not desk.card.preview.grab().isNull()
    desk.card.remove_logo.click()
    assert desk.kept.logo == b""


@pytest.mark.parametrize("data", [b"", b"no picture"])
def test_a_file_that_is_no_picture_is_one_sentence_and_changes_nothing(
    qtbot: QtBot, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    desk = Desk(qtbot)
    desk.chosen = str(tmp_path / "logo.png")
    desk.card.choose_logo.click()
    assert "is no PNG or JPEG picture" in desk.messages.text
    assert desk.shelf.kept == {}
    desk.chosen = ""
    desk.card.choose_logo.click()
    assert desk.shelf.kept == {}


def test_a_full_disk_is_told_and_the_text_stays(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.shelf.problem = FULL_DISK
    qtbot.keyClicks(desk.card.name, "Northern")
    desk.card.name.left.emit()
    assert desk.messages.text == FULL_DISK
    assert desk.card.name.text() == "Northern"
    desk.card.papers.buttons["a4"].click()
    assert desk.card.papers.buttons["letter"].isChecked()


def test_the_front_desk_sees_it_and_changes_nothing(qtbot: QtBot) -> None:
    desk = Desk(qtbot, role=Role.FRONT_DESK)
    qtbot.keyClicks(desk.card.name, "Northern")
    desk.card.name.left.emit()
    assert desk.card.name.text() == ""
    assert not desk.card.choose_logo.isEnabled()
    assert not desk.card.read_only.isHidden()
    assert desk.messages.isHidden()
