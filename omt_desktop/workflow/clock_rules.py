"""When the clock of this computer may not be believed enough to sign with it.

A certificate is judged at the time a signature states: a wrong clock makes seals that nobody accepts, or that state
years which never were. A small step back, as network time makes it, is let through.
"""

from datetime import UTC, datetime, timedelta

RELEASED_ON = datetime(2026, 1, 1, tzinfo=UTC)
"""This program did not exist before; raised with releases."""
_STEP = timedelta(minutes=2)
_LIFETIME = timedelta(days=3653)
"""Ten years: a person's certificate does not live longer, nor should a version be used that long."""


def why_clock_is_wrong(now: datetime, last_told: datetime | None) -> str:
    """One sentence or two where nothing may be signed now; empty where the clock can be right.

    `last_told` is when the audit trail was last written to.
    """
    if now < RELEASED_ON:
        return _said(now, "is before this program was made")
    if now > RELEASED_ON + _LIFETIME:
        return _said(now, "is more than ten years after this program was made")
    if last_told is not None and now < last_told - _STEP:
        return _said(now, f"is before the last entry of this practice ({last_told:%Y-%m-%d %H:%M})")
    return ""


def _said(now: datetime, problem: str) -> str:
    return (
        f"The clock of this computer says {now:%Y-%m-%d %H:%M}, which {problem}. Nothing was signed, because a "
        "signature with a wrong time would not be accepted. Set the date and time of the computer, then sign again."
    )
