"""Buttons of which one or several are on: joined segments or separate chips, one stop of the Tab key."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.flow_layout import FlowLayout
from omt_desktop.ui.option_button import Mark, OptionButton
from omt_desktop.ui.theme import pixels

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class OptionButtons(QWidget):
    """Says which option was picked; what is on is only what `show_on` said last.

    Left and Right move among the options, Up and Down to the questions before and after, Space or Return picks, Delete
    takes back, and `keys` maps letters and digits to options.
    """

    picked = Signal(str)
    taken_back = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        keys: Mapping[str, str],
        *,
        joined: bool,
        calm: Collection[str] = ("none",),
        mark: Mark | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = {key.casefold(): option_id for key, option_id in keys.items()}
        self._ids = [option.id for option in options]
        self._on: frozenset[str] = frozenset()
        self._joined = joined
        self._mark = mark
        self._calm = calm
        self.buttons = {option.id: self._button(option) for option in options}
        layout = QHBoxLayout(self) if joined else FlowLayout(self, gap=pixels("gap_chip"))
        layout.setSpacing(0)
        layout.setContentsMargins(0, 0, 0, 0)
        for index, button in enumerate(self.buttons.values()):
            if joined:
                button.setProperty("place", _place(index, len(self._ids)))
            layout.addWidget(button)
        self._give_tab_to(self._ids[0])
        self.setFocusProxy(self.buttons[self._ids[0]])

    def _button(self, option: Option) -> OptionButton:
        button = OptionButton(option.label, self._mark, self)
        button.setProperty("role", "segment" if self._joined else "chip")
        button.setProperty(
            "tone", "calm" if option.id in self._calm else "open" if option.id == "unknown" else "chosen"
        )
        letter = next((key for key, option_id in self._keys.items() if option_id == option.id), "")
        if letter:
            button.setToolTip(f"{option.label} · key {letter.upper()}")
        button.clicked.connect(lambda: self._pressed(option.id))
        return button

    def show_on(self, on: Collection[str], *, asked: bool) -> None:
        """These options are on; `asked` is False while there is no answer at all, which is drawn dashed."""
        self._on = frozenset(on)
        for option_id, button in self.buttons.items():
            button.show_as(option_id in self._on, asked)
        first = next((option_id for option_id in self._ids if option_id in self._on), None)
        if first is not None and not self._has_focus():
            self._give_tab_to(first)

    def set_name(self, name: str) -> None:
        """What a screen reader says before each option."""
        self.setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleDescription(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & _MODIFIERS:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._move(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif key == Qt.Key.Key_Delete:
            self.taken_back.emit()
        elif key in _PRESS:
            self._pressed(self._current())
        elif event.text().casefold() in self._keys:
            option_id = self._keys[event.text().casefold()]
            if self.buttons[option_id].isEnabled():
                self._give_tab_to(option_id)
                self.buttons[option_id].setFocus(Qt.FocusReason.OtherFocusReason)
                self._pressed(option_id)
        else:
            super().keyPressEvent(event)

    def _pressed(self, option_id: str) -> None:
        # A click turns a checkable button by itself; what is on is only what the answer says.
        self.buttons[option_id].setChecked(option_id in self._on)
        self._give_tab_to(option_id)
        self.picked.emit(option_id)

    def _move(self, step: int) -> None:
        index = self._ids.index(self._current()) + step
        if 0 <= index < len(self._ids):
            self._give_tab_to(self._ids[index])
            self.buttons[self._ids[index]].setFocus(Qt.FocusReason.TabFocusReason)

    def _current(self) -> str:
        return next((i for i, button in self.buttons.items() if button.hasFocus()), self._ids[0])

    def _has_focus(self) -> bool:
        return any(button.hasFocus() for button in self.buttons.values())

    def _give_tab_to(self, option_id: str) -> None:
        for other_id, button in self.buttons.items():
            tabbed = other_id == option_id
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[option_id])


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
