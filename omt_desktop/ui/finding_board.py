"""Findings of many parts as tiles in columns; the one that is opened shows its editor under its line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import FieldKind, Item
from omt_desktop.ui.field_registry import field_for
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.finding_tile import FindingTile
from omt_desktop.ui.inline_parts import fits_inline
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.theme import pixels
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_state import state_of
from omt_desktop.workflow.answer_words import Value, item_text
from omt_desktop.workflow.answering import answer_item, value_of
from omt_desktop.workflow.words import Words

_SHORT_LABEL, _LONG_LABEL = 6, 26
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def is_tile(item: Item) -> bool:
    """Whether the item is folded to a tile because it has too many parts for a line."""
    return item.field.kind is FieldKind.FINDING and not fits_inline(item.parts)


class FindingBoard(QWidget):
    """One stop of the Tab key for all tiles; arrow keys walk, Return opens and closes, Escape closes."""

    def __init__(
        self, items: Sequence[Item], bridge: SessionBridge, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._words = words
        self._items = {item.id: item for item in items}
        self._shown: list[str] = []
        self._open = ""
        self.editors: dict[str, FieldWidget] = {}
        self._frames: dict[str, QFrame] = {}
        self.tiles = {item.id: self._tile(item) for item in items}
        self._columns = _columns(items)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setSpacing(pixels("gap_tile"))
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1)

    def show_items(self, item_ids: Sequence[str]) -> None:
        """These tiles are there, in this order."""
        if list(item_ids) == self._shown:
            return
        self._shown = list(item_ids)
        for item_id, tile in self.tiles.items():
            set_shown(tile, item_id in self._shown)
        if self._open and self._open not in self._shown:
            self._fold()
        for index, item_id in enumerate(self._shown):
            self._grid.addWidget(self.tiles[item_id], index // self._columns * 2, index % self._columns)
        self._give_tab_to(self._open or (self._shown[0] if self._shown else ""))
        self._place_editor()

    def show_current(self, item_ids: Sequence[str]) -> None:
        """Shows what the evaluation holds for these items now."""
        evaluation = self._bridge.evaluation
        for item_id in item_ids:
            item = self._items[item_id]
            value = value_of(item, evaluation)
            summary = item_text(item, evaluation, self._words) or "not examined"
            self.tiles[item_id].show_finding(state_of(item, value), summary)
            if item_id in self.editors:
                self.editors[item_id].show_value(value)

    def open(self, item_id: str) -> None:
        """The editor of this item is open, the one before is folded, and the focus is in the editor."""
        if self._open and self._open != item_id:
            self._fold()
        self._open = item_id
        self.tiles[item_id].setChecked(True)
        self._give_tab_to(item_id)
        if item_id not in self.editors:
            self._make_editor(self._items[item_id])
        self._place_editor()
        self.editors[item_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def item_at(self, part: QWidget) -> str:
        """The item whose tile or editor the part belongs to; empty where it is neither."""
        tile = next((item_id for item_id, tile in self.tiles.items() if tile is part), "")
        return tile or next((item_id for item_id, frame in self._frames.items() if frame.isAncestorOf(part)), "")

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for editor in self.editors.values():
            editor.commit()

    def event(self, event: QEvent) -> bool:
        # The page's own Escape leaves the evaluation; here it only folds what is open.
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() is QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and self._open:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((item_id for item_id in self._shown if self.tiles[item_id].hasFocus()), "")
        steps = {**_STEPS, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}
        if here and event.key() in steps:
            index = self._shown.index(here) + steps[Qt.Key(event.key())]
            if 0 <= index < len(self._shown):
                self._give_tab_to(self._shown[index])
                self.tiles[self._shown[index]].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self._open:
            tile = self.tiles[self._open]
            self._fold()
            tile.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _tile(self, item: Item) -> FindingTile:
        tile = FindingTile(item.field.label, self)
        tile.clicked.connect(lambda: self._fold() if self._open == item.id else self.open(item.id))
        return tile

    def _fold(self) -> None:
        self.editors[self._open].commit()
        self.tiles[self._open].setChecked(False)
        self._frames[self._open].hide()
        self._open = ""

    def _make_editor(self, item: Item) -> None:
        field = field_for(item, self._bridge.evaluation.evaluated_on, self._bridge.content.wording, self._bridge.units)
        field.set_name(item.field.label)
        field.show_value(value_of(item, self._bridge.evaluation))

        def answered(value: Value | None, typing: bool) -> None:
            self._bridge.apply(answer_item(item, value, self._bridge.evaluation, typing=typing))

        field.answered.connect(answered)
        frame = QFrame(self)
        frame.setProperty("role", "editor")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(item.field.label, "label", parent=frame))
        if item.field.hint:
            layout.addWidget(PlainLabel(item.field.hint, "small", wrap=True, parent=frame))
        layout.addWidget(field)
        frame.setFocusProxy(field)
        self.setTabOrder(self.tiles[item.id], frame)
        self.editors[item.id] = field
        self._frames[item.id] = frame

    def _place_editor(self) -> None:
        if not self._open:
            return
        line = self._shown.index(self._open) // self._columns
        frame = self._frames[self._open]
        self._grid.addWidget(frame, line * 2 + 1, 0, 1, self._columns)
        frame.show()

    def _give_tab_to(self, item_id: str) -> None:
        for other_id, tile in self.tiles.items():
            tabbed = other_id == item_id
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)


def _columns(items: Sequence[Item]) -> int:
    longest = max(len(item.field.label) for item in items)
    if longest <= _SHORT_LABEL and len(items) > 2:
        return 3
    return 2 if longest <= _LONG_LABEL and len(items) > 2 else 1
