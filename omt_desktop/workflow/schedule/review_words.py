"""Reviews in words, and the rules of the content whose own review is due."""

from collections.abc import Iterable
from datetime import date

from omt_desktop.domain.calendar import add_months
from omt_desktop.domain.rule import Rule
from omt_desktop.domain.schedule.review import Ended, Review
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.words import counted

_RULE_HOLDS_MONTHS = 24
"""So long after a physician read it a rule wants to be read again."""


def due_in_words(review: Review, today: date) -> str:
    """`due today`, `due since 2 Mar 2026`, `tomorrow`, `in 12 days`."""
    days = (review.due_on - today).days
    if days < 0:
        return f"due since {day_in_words(review.due_on)}"
    return {0: "due today", 1: "tomorrow"}.get(days, f"in {days} days")


def ended_in_words(review: Review) -> str:
    """`✓ Blood pressure: done 2 Mar 2026, Dr A. Invented (130/80)`; empty while it waits."""
    if review.end is None:
        return ""
    how, shape = ("done", "✓") if review.end.how is Ended.DONE else ("not needed any more", "–")
    note = f" ({review.end.note})" if review.end.note else ""
    return f"{shape} {review.what}: {how}, {day_in_words(review.end.at.date())}, {review.end.by}{note}"


def rule_reviews_due(rules: Iterable[Rule], today: date) -> str:
    """What to say of rules that a physician read too long ago; empty where there are none.

    Rules that nobody has read yet are labelled so wherever they are shown, and no date makes them due.
    """
    read = [date.fromisoformat(rule.reviewed_on) for rule in rules if rule.reviewer and rule.reviewed_on]
    old = [day for day in read if add_months(day, _RULE_HOLDS_MONTHS) <= today]
    if not old:
        return ""
    were = counted(len(old), "clinical rule was", "clinical rules were")
    return f"{were} last read by a physician more than two years ago. Look for an update of the program."
