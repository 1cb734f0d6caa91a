"""Quiet notices in the window; nothing pops up, and what matters stays until it is closed."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.icons import drawn
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.theme import colour

_ICON = 20
_SHARPNESS = 2.0


class MessageKind(StrEnum):
    """How a notice looks; the values are roles of the style sheet and names of drawings."""

    OK = "ok"
    WARNING = "warning"
    DANGER = "danger"


Action = tuple[str, Callable[[], None]]


class MessageBar(QFrame):
    """One notice at a time, with what can be done about it. Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._kind = MessageKind.OK
        self._mark = PlainLabel()
        self._mark.setFixedSize(QSize(_ICON, _ICON))
        self._text = PlainLabel(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = IconButton("close", token="muted", name="Close this message")
        self._close.clicked.connect(self.clear)
        self._actions: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 8, 12, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def actions_offered(self) -> tuple[Button, ...]:
        """The buttons of the notice, in order."""
        return tuple(self._actions)

    def say(self, text: str, kind: MessageKind = MessageKind.OK, actions: Sequence[Action] = ()) -> None:
        """Shows the notice in place of the one before; a screen reader reads it out."""
        self._remove_actions()
        self._kind = kind
        self._text.setText(text)
        for word, act in actions:
            self._add_action(word, act)
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        # Good news takes nobody's hand off the field it is on.
        if self._actions and kind is MessageKind.DANGER:
            self._actions[0].setFocus()

    def clear(self) -> None:
        """Says nothing any more."""
        self.hide()
        self._remove_actions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _add_action(self, word: str, act: Callable[[], None]) -> None:
        button = Button(word)

        def carry_out() -> None:
            self.clear()
            act()

        button.clicked.connect(carry_out)
        self._row.insertWidget(self._row.count() - 1, button)
        # A layout of a bar that is in sight already would show it only with the next turn, too late for the focus.
        button.show()
        self._actions.append(button)

    def _remove_actions(self) -> None:
        for button in self._actions:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions.clear()

    def _tint(self) -> None:
        self._mark.setPixmap(drawn(self._kind.value, colour(self._kind.value), _ICON, _SHARPNESS))
