"""A button with a drawing that follows the theme."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icons import icon
from omt_desktop.ui.theme import colour

_SIZE = 18


class IconButton(Button):
    """Drawing and word, or with an empty word the drawing alone; `name` is what a screen reader says."""

    def __init__(
        self,
        icon_name: str,
        text: str = "",
        *,
        role: str = "quiet",
        token: str = "accent",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self._token = token
        self._drawn = ("", "")
        self.setProperty("role", role)
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.setAccessibleName(name or text.replace("&", ""))
        if not text:
            self.setToolTip(name)
        self._tint()

    def set_icon(self, icon_name: str) -> None:
        """Shows another drawing."""
        self._icon_name = icon_name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def _tint(self) -> None:
        # The style changes each time a parent is put into another one; the colours seldom do.
        drawn = (self._icon_name, colour(self._token).name())
        if drawn != self._drawn:
            self._drawn = drawn
            self.setIcon(icon(self._icon_name, self._token, size=_SIZE))
