"""What can be done to the protocol on its page: each change, its way back, the files, and keeping it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from omt_desktop.domain.protocol import OwnItem, Protocol
from omt_desktop.domain.protocol_rows import rename_row
from omt_desktop.ui.protocol.protocol_lines import Box, Line
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.own_protocol import ProtocolInUse
from omt_desktop.workflow.protocol_draft import ProtocolDraft

PAUSE_MS = 20_000
"""So long after the last change it is kept as a version, and at once when the page is left."""
JSON = ".json"


class ProtocolEdits(QObject):
    """Changes a draft and says so. Refusal where there is no protocol to read."""

    changed = Signal()
    """The protocol on the screen is another one, or it was kept."""
    told = Signal(str)
    """Something went well that cannot be seen."""
    refused = Signal(str)
    """Why something could not be done; nothing was changed."""

    def __init__(self, in_use: ProtocolInUse, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in_use = in_use
        self.draft = ProtocolDraft(in_use)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    @property
    def protocol(self) -> Protocol:
        """As it is on the screen."""
        return self.draft.protocol

    def keep(self) -> str:
        """New evaluations are made with what is on the screen; why that is not so, empty where it is."""
        self._pause.stop()
        try:
            kept = self.draft.keep()
        except Refusal as problem:
            self.refused.emit(f"The changed protocol is not in use yet. {problem}")
            return str(problem)
        if kept:
            self.changed.emit()
        return ""

    def undo(self) -> None:
        """Takes the last change back."""
        if self.draft.undo():
            self._announce()

    def call(self, name: str) -> None:
        """The protocol has this name; typing it is one change."""
        self._change(self.protocol.called(name), "name")

    def move(self, step_id: str, places: int) -> None:
        """The step stands so many places further down, or up below 0."""
        self._change(self.protocol.moved(self._in_use.delivered.exam, step_id, places))

    def toggle(self, line: Line) -> None:
        """What the line stands for is hidden, or shown again; nothing where it cannot be hidden."""
        self._change(self.protocol.with_hidden(line.item_ids, line.box is Box.ON))

    def rename(self, line: Line, label: str) -> None:
        """The line has this name, and for an empty one the delivered one again."""
        if line.row is not None:
            self._change(rename_row(self.protocol, line.row, label))

    def add(self, item: OwnItem) -> None:
        """The item is asked too."""
        self._change(self.protocol.with_added(item))

    def remove(self, item: OwnItem) -> bool:
        """The added item is gone; False where it was recorded once or that cannot be known, and it stays."""
        try:
            may_go = self._in_use.may_be_removed(item)
        except Refusal as problem:
            self.refused.emit(str(problem))
            return False
        if may_go:
            self._change(self.protocol.without_added(item.id))
        return may_go

    def save(self, chosen: str) -> None:
        """The protocol as it is on the screen stands in the chosen file."""
        path = Path(chosen if chosen.lower().endswith(JSON) else chosen + JSON)
        try:
            self._in_use.write_file(path, self.protocol)
        except Refusal as problem:
            self.refused.emit(str(problem))
        else:
            self.told.emit(f"The protocol is saved to {path}. It holds no patient data.")

    def take_over(self, chosen: str) -> None:
        """The protocol of the chosen file takes the place of this one."""
        self._replace(lambda: self._in_use.taken_over(Path(chosen), self.protocol), "The protocol is taken over")

    def reset(self) -> None:
        """The exam is as delivered."""
        self._replace(lambda: self._in_use.as_delivered(self.protocol), "The exam is as delivered")

    def _replace(self, make: Callable[[], Protocol], said: str) -> None:
        try:
            made = make()
        except Refusal as problem:
            self.refused.emit(str(problem))
            return
        if self._change(made):
            self.told.emit(f"{said}. Ctrl+Z takes that back.")
        else:
            self.told.emit("It is the same as the protocol you have; nothing was changed.")

    def _change(self, protocol: Protocol, merges_with: str = "") -> bool:
        changed = self.draft.change(protocol, merges_with)
        if changed:
            self._announce()
        return changed

    def _announce(self) -> None:
        self._pause.start()
        self.changed.emit()
