"""The look of the program: fonts, palette and style sheets from the tokens, light or dark as the system or as asked."""

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from omt_desktop.resource_root import resource_root
from omt_desktop.ui.theme_tokens import DARK, LARGE_SIZES, LIGHT, SIZES

STYLE = ("-style", "fusion")
"""Arguments for QApplication. Asked for later, the style would cost a start the time to make another one first."""
FAMILIES = ("Noto Sans", "Noto Sans Symbols 2", "Noto Sans Symbols2", "Noto Sans Math")
BASE_PIXELS = 13
SMALL_PIXELS = 12
_PROPERTY = "omt_tokens"
_SIZES_PROPERTY = "omt_sizes"
_PLACEHOLDER = re.compile(r"\{([a-z_0-9]+)\}")


class ThemeChoice(StrEnum):
    """What the doctor asked for. The values are stored and typed after `--theme`."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def colour(token: str) -> QColor:
    """The colour of a token in the theme that is on; for widgets that paint. They repaint when the style changes."""
    app = QApplication.instance()
    tokens = app.property(_PROPERTY) if app is not None else None
    return QColor((tokens or LIGHT)[token])


def pixels(token: str) -> int:
    """A size of the theme that is on, for widgets that measure themselves when they are made."""
    app = QApplication.instance()
    sizes = app.property(_SIZES_PROPERTY) if app is not None else None
    return int((sizes or SIZES)[token].removesuffix("px"))


def is_for_fingers() -> bool:
    """Whether what can be pressed is large now."""
    return pixels("target") > int(SIZES["target"].removesuffix("px"))


class Theme(QObject):
    """Dresses the application, and again whenever the system or the doctor changes between light and dark.

    The style sheets are written for the style that `STYLE` asks for.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        hints: QStyleHints | None = None,
        *,
        large_targets: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._hints = hints or app.styleHints()
        self._choice = choice
        self._sizes = LARGE_SIZES if large_targets else SIZES
        self._dressed_in: tuple[Mapping[str, str], Mapping[str, str]] | None = None
        app.setFont(_bundled_font())
        self._hints.colorSchemeChanged.connect(self._dress)
        self._dress()

    @property
    def choice(self) -> ThemeChoice:
        """What the doctor asked for."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are on; a system that says nothing counts as light."""
        if self._choice is ThemeChoice.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    def choose(self, choice: ThemeChoice) -> None:
        """The program is dressed as asked from now on."""
        self._choice = choice
        self._dress()

    @property
    def has_large_targets(self) -> bool:
        """Whether what can be pressed is made for fingers."""
        return self._sizes is LARGE_SIZES

    def choose_targets(self, *, large: bool) -> None:
        """What can be pressed has this size from now on; pages that are open already take most of it up."""
        self._sizes = LARGE_SIZES if large else SIZES
        self._dress()

    def _dress(self) -> None:
        tokens = DARK if self.is_dark else LIGHT
        if (tokens, self._sizes) == self._dressed_in:
            return
        self._dressed_in = (tokens, self._sizes)
        # Kept as they are: Qt would take a plain dict apart, and put it together again each time a colour is asked for.
        self._app.setProperty(_PROPERTY, MappingProxyType(tokens))
        self._app.setProperty(_SIZES_PROPERTY, MappingProxyType(self._sizes))
        # Qt remembers the rules of every widget that was measured, and forgets those of a widget that was deleted only
        # if it was ever shown. A sheet in place of another would be applied to the deleted ones too, and end the
        # program; without a sheet all of that is forgotten.
        self._app.setStyleSheet("")
        self._app.setPalette(_palette(tokens))
        self._app.setStyleSheet(style_sheet(tokens, self._sizes))
        self.changed.emit()


def style_sheet(tokens: Mapping[str, str], sizes: Mapping[str, str] = SIZES) -> str:
    """All of resources/styles in the order of their names, with every `{token}` filled in.

    KeyError naming the token where a sheet asks for one that does not exist.
    """
    values = {**tokens, **sizes}
    folder = resource_root() / "styles"
    sheets = sorted((e for e in folder.iterdir() if e.name.endswith(".qss")), key=lambda entry: entry.name)
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def _bundled_font() -> QFont:
    """The bundled family in the base size; families that are not there are passed over by Qt for the system's own."""
    folder = resource_root() / "fonts"
    if folder.is_dir():
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if not entry.name.endswith(".ttf"):
                continue
            if isinstance(entry, Path):
                QFontDatabase.addApplicationFont(str(entry))
            else:
                # Inside a zip there is no file that could be mapped into memory.
                QFontDatabase.addApplicationFontFromData(entry.read_bytes())
    font = QFont()
    font.setFamilies([*FAMILIES, font.family()])
    font.setPixelSize(BASE_PIXELS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(tokens: Mapping[str, str]) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, part in (
        ("window", role.Window),
        ("text", role.WindowText),
        ("surface", role.Base),
        ("surface_alt", role.AlternateBase),
        ("text", role.Text),
        ("placeholder", role.PlaceholderText),
        ("surface", role.Button),
        ("text", role.ButtonText),
        ("accent", role.Highlight),
        ("on_accent", role.HighlightedText),
        ("accent", role.Link),
        ("text", role.ToolTipText),
        ("surface", role.ToolTipBase),
        ("line", role.Mid),
        ("line", role.Midlight),
        ("accent", role.Accent),
    ):
        palette.setColor(part, QColor(tokens[name]))
    for part in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(tokens["disabled"]))
    return palette
