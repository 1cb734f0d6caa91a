"""Ctrl+F finds a patient, also on pages that have nothing else to find."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def find_by_key(page: QWidget, find: Callable[[], None]) -> None:
    """While the hand is on the page, the key for finding calls `find`."""
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(find)
