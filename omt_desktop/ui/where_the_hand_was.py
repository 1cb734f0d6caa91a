"""Where the hand was when the practice was locked, by ids and numbers alone, and bringing it back there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from omt_desktop.ui.item_row import ItemRow

if TYPE_CHECKING:
    from omt_desktop.ui.workspace import Workspace

_TRIES, _PAUSE_MS = 120, 25
"""A page makes its rows in turns of its own; three seconds are more than any needs."""


@dataclass(frozen=True, slots=True)
class HandPlace:
    """The page, and in an evaluation the record, the item, which of its fields, and the place in the text."""

    person_id: str
    page_id: str
    record_id: str = ""
    item_id: str = ""
    field: int = 0
    cursor: int = -1


def hand_of(space: Workspace, person_id: str) -> HandPlace:
    """Where the hand is now; holds nothing that was typed."""
    page = space.evaluation
    record_id = page.bridge.record.id if page is not None else ""
    focused = QApplication.focusWidget()
    row = _row_of(focused)
    if row is None or focused is None or not space.isAncestorOf(row):
        return HandPlace(person_id, space.here, record_id)
    fields = _fields(row)
    place = fields.index(focused) if focused in fields else 0
    return HandPlace(person_id, space.here, record_id, row.item.id, place, _cursor_of(focused))


def bring_back(space: Workspace, place: HandPlace) -> None:
    """The same page is shown, and the hand goes to the same field once that is there."""
    page = space.evaluation
    same = page is not None and page.bridge.record.id == place.record_id
    if place.page_id != space.here and (not place.record_id or same):
        space.show_page(place.page_id)
    if page is not None and same and place.item_id and space.here == place.page_id:
        page.bridge.show_item(place.item_id)
        _seek(space, place, _TRIES)


def _seek(space: Workspace, place: HandPlace, tries: int) -> None:
    page = space.evaluation
    rows = page.findChildren(ItemRow) if page is not None else []
    row = next((row for row in rows if row.item.id == place.item_id), None)
    if row is not None and row.isVisible():
        fields = _fields(row)
        if place.field < len(fields):
            _stand_on(fields[place.field], place.cursor)
            return
    if tries:
        QTimer.singleShot(_PAUSE_MS, space, lambda: _seek(space, place, tries - 1))


def _row_of(widget: QWidget | None) -> ItemRow | None:
    while widget is not None and not isinstance(widget, ItemRow):
        widget = widget.parentWidget()
    return widget


def _fields(row: ItemRow) -> list[QWidget]:
    """What of the row can have the focus, in a fixed order."""
    return [w for w in row.findChildren(QWidget) if w.focusPolicy() and w.focusProxy() is None]


def _cursor_of(widget: QWidget) -> int:
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    return widget.textCursor().position() if isinstance(widget, QPlainTextEdit) else -1


def _stand_on(widget: QWidget, cursor: int) -> None:
    widget.setFocus()
    if isinstance(widget, QLineEdit):
        widget.deselect()
        widget.setCursorPosition(cursor)
    elif isinstance(widget, QPlainTextEdit):
        moved = widget.textCursor()
        moved.setPosition(min(cursor, len(widget.toPlainText())))
        widget.setTextCursor(moved)
