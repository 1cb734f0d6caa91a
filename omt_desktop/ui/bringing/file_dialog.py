"""The system's dialog for a file to bring data from."""

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

AskFile = Callable[[QWidget], str]
"""The path of the chosen file; empty where it was cancelled."""
_FILTER = "Tables, FHIR, archives (*.csv *.txt *.tsv *.json *.zip);;All files (*)"


def ask_for_file(parent: QWidget) -> str:
    """Which file to bring data from."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Bring data along", "", _FILTER)
    return chosen
