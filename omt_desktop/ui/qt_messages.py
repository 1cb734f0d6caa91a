"""What Qt says by itself: logged by kind and place only, because its warnings quote what is shown."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger(__name__)


@contextmanager
def discreet_qt() -> Iterator[None]:
    """While it lasts, messages of Qt are in the log without their words, and nowhere else."""
    before = qInstallMessageHandler(_keep)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _keep(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt said something of %s", context.category or "itself")
