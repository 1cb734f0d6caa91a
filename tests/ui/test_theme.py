"""The theme: contrast of everything used together, sheets that name only what exists, and following the system."""

import re
from collections.abc import Mapping

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from omt_desktop.resource_root import resource_root
from omt_desktop.ui.patient_mark import COLOURS
from omt_desktop.ui.theme import Theme, ThemeChoice, colour, style_sheet
from omt_desktop.ui.theme_tokens import DARK, LIGHT, SIZES

TEXT, SHAPE = 4.5, 3.0
"""What WCAG 2 AA asks of text, and of the edges and shapes that carry meaning."""
GROUNDS = ("window", "surface", "surface_alt")
READ = [
    *((text, ground) for text in ("text", "muted") for ground in (*GROUNDS, "accent_soft")),
    ("placeholder", "surface"),
    *(("accent", ground) for ground in ("window", "surface", "accent_soft", "surface_alt")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    ("rail_text", "rail"),
    ("rail_active_text", "rail_active"),
    ("rail_active_text", "rail_hover"),
    *((state, ground) for state in ("ok", "warning", "danger") for ground in (f"{state}_soft", "surface", "window")),
    *((state, "accent_soft") for state in ("warning",)),
    *(("text", f"{state}_soft") for state in ("ok", "warning", "danger", "neutral")),
    ("neutral", "neutral_soft"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
]
SEEN = [
    *(("control_line", ground) for ground in ("window", "surface")),
    *(("accent", ground) for ground in GROUNDS),
    ("rail_text", "rail"),
    *((state, "surface_alt") for state in ("ok", "warning", "danger")),
]


def luminance(colour_name: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [channel / 255 for channel in QColor(colour_name).getRgb()[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 for the same colour to 21 for black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(READ, TEXT), (SEEN, SHAPE)], ids=["text", "shapes"])
def test_what_is_used_together_keeps_its_contrast(
    tokens: Mapping[str, str], pairs: list[tuple[str, str]], least: float
) -> None:
    weak = {pair: round(ratio, 2) for pair in pairs if (ratio := contrast(tokens[pair[0]], tokens[pair[1]])) < least}
    assert weak == {}


def test_the_marks_of_patients_keep_white_shapes_visible() -> None:
    assert [mark for mark in COLOURS if contrast(mark, "#ffffff") < TEXT] == []


def test_light_and_dark_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_of_the_sheets_is_filled_in(tokens: Mapping[str, str]) -> None:
    assert re.findall(r"\{[a-z_0-9]+\}", style_sheet(tokens)) == []


def test_sheets_name_no_colour_themselves() -> None:
    sheets = (e for e in (resource_root() / "styles").iterdir() if e.name.endswith(".qss"))
    assert {
        sheet.name: found for sheet in sheets if (found := re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text()))
    } == {}


def test_a_sheet_that_asks_for_an_unknown_token_is_refused() -> None:
    lacking = {name: value for name, value in LIGHT.items() if name != "accent"}
    with pytest.raises(KeyError, match="accent"):
        style_sheet(lacking)
    assert set(SIZES).isdisjoint(LIGHT)


def test_the_choice_dresses_the_application(qapp: QApplication) -> None:
    theme = Theme(qapp, ThemeChoice.DARK)
    assert theme.is_dark and colour("surface").name() == DARK["surface"]
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK["surface"]
    changes: list[bool] = []
    theme.changed.connect(lambda: changes.append(theme.is_dark))
    theme.choose(ThemeChoice.LIGHT)
    theme.choose(ThemeChoice.LIGHT)
    assert changes == [False] and colour("surface").name() == LIGHT["surface"]


class _System(QObject):
    """A system that can be switched, which the offscreen one cannot."""

    colorSchemeChanged = Signal(object)  # noqa: N815  # the name in Qt

    def __init__(self) -> None:
        super().__init__()
        self._scheme = Qt.ColorScheme.Unknown

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme

    def switch(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)


def test_as_the_system_follows_the_system(qapp: QApplication) -> None:
    system = _System()
    theme = Theme(qapp, ThemeChoice.SYSTEM, system)
    assert not theme.is_dark
    system.switch(Qt.ColorScheme.Dark)
    assert theme.is_dark and colour("window").name() == DARK["window"]
    theme.choose(ThemeChoice.LIGHT)
    assert colour("window").name() == LIGHT["window"]
    system.switch(Qt.ColorScheme.Light)
    system.switch(Qt.ColorScheme.Dark)
    assert colour("window").name() == LIGHT["window"]


def test_the_bundled_font_is_on(qapp: QApplication) -> None:
    Theme(qapp)
    assert qapp.font().families()[0] == "Noto Sans" and qapp.font().pixelSize() == 13
