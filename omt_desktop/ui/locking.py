"""Taking the workspace out of the window: nothing of it is left, or it is only out of sight with its unsaved text."""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from omt_desktop.ui.lock_watch import LockReason
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.workspace import Workspace

VEILED = (
    "Something you entered is not saved yet. It is kept behind this lock, unseen, until you unlock the practice "
    "yourself."
)
NOT_YOURS = (
    "{name} has entered something that is not saved yet, so the practice waits for that person. Nothing was lost or "
    "shown."
)
SAVED_NOW = "What you entered is saved now."
FAULT = (
    "Something went wrong inside the program. What is shown as saved is safe. If this happens again, restart the "
    "program and report it."
)
_log = logging.getLogger(__name__)


def waits(space: Workspace) -> str:
    """What would be lost with the workspace, as one sentence; empty for nothing. What is typed is committed before."""
    return space.unsaved() or half_typed(space)


def half_typed(space: Workspace) -> str:
    """What is typed and is no answer yet, as one sentence; empty for nothing. It could not be brought back."""
    from omt_desktop.ui.spine.shorthand_edit import ShorthandEdit

    for line in space.findChildren(QLineEdit):
        if line.property("wrong") or (isinstance(line, ShorthandEdit) and line.text().strip()):
            return "Something is typed that is not understood or not entered yet."
    return ""


def take_out(space: Workspace, places: QStackedWidget) -> None:
    """The workspace and all its widgets are gone when this returns, with every word they showed."""
    places.removeWidget(space)
    space.close_practice()
    space.setParent(None)
    space.deleteLater()
    # Now and not in some turn to come: until then its words are in memory.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def back_to_the_field(space: Workspace) -> None:
    """The hand is where it was in a workspace that was only out of sight."""
    # None where nothing had the focus, whatever the stubs say.
    field = cast("QWidget | None", space.focusWidget())
    if field is None:
        space.take_focus()
    else:
        field.setFocus()


def close_all(services: Sequence[Services], reason: LockReason | None = None) -> None:
    """Tells the trail why the practice is locked, and closes it; its keys are dropped whatever happens."""
    for each in services:
        try:
            if reason is not None:
                tell((each,), reason)
        finally:
            each.close()


def tell(services: Sequence[Services], reason: LockReason) -> None:
    """The trail has it that the practice is locked, also where something unsaved keeps it open behind the lock."""
    for each in services:
        try:
            each.people.locked(reason.value)
        except Refusal as problem:
            _log.warning("the lock is not in the audit trail", exc_info=problem)


def forget() -> None:
    """What a closed practice left in memory in circles is let go."""
    gc.unfreeze()
    gc.collect()


def log_fault(problem: Exception) -> None:
    """The log has it that the practice could not be closed."""
    _log.error("the practice could not be closed", exc_info=problem)
