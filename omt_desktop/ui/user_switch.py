"""Whether another user's session is in front of this one's, as the login manager knows (Linux with systemd)."""

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache

CountSessions = Callable[[int, int, None], int]
"""User id, 1 for sessions in front or 0 for all that do not end, no names; how many, below 0 where not known."""


def switched_away(count: CountSessions | None = None) -> bool:
    """Whether this user has sessions, and none of them is in front. False where the system does not tell."""
    ask = count or _login_manager()
    if ask is None:
        return False
    user = os.getuid()
    return ask(user, 0, None) > 0 and ask(user, 1, None) == 0


@cache
def _login_manager() -> CountSessions | None:
    """It reads a few small files of the system and blocks nothing; None where there is no such library."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        found: CountSessions = ctypes.CDLL("libsystemd.so.0").sd_uid_get_sessions
    except (OSError, AttributeError):
        return None
    return found
