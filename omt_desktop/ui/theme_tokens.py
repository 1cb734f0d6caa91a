"""The colours and sizes of the program, light and dark. Nothing else in ui names a colour.

Every pair of text and background that is used together keeps WCAG AA contrast; tests/ui/test_theme.py lists the pairs.
"""

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "window": "#f3f5f8",
        "surface": "#ffffff",
        "surface_alt": "#edf1f5",
        "text": "#17212f",
        "muted": "#535f6e",
        "placeholder": "#667281",
        "disabled": "#8c96a3",
        "line": "#dde2e9",
        "control_line": "#858f9c",
        "accent": "#0b6a8a",
        "accent_hover": "#095a76",
        "accent_pressed": "#074a61",
        "accent_soft": "#e0eff5",
        "on_accent": "#ffffff",
        "rail": "#1a2433",
        "rail_hover": "#223147",
        "rail_text": "#b7c4d4",
        "rail_active": "#28486a",
        "rail_active_text": "#ffffff",
        "ok": "#14683a",
        "ok_soft": "#e1f3e8",
        "warning": "#7d5200",
        "warning_soft": "#fdf0d4",
        "danger": "#b3231b",
        "danger_hover": "#971d16",
        "danger_soft": "#fce9e8",
        "on_danger": "#ffffff",
        "neutral": "#535f6e",
        "neutral_soft": "#e9edf2",
        "shadow": "#1a2433",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "window": "#12161c",
        "surface": "#1b212a",
        "surface_alt": "#262e39",
        "text": "#e7ecf2",
        "muted": "#a1adbb",
        "placeholder": "#8c98a7",
        "disabled": "#66717f",
        "line": "#2e3744",
        "control_line": "#6c7989",
        "accent": "#5bc0de",
        "accent_hover": "#7ccde6",
        "accent_pressed": "#9bdaed",
        "accent_soft": "#17343f",
        "on_accent": "#0b212a",
        "rail": "#0d1117",
        "rail_hover": "#182130",
        "rail_text": "#a8b6c7",
        "rail_active": "#24425f",
        "rail_active_text": "#ffffff",
        "ok": "#86d9a2",
        "ok_soft": "#153022",
        "warning": "#f2c464",
        "warning_soft": "#3a2c10",
        "danger": "#ff9d95",
        "danger_hover": "#ffb5af",
        "danger_soft": "#421d1d",
        "on_danger": "#3a0f0c",
        "neutral": "#a9b5c3",
        "neutral_soft": "#2a323d",
        "shadow": "#000000",
    }
)

SIZES: Mapping[str, str] = MappingProxyType(
    {
        "size_small": "12px",
        "size_base": "13px",
        "size_heading": "15px",
        "size_title": "20px",
        "size_announced": "30px",
        "radius": "6px",
        "radius_card": "10px",
        "target": "36px",
        "inner": "20px",
        "inner_wide": "26px",
        "chip_radius": "18px",
        "narrowest": "",
        "pad_key": "44px",
        "gap_chip": "6px",
        "gap_tile": "8px",
        "gap_row": "4px",
    }
)
"""Device-independent pixels; Qt scales them with the screen. Spacing is in steps of 8.

`target` is how high whatever can be pressed is, `inner` the same without padding and border.
"""

LARGE_SIZES: Mapping[str, str] = MappingProxyType(
    {
        **SIZES,
        "target": "48px",
        "inner": "32px",
        "inner_wide": "36px",
        "chip_radius": "24px",
        "narrowest": "min-width: 28px;",
        "pad_key": "58px",
        "gap_chip": "10px",
        "gap_tile": "12px",
        "gap_row": "8px",
    }
)
"""For fingers, and for a hand that cannot aim: nothing to press is lower than 48 pixels."""
