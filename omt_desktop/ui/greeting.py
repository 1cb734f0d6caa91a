"""What somebody who comes in is told first: emergencies since, a recovery sheet nobody kept; and emergency access."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.errors import Refusal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.emergency_bar import EmergencyBar

_NOT_KEPT = (
    "Nobody has confirmed yet that the recovery key was kept. If the passphrase is lost without it, the record is lost "
    "too."
)


def greet(
    services: Services,
    messages: MessageBar,
    column: QBoxLayout,
    to_keys: Callable[[], None],
    refresh: Callable[[], None],
) -> None:
    """Says what the person has to know first, and offers emergency access on top of the column where it is theirs.

    `to_keys` leads to the recovery key, and `refresh` shows what may be seen after an emergency was begun.
    """
    _tell_news(services, messages, to_keys)
    bar = emergency_bar_for(services)
    if bar is not None:
        column.insertWidget(0, bar)
        bar.begun.connect(refresh)


def _tell_news(services: Services, messages: MessageBar, to_keys: Callable[[], None]) -> None:
    access = services.access
    try:
        if access.may(Action.SEE_EMERGENCIES) and _tell_emergencies(services, messages):
            return
        if access.may(Action.MANAGE_KEYS) and not services.people.recovery_is_checked():
            messages.say(_NOT_KEPT, MessageKind.WARNING, [("Make one now", to_keys)])
    except Refusal as problem:
        messages.say(str(problem), MessageKind.DANGER)


def emergency_bar_for(services: Services) -> EmergencyBar | None:
    """The bar for a person who may ask for emergency access and sees nothing clinical otherwise; None for others."""
    access = services.access
    if access.may(Action.SEE_CLINICAL) or not access.may(Action.OPEN_IN_EMERGENCY):
        return None
    from omt_desktop.ui.emergency_bar import EmergencyBar

    return EmergencyBar(services.emergency)


def _tell_emergencies(services: Services, messages: MessageBar) -> bool:
    uses = services.emergency.unseen()
    if not uses:
        return False
    names = services.people.names()
    told = "; ".join(f"{names.get(use.person_id, '?')} on {use.at:%Y-%m-%d at %H:%M}: «{use.reason}»" for use in uses)

    def seen() -> None:
        try:
            services.emergency.mark_seen()
        except Refusal as problem:
            messages.say(str(problem), MessageKind.DANGER)

    messages.say(
        f"Emergency access since it was looked at last. {told}", MessageKind.WARNING, [("I have seen it", seen)]
    )
    return True
