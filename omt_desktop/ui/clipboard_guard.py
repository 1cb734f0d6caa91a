"""What is copied out of the record: marked as a secret for clipboard managers, and gone after twenty seconds."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 20_000
MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}
"""What clipboard managers of Linux, macOS and Windows look for before they keep a copy of their own."""


class ClipboardGuard(QObject):
    """Watches the clipboard while the practice is open. Text of another program is never touched."""

    def __init__(self, parent: QObject | None = None, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._owns = owns or self._clipboard.ownsClipboard
        self._on = False
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._mark)

    def begin(self) -> None:
        """What is copied from now on is marked and forgotten again."""
        self._on = True

    def end(self) -> None:
        """What was copied is not in the clipboard any more, nor what was marked with the mouse; nothing is watched."""
        self.clear()
        if self._on:
            self._forget_marked()
        self._on = False

    def _forget_marked(self) -> None:
        """X11 and Wayland give what is marked to the middle button, in whatever program it is pressed."""
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def clear(self) -> None:
        """The clipboard is empty if it still holds what was copied here."""
        self._timer.stop()
        if self._ours and self._clipboard.text() == self._ours:
            self._clipboard.clear()
        self._ours = ""

    def _mark(self) -> None:
        if not self._on or not self._owns():
            return
        text = self._clipboard.text()
        if not text or self._clipboard.mimeData().hasFormat("x-kde-passwordManagerHint"):
            return
        marked = QMimeData()
        marked.setText(text)
        for kind, value in MARKS.items():
            marked.setData(kind, value)
        self._ours = text
        self._clipboard.setMimeData(marked)
        self._timer.start()
