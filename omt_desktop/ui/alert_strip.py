"""The alerts beside the patient's name: every one of them in sight, in as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.patient_alerts import Alert

_GAP = 8
_LINE = 26
_LONGEST = 80


class AlertStrip(QWidget):
    """Chips, set from the right edge; the loudest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alerts: tuple[Alert, ...] = ()
        self.chips: list[PlainLabel] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_alerts(self, alerts: Sequence[Alert]) -> None:
        """Shows these alerts and no others."""
        if tuple(alerts) == self._alerts:
            return
        self._alerts = tuple(alerts)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(alert) for alert in alerts]
        self.setAccessibleName("; ".join(alert.text for alert in alerts))
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _chip(self, alert: Alert) -> PlainLabel:
        words = alert.text if len(alert.text) <= _LONGEST else f"{alert.text[: _LONGEST - 1].rstrip()}…"
        chip = PlainLabel(words, f"alert-{alert.tone}", parent=self)
        chip.setAccessibleName(alert.text)
        chip.show()
        chip.ensurePolished()
        return chip

    def _arrange(self) -> None:
        lines: list[list[PlainLabel]] = []
        room = 0
        for chip in self.chips:
            width = chip.sizeHint().width() + _GAP
            if not lines or width > room + _GAP:
                lines.append([])
                room = self.width()
            lines[-1].append(chip)
            room -= width
        self.setMinimumHeight(len(lines) * (_LINE + _GAP // 2))
        top = max(0, (self.height() - len(lines) * (_LINE + _GAP // 2)) // 2)
        for line in lines:
            right = self.width()
            for chip in reversed(line):
                width = min(chip.sizeHint().width(), self.width())
                chip.setGeometry(right - width, top, width, _LINE)
                right -= width + _GAP
            top += _LINE + _GAP // 2
