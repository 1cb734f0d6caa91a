"""The system's dialogs for a protocol's file."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

AskTarget = Callable[[QWidget, str], str]
"""The path chosen for the suggested one; empty where it was cancelled."""
AskSource = Callable[[QWidget], str]
"""The path of the chosen file; empty where it was cancelled."""
_FILTER = "Exam protocols (*.json)"


def ask_for_target(parent: QWidget, suggested: str) -> str:
    """Where to save the protocol."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the protocol", suggested, _FILTER)
    return chosen


def ask_for_source(parent: QWidget) -> str:
    """Which protocol to take over."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Take over a protocol", "", _FILTER)
    return chosen
