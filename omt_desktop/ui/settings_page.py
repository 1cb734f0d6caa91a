"""The few things this window can be told."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.button import Button
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.scrolled_page import ScrolledPage
from omt_desktop.ui.theme import ThemeChoice
from omt_desktop.workflow.units import Units

_THEMES = (
    Option(ThemeChoice.SYSTEM.value, "As the system"),
    Option(ThemeChoice.LIGHT.value, "Light"),
    Option(ThemeChoice.DARK.value, "Dark"),
)
_UNITS = (
    Option(Units.METRIC.value, "°C, cm, kg"),
    Option(Units.US.value, "°F, in, lb"),
)
_USUAL, _LARGE = "usual", "large"
_TARGETS = (Option(_USUAL, "Usual"), Option(_LARGE, "Large targets"))

LOCK_MINUTES = (2, 5, 10, 15)
_PROTOCOL = (
    "The order of the steps and what each of them asks: hide what you do not use, call things as you do, and add what "
    "is missing. A protocol can be saved as a file for a colleague."
)


class SettingsPage(ScrolledPage):
    """Announces what was chosen; it is in force at once, units with the next evaluation that is opened."""

    theme_chosen = Signal(str)
    units_chosen = Signal(str)
    targets_chosen = Signal(bool)
    """Whether what can be pressed is large."""
    protocol_wanted = Signal()
    lock_chosen = Signal(int)
    """After so many minutes without work the practice locks itself."""

    def __init__(
        self,
        theme: ThemeChoice,
        units: Units,
        parent: QWidget | None = None,
        *,
        large_targets: bool = False,
        lock_minutes: int = 5,
    ) -> None:
        super().__init__("Settings", parent)
        self.themes = self._choice("Light or dark", _THEMES, theme.value, self.theme_chosen.emit)
        self.targets = self._choice(
            "Size of what can be pressed",
            _TARGETS,
            _LARGE if large_targets else _USUAL,
            lambda size: self.targets_chosen.emit(size == _LARGE),
            "Large targets are at least 48 pixels high and stand further apart, for a touch screen or a hand at work. "
            "A page that is open already may keep some of its sizes until it is opened again.",
        )
        self.units = self._choice(
            "Units of temperature, height and weight",
            _UNITS,
            units.value,
            self.units_chosen.emit,
            "For numbers typed without a unit, from the next evaluation you open. 98.6 F, 172 lb, 5'10\" and 37 C are "
            "understood either way, and reports print °C, cm and kg.",
        )

        self.lock_after = self._choice(
            "Lock when nobody is at work",
            tuple(Option(str(minutes), f"{minutes} minutes") for minutes in LOCK_MINUTES),
            str(lock_minutes),
            lambda minutes: self.lock_chosen.emit(int(minutes)),
            "Also when the computer goes to sleep or the session is locked, and at once with Ctrl+L. Unlocking comes "
            "back to the same field.",
        )
        self.protocol = self.offer("My protocol", _PROTOCOL, "Change my protocol", self.protocol_wanted.emit)

    def offer(self, title: str, words: str, action: str, act: Callable[[], Any]) -> Button:
        """A card that leads to a page of its own."""
        button = Button(action)
        button.clicked.connect(act)
        self.add_card(title, words, _beside(button))
        return button

    def _choice(
        self, title: str, options: tuple[Option, ...], chosen: str, announce: Callable[[str], Any], words: str = ""
    ) -> OptionButtons:
        """A card with one choice that is in force as soon as it is picked."""
        buttons = OptionButtons(options, {}, joined=True)
        buttons.set_name(title)
        buttons.show_on((chosen,), asked=True)

        def pick(option: str) -> None:
            buttons.show_on((option,), asked=True)
            announce(option)

        buttons.picked.connect(pick)
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(buttons)
        row.addStretch(1)
        column.addLayout(row)
        if words:
            column.addWidget(PlainLabel(words, "muted", wrap=True))
        self.add_card(title, card)
        return buttons


def _beside(button: Button) -> QWidget:
    """The button as wide as it is, with room on its right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
