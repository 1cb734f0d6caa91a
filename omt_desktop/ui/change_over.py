"""A backup takes the place of the practice in the same window: locked, exchanged, and on through the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omt_desktop.ui.gate.gate_page import BROUGHT_BACK
from omt_desktop.ui.locking import VEILED, log_fault, waits
from omt_desktop.ui.message_bar import MessageKind
from omt_desktop.ui.outer_window import OuterWindow
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from omt_desktop.ui.workspace import Workspace

_FAULT = "A fault inside the program kept the backup from coming back. The practice is as it was. Report it, please."


def change_over(window: OuterWindow, present_is_kept: bool) -> None:
    """Locks the practice and puts what was taken out in its place; with something not saved it says so and does not.

    The worker closes the practice first, then exchanges it, then opens what was typed meanwhile: in this order.
    """
    space = window.workspace
    if space is None:
        return
    way_back = window.door.way_back()
    if not _is_locked(window, space, "So the backup was not brought back."):
        return
    window.jobs.start(
        lambda: way_back.bring_back(present_is_kept=present_is_kept),
        lambda _: _done(window),
        lambda problem: window.open(_sentence(problem)),
        window.gate,
    )


def encrypt_anew(window: OuterWindow, passphrase: str) -> None:
    """Locks the practice and encrypts it with another data key; with something not saved it says so and does not."""
    space = window.workspace
    if space is None:
        return
    if _is_locked(window, space, "So nothing was encrypted anew."):
        window.gate.exchange(passphrase)


def _is_locked(window: OuterWindow, space: Workspace, otherwise: str) -> bool:
    """Whether nothing of the practice is left in the window, and the worker closes it; if not, says why."""
    unsaved = waits(space)
    if unsaved:
        space.messages.say(f"{unsaved} {otherwise}", MessageKind.DANGER)
        return False
    window.lock()
    if window.veil.space is None:
        return True
    window.gate.look(notice=f"{VEILED} {otherwise}")
    return False


def _done(window: OuterWindow) -> None:
    window.open()
    window.gate.tell(BROUGHT_BACK)


def _sentence(problem: Exception) -> str:
    if isinstance(problem, Refusal):
        return str(problem)
    log_fault(problem)
    return _FAULT
