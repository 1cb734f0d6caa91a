"""The protocol page on the screen, with the practice behind it and dialogs that are answered at once."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.ui.protocol.protocol_page import ProtocolPage
from tests.ui.fakes import Practice
from tests.ui.hands import settle, show


class Dialogs:
    """Answers with `path`, and keeps what was suggested."""

    def __init__(self) -> None:
        self.path, self.suggested = "", ""

    def target(self, parent: QWidget, suggested: str) -> str:
        self.suggested = suggested
        return self.path

    def source(self, parent: QWidget) -> str:
        return self.path


class Opened:
    """The page with what it said."""

    def __init__(self, qtbot: QtBot, folder: Path, practice: Practice | None = None) -> None:
        self.practice = practice or Practice(folder)
        self.dialogs = Dialogs()
        self.page = ProtocolPage(self.practice.services.protocols, self.dialogs.target, self.dialogs.source)
        self.told: list[str] = []
        self.refused: list[str] = []
        self.page.edits.told.connect(self.told.append)
        self.page.edits.refused.connect(self.refused.append)
        self.page.resize(1190, 760)
        show(qtbot, self.page)
        self.page.setFocus()
        settle()

    @property
    def titles(self) -> list[str]:
        """The lines of the list as they are called."""
        return [line.title for line in self.page.items.list.lines]

    def stand_on(self, step_id: str, key: str) -> None:
        """The hand is on a line of a step."""
        self.page.steps.list.stand_on(step_id)
        self.page.items.list.stand_on(key)
        self.page.items.list.setFocus()
