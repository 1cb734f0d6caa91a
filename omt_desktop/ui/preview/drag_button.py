"""Drags the document into another program. The file for it is made only when something takes it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from omt_desktop.ui.icon_button import IconButton
from omt_desktop.workflow.documents import PDF

URI_LIST = "text/uri-list"


class PromisedFile(QMimeData):
    """Offers the bytes and a file. `lend` makes that in the private folder, at most once; None where it is refused."""

    def __init__(self, data: bytes, lend: Callable[[], Path | None], media_type: str = PDF) -> None:
        super().__init__()
        self._media_type = media_type
        self._data = data
        self._lend = lend
        self._path: Path | None = None

    def formats(self) -> list[str]:
        """A file for file managers and mail programs, the bytes for others."""
        return [URI_LIST, self._media_type]

    def hasFormat(self, mimetype: str) -> bool:  # noqa: N802  # overrides Qt
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, kind: Any) -> Any:  # noqa: N802  # overrides Qt
        if self._path is None:
            self._path = self._lend()
        if self._path is None:
            return None
        if mimetype == self._media_type:
            return QByteArray(self._data)
        url = QUrl.fromLocalFile(str(self._path))
        # Windows asks for the list, X11 and Wayland for its text.
        as_text = isinstance(kind, QMetaType) and kind.id() == QMetaType.Type.QByteArray.value
        return QByteArray(url.toEncoded() + b"\r\n") if as_text else [url]


class DragButton(IconButton):
    """A handle: press and pull. Who presses it says first to whom the document goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("drag", token="muted", name="Drag this into another program", parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._pressed_at: QPoint | None = None
        self.promise: Callable[[], PromisedFile | None] = lambda: None
        """What is dragged; None where there is nothing, or where it is not said yet to whom it goes."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._pressed_at is None or (event.position().toPoint() - self._pressed_at).manhattanLength() < far:
            return
        self._pressed_at = None
        self.setDown(False)
        promised = self.promise()
        if promised is not None:
            drag = QDrag(self)
            drag.setMimeData(promised)
            drag.setPixmap(self.icon().pixmap(self.iconSize()))
            drag.exec(Qt.DropAction.CopyAction)
