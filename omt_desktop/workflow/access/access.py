"""Who is signed in, and the check that every service makes before it answers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from omt_desktop.workflow.access.allowed import ALLOWED, IN_EMERGENCY, Action
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import ROLE_WORDS, Role
from omt_desktop.workflow.errors import Refusal


class NotAllowed(Refusal):
    """The person who is signed in may not do this. Nothing was read or changed."""


class Access:
    """The rights of the person who is signed in, until the practice is locked."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._emergency = False

    @property
    def in_emergency(self) -> bool:
        """Whether clinical content was opened with a reason, for this session."""
        return self._emergency

    def may(self, action: Action) -> bool:
        """Whether the person may do this now; False for an action that no role has a row for."""
        if self._emergency and action in IN_EMERGENCY:
            return True
        return bool(ALLOWED.get(action, frozenset[Role]()) & self.person.roles)

    def require(self, action: Action) -> None:
        """Returns where the person may do this; NotAllowed otherwise."""
        if not self.may(action):
            who = [ROLE_WORDS[role].lower() for role in Role if role in ALLOWED.get(action, ())]
            needed = " or ".join(who) if who else "nobody"
            raise NotAllowed(
                f"You are signed in as {self.person.role_words.lower()}; this needs: {needed}. Nothing was shown or "
                "changed. Ask a person with that role, or lock the practice and let them sign in."
            )

    def begin_emergency(self, tell: Callable[[], None]) -> None:
        """Clinical content may be seen from now on, once `tell` has written the event; where it raises, nothing is."""
        self.require(Action.OPEN_IN_EMERGENCY)
        tell()
        self._emergency = True


class HoldsAccess(Protocol):
    """A class whose methods can carry `@needs`."""

    _access: Access


_Self = TypeVar("_Self", bound=HoldsAccess)
_P = ParamSpec("_P")
_R = TypeVar("_R")
NEEDED = "__needs__"
"""The attribute in which a method keeps the action it needs; a test walks all services by it."""


def needs(
    action: Action,
) -> Callable[[Callable[Concatenate[_Self, _P], _R]], Callable[Concatenate[_Self, _P], _R]]:
    """The method runs only for a person who may do `action`; NotAllowed otherwise, before anything else happens."""

    def guard(method: Callable[Concatenate[_Self, _P], _R]) -> Callable[Concatenate[_Self, _P], _R]:
        @wraps(method)
        def guarded(self: _Self, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            self._access.require(action)
            return method(self, *args, **kwargs)

        setattr(guarded, NEEDED, action)
        return guarded

    return guard
