"""The line drawings of resources/icons in the colours of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from omt_desktop.resource_root import resource_root
from omt_desktop.ui.theme import colour

_SHARPNESS = (1.0, 2.0)
"""Screens at 100 and at 200 %; Qt scales the nearest for those between."""


def icon(name: str, token: str = "text", checked_token: str = "", size: int = 20) -> QIcon:
    """The drawing `name` in the colour of `token` as it is now, and in `checked_token` where the button is on.

    Disabled, it has the colour of disabled text. Callers ask again when the style changes.
    """
    made = QIcon()
    shades = (
        (QIcon.Mode.Normal, QIcon.State.Off, colour(token)),
        (QIcon.Mode.Normal, QIcon.State.On, colour(checked_token or token)),
        (QIcon.Mode.Disabled, QIcon.State.Off, colour("disabled")),
    )
    for mode, state, shade in shades:
        for sharpness in _SHARPNESS:
            made.addPixmap(drawn(name, shade, size, sharpness), mode, state)
    return made


def drawn(name: str, shade: QColor, size: int, sharpness: float = 1.0) -> QPixmap:
    """The drawing as a square of `size` device-independent pixels."""
    key = f"omt {name} {shade.name()} {size} {sharpness}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(round(size * sharpness), round(size * sharpness))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    source = _source(name).replace("currentColor", shade.name()).encode()
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(sharpness)
    QPixmapCache.insert(key, pixmap)
    return pixmap


@cache
def _source(name: str) -> str:
    return resource_root().joinpath("icons", f"{name}.svg").read_text("utf-8")
