"""A hand on the keys and a hand on the mouse, which act on real widgets and count what they do.

The times are those of the keystroke-level model (Card, Moran and Newell 1980): an average typist who is no secretary
(40 words a minute), and one mental operator before each separate item. Answers of the program are taken as instant.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from tests.ui.hands import settle

KEY, POINT, BUTTON, HOME, MENTAL = 0.28, 1.1, 0.1, 0.4, 1.35
"""Seconds for a key, for pointing, for a button down or up, for homing, and for the thought before an item."""
_NOTCH = 120
_MOST_TABS = 200


@dataclass
class Count:
    """What was done so far."""

    keys: int = 0
    clicks: int = 0
    scrolls: int = 0
    """Screenfuls; each is a gesture like pointing."""
    homings: int = 0
    items: int = 0

    @property
    def seconds(self) -> float:
        """How long a practised doctor needs for it, without waiting for anything."""
        pointing = (self.clicks + self.scrolls) * POINT + 2 * self.clicks * BUTTON
        return self.keys * KEY + pointing + self.homings * HOME + self.items * MENTAL

    def __sub__(self, before: "Count") -> "Count":
        return Count(*(getattr(self, name) - getattr(before, name) for name in self.__dataclass_fields__))

    def __str__(self) -> str:
        done = [f"{self.items} items", f"{self.keys} keys", f"{self.clicks} clicks", f"{self.scrolls} screens scrolled"]
        return f"{self.seconds:.0f} s: {', '.join(done)}"


def focused() -> QWidget:
    """What the keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


class Keys:
    """Never touches a widget that does not have the focus."""

    def __init__(self) -> None:
        self.count = Count(homings=1)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, or one key with one held beside it, which counts as two."""
        QTest.keyClick(focused(), key, modifier)
        self.count.keys += 1 if modifier is Qt.KeyboardModifier.NoModifier else 2
        settle()

    def type(self, text: str) -> None:
        """Letter by letter, into whatever has the focus by then."""
        for letter in text:
            QTest.keyClicks(focused(), letter)
            self.count.keys += 1
        settle()

    def tab_into(self, target: QWidget) -> None:
        """Tab, until the focus is in the target; nothing where it is there already."""
        for _ in range(_MOST_TABS):
            if focused() is target or target.isAncestorOf(focused()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"no way by Tab to {target.accessibleName() or target}")


class Pointer:
    """Clicks only where the widget is in sight, and what lies on top there gets the click."""

    def __init__(self) -> None:
        self.count = Count(homings=1)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """One click or touch, after scrolling where that is needed."""
        spot = place or widget.rect().center()
        self._bring_into_sight(widget, spot)
        window = widget.window()
        hit = window.childAt(widget.mapTo(window, spot))
        assert hit is not None and (hit is widget or widget.isAncestorOf(hit)), f"{hit} lies on {widget}"
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(window, widget.mapTo(window, spot)))
        self.count.clicks += 1
        settle()

    def _bring_into_sight(self, widget: QWidget, spot: QPoint) -> None:
        area = _area_around(widget)
        if area is None:
            return
        settle()
        view, moved = area.viewport(), 0
        while not 0 <= (height := widget.mapTo(view, spot).y()) < view.height():
            before = area.verticalScrollBar().value()
            _turn_wheel(view, _NOTCH if height < 0 else -_NOTCH)
            assert area.verticalScrollBar().value() != before, f"{widget} cannot be scrolled to"
            moved += abs(area.verticalScrollBar().value() - before)
        self.count.scrolls += -(-moved // view.height())


def _area_around(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _turn_wheel(view: QWidget, angle: int) -> None:
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    area = view.parentWidget()
    assert isinstance(area, QAbstractScrollArea)
    # To the bar itself: a wheel over a child of the page ends there too.
    QApplication.sendEvent(area.verticalScrollBar(), event)
