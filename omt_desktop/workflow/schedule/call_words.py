"""The call list in words: for which days, and how far it is."""

from omt_desktop.workflow.day_words import weekday_in_words
from omt_desktop.workflow.schedule.confirmation_calls import CallList
from omt_desktop.workflow.words import counted


def due_in_words(due: CallList) -> str:
    """`For sessions on Mon 2 Nov 2026`, or up to that day where free days lie between."""
    if due.last_day is None:
        return "No working day is set for the practice"
    between = (due.last_day - due.today).days
    return f"For sessions {'on' if between == 1 else 'up to'} {weekday_in_words(due.last_day)}"


def progress_in_words(due: CallList) -> str:
    """`2 of 5 people are settled.`"""
    if not due.rows:
        return "Nobody is booked."
    if due.is_done:
        return "✓ Done: everybody was reached, or given up with a reason."
    return f"{due.settled} of {counted(len(due.rows), 'person is', 'people are')} settled."
