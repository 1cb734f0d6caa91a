"""Qt without a screen, and the same on every machine."""

import os

# Before the first Qt application: no window appears, and no setting of this desktop changes a size.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_FONT_DPI",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "QT_PLUGIN_PATH",
):
    os.environ.pop(_name, None)
