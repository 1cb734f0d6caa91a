"""The colour and shape that belong to one patient, so that a wrong chart is noticed before it is read."""

import math
from hashlib import sha256

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

COLOURS = ("#6b4fa0", "#a23b72", "#8a4b1f", "#2c6e4c", "#2a5caa", "#716312", "#a33a3a", "#45586e")
"""White on each of them keeps 4.5:1; the shape tells apart what colour alone does not."""
SHAPES = ("diamond", "circle", "triangle", "square", "star", "hexagon", "bars")
_CORNER = 0.22
_REACH = 0.3


def mark_of(patient_id: str) -> tuple[str, str]:
    """Colour and shape of the patient: the same on every machine and at every start."""
    number = int.from_bytes(sha256(patient_id.encode()).digest()[:4])
    return COLOURS[number % len(COLOURS)], SHAPES[number // len(COLOURS) % len(SHAPES)]


def paint_mark(painter: QPainter, rect: QRectF, patient_id: str) -> None:
    """Paints the mark into the square `rect`."""
    colour, shape = mark_of(patient_id)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, rect.width() * _CORNER, rect.width() * _CORNER)
    painter.setBrush(QColor("white"))
    painter.drawPath(_outline(shape, rect.center(), rect.width() * _REACH))
    painter.restore()


def _outline(shape: str, centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(centre, reach * 0.85, reach * 0.85)
    elif shape == "bars":
        for left in (-0.85, 0.2):
            path.addRect(QRectF(centre.x() + left * reach, centre.y() - 0.85 * reach, 0.65 * reach, 1.7 * reach))
    else:
        path.addPolygon(QPolygonF([QPointF(centre.x() + x, centre.y() + y) for x, y in _corners(shape, reach)]))
        path.closeSubpath()
    return path


def _corners(shape: str, reach: float) -> list[tuple[float, float]]:
    count, turn, inner = {
        "diamond": (4, 0.0, 1.0),
        "square": (4, 45.0, 1.0),
        "triangle": (3, 0.0, 1.0),
        "hexagon": (6, 0.0, 1.0),
        "star": (10, 0.0, 0.45),
    }[shape]
    radii = [reach * (inner if n % 2 and inner < 1 else 1.0) for n in range(count)]
    angles = [math.radians(turn - 90 + 360 * n / count) for n in range(count)]
    return [(r * math.cos(a), r * math.sin(a)) for r, a in zip(radii, angles, strict=True)]


class PatientMark(QWidget):
    """The mark as a widget of a fixed size."""

    def __init__(self, size: int = 40, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient_id = ""
        self.setFixedSize(QSize(size, size))

    def show_patient(self, patient_id: str) -> None:
        """Shows the mark of this patient."""
        self._patient_id = patient_id
        colour, shape = mark_of(patient_id)
        self.setAccessibleName(f"Patient mark: {shape}, colour {COLOURS.index(colour) + 1}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self._patient_id)
        painter.end()
