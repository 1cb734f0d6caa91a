"""The top of the first page as the letterhead will head it, small."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from omt_desktop.workflow.letterhead import Letterhead
from omt_desktop.workflow.paper import Paper

_PAGE_WIDTH = {Paper.LETTER: 612.0, Paper.A4: 595.3}
"""Points."""
_SHOWN_HEIGHT, _MARGIN, _TOP = 150.0, 48.0, 34.0
_LOGO_WIDTH, _LOGO_HEIGHT = 142.0, 40.0
_WIDEST = 560
# Paper is white and ink is dark whatever the theme of the window.
_PAPER, _INK, _FAINT, _EDGE = (QColor(name) for name in ("#ffffff", "#17212f", "#535f6e", "#858f9c"))
_TEXT_BAR = QColor("#e4e9ee")
_EMPTY = "No letterhead yet: what you type here appears on every first page."


class LetterheadPreview(QWidget):
    """Shows what it was given last; it is not a control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letterhead, self._paper = Letterhead(), Paper.LETTER
        self._logo = QImage()
        self.setMaximumWidth(_WIDEST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_letterhead(self._letterhead, self._paper)

    def show_letterhead(self, letterhead: Letterhead, paper: Paper) -> None:
        """Draws this one; a screen reader hears what stands in it."""
        self._letterhead, self._paper = letterhead, paper
        self._logo = QImage.fromData(QByteArray(letterhead.logo)) if letterhead.logo else QImage()
        said = (letterhead.name, *letterhead.address, letterhead.phone, "with a logo" if letterhead.logo else "")
        self.setAccessibleName("Preview of the letterhead")
        self.setAccessibleDescription(", ".join(part for part in said if part) or _EMPTY)
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(_SHOWN_HEIGHT * min(width, _WIDEST) / _PAGE_WIDTH[self._paper])

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        page = _PAGE_WIDTH[self._paper]
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(self.width() / page, self.width() / page)
        painter.fillRect(QRectF(0, 0, page, _SHOWN_HEIGHT), _PAPER)
        painter.setPen(QPen(_EDGE, 1))
        # The sheet goes on below: its lower edge lies outside of what is shown.
        painter.drawRect(QRectF(0.5, 0.5, page - 1, 2 * _SHOWN_HEIGHT))
        self._paint_head(painter, page)
        self._paint_body(painter, page)

    def _paint_head(self, painter: QPainter, page: float) -> None:
        right = page - _MARGIN
        if not self._logo.isNull():
            size = QSize(self._logo.size())
            scale = min(_LOGO_WIDTH / size.width(), _LOGO_HEIGHT / size.height())
            width, height = size.width() * scale, size.height() * scale
            painter.drawImage(QRectF(right - width, _TOP, width, height), self._logo)
            right -= width + 12
        if self._letterhead.is_empty:
            _line(painter, _EMPTY, _MARGIN, _TOP + 18, right, 10, _FAINT)
            return
        _line(painter, self._letterhead.name, _MARGIN, _TOP + 11, right, 11.5, _INK, QFont.Weight.DemiBold)
        where = " · ".join((*self._letterhead.address, *filter(None, (self._letterhead.phone,))))
        _line(painter, where, _MARGIN, _TOP + 27, right, 8.5, _FAINT)

    def _paint_body(self, painter: QPainter, page: float) -> None:
        painter.setPen(QPen(_TEXT_BAR, 1))
        painter.drawLine(int(_MARGIN), 84, int(page - _MARGIN), 84)
        for top, share in ((98.0, 0.42), (118.0, 0.9), (132.0, 0.76)):
            painter.fillRect(QRectF(_MARGIN, top, (page - 2 * _MARGIN) * share, 12 if top < 100 else 6), _TEXT_BAR)


def _line(
    painter: QPainter,
    text: str,
    left: float,
    base: float,
    right: float,
    size: float,
    colour: QColor,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> None:
    """One line from left to right, with an ellipsis where it is too long."""
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, right - left)
    painter.drawText(int(left), int(base), shown)
