"""The beat at which lists that were looked at are written into the audit trail, while nobody searches."""

from PySide6.QtCore import QObject, QTimer

from omt_desktop.workflow.trail.reads import Reads

BEAT_MS = 1000


class ReadsBeat(QObject):
    """Beats as long as its parent lives."""

    def __init__(self, reads: Reads, parent: QObject) -> None:
        super().__init__(parent)
        timer = QTimer(self)
        timer.setInterval(BEAT_MS)
        timer.timeout.connect(reads.beat)
        timer.start()
