"""The few things this window can be told."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.scrolled_page import ScrolledPage
from omt_desktop.ui.theme import ThemeChoice

_THEMES = (
    Option(ThemeChoice.SYSTEM.value, "As the system"),
    Option(ThemeChoice.LIGHT.value, "Light"),
    Option(ThemeChoice.DARK.value, "Dark"),
)


class SettingsPage(ScrolledPage):
    """Announces what was chosen; it is in force at once."""

    theme_chosen = Signal(str)

    def __init__(self, theme: ThemeChoice, parent: QWidget | None = None) -> None:
        super().__init__("Settings", parent)
        self.themes = OptionButtons(_THEMES, {}, joined=True)
        self.themes.set_name("Light or dark")
        self.themes.picked.connect(self._choose)
        self.themes.show_on((theme.value,), asked=True)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.themes)
        inside.addStretch(1)
        self.add_card("Light or dark", row)

    def _choose(self, theme: str) -> None:
        self.themes.show_on((theme,), asked=True)
        self.theme_chosen.emit(theme)
