"""What a dialog of the system answers, for a page that may be locked away while the dialog is open."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

Answer = TypeVar("Answer")


def asked(page: QWidget, ask: Callable[[], Answer], nothing: Answer) -> Answer:
    """What `ask` answers; `nothing` where the practice was locked meanwhile, and the page is gone or out of sight."""
    in_sight = page.isVisible()
    answer = ask()
    return answer if is_there(page) and (page.isVisible() or not in_sight) else nothing


def is_there(page: QWidget) -> bool:
    """Whether the page was not taken out with all its parts, as the lock does."""
    return shiboken6.isValid(page)
