"""Parts of a page that are made when they are first wanted, and are there at once for eye and hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def make_room_for(part: QWidget, after: QWidget) -> None:
    """The part, just placed in a layout, is there at once, and the Tab key finds it where it stands.

    A layout would show it only with the next turn of the event loop, and keys do not wait for that.
    """
    tab_after(after, part)
    parent = part.parentWidget()
    if parent is not None and parent.isVisible():
        part.show()


def tab_after(before: QWidget, part: QWidget) -> None:
    """From the last field in `before`, or from itself, the Tab key goes on through the fields in `part`."""
    last = [before, *_fields(before)][-1]
    for field in _fields(part):
        QWidget.setTabOrder(last, field)
        last = field


def _fields(part: QWidget) -> list[QWidget]:
    """Whatever in the part can have the focus itself, in the order in which it was made."""
    inside = part.findChildren(QWidget)
    return [w for w in inside if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.focusProxy() is None]
