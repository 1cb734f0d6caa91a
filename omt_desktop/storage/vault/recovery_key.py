"""The printed recovery key: 160 random bits as 32 letters and two check letters, in groups to be copied by hand."""

import secrets

from omt_desktop.workflow.keys.recovery_text import CHECKED_LETTERS, check_letters, grouped, in_letters

_BITS = 160
assert CHECKED_LETTERS * 5 == _BITS


def new_recovery_key() -> str:
    """A new key as it is printed, for example VABLW-E7SWR-MSPVN-EW3X5-ASGGH-XYQ87-L89K."""
    letters = in_letters(secrets.randbits(_BITS))
    return grouped(letters + check_letters(letters))
