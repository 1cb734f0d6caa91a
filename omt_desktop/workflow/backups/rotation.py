"""Which backups stay: by hour, day, week and month, the newest always.

The numbers, not the clock, tell which is newest: a computer whose clock was wrong for a day loses nothing by it.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from omt_desktop.workflow.backups.label import Label

HOURS, DAYS, WEEKS, MONTHS = 12, 14, 8, 12
"""How many hours, days, weeks and months with a backup keep their last one."""
SPECIAL_ARE_KEPT = timedelta(days=30)
"""How long a backup made by hand or before a risky act stays beside the rotation."""
SPECIAL_AT_MOST = 10

_PERIODS: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
    (HOURS, lambda at: (at.year, at.month, at.day, at.hour)),
    (DAYS, lambda at: (at.year, at.month, at.day)),
    (WEEKS, lambda at: tuple(at.isocalendar())[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


def numbers_kept(labels: Iterable[Label], now: datetime) -> frozenset[int]:
    """The numbers of the backups that stay, of any order of labels; the newest one is always among them."""
    newest_first = sorted(labels, key=lambda label: label.number, reverse=True)
    kept = {label.number for label in newest_first[:1]}
    for how_many, period_of in _PERIODS:
        seen: set[tuple[int, ...]] = set()
        for label in newest_first:
            period = period_of(label.made_at)
            if period not in seen and len(seen) < how_many:
                seen.add(period)
                kept.add(label.number)
    special = [label for label in newest_first if not label.reason.is_routine]
    kept.update(label.number for label in special[:SPECIAL_AT_MOST] if now - label.made_at < SPECIAL_ARE_KEPT)
    return frozenset(kept)
