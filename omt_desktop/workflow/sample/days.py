"""The invented days of the practice: sessions that took place and that are booked, calls about them, and reviews."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from omt_desktop.domain.schedule.appointment import State
from omt_desktop.domain.schedule.confirmation_call import CallOutcome
from omt_desktop.workflow.sample.chance import Chance
from omt_desktop.workflow.schedule.appointments import Appointments, Wanted
from omt_desktop.workflow.schedule.confirmation_calls import ConfirmationCalls
from omt_desktop.workflow.schedule.reviews import Reviews

_AHEAD, _PAST, _REVIEWS = 24, 8, 4
_BACK, _CAME = timedelta(days=10), 0.8
_ATTEMPTS = (
    (CallOutcome.CONFIRMED, ""),
    (CallOutcome.NO_ANSWER, "rang for a minute"),
    (CallOutcome.MESSAGE_LEFT, "on the machine"),
    (CallOutcome.CONFIRMED, "will bring the pictures"),
    (CallOutcome.WANTS_TO_MOVE, "works on that morning"),
)
"""What came of the first calls of the list; the others are still to be made."""
_REMARKS = ("", "", "", "Comes with an interpreter", "Needs the room on the ground floor")
_AGAIN = ("Pain and motion of the neck", "Blood pressure", "Home stretches", "Result of the scan")


def invent_days(
    chance: Chance,
    patients: Sequence[str],
    appointments: Appointments,
    calls: ConfirmationCalls,
    reviews: Reviews,
    now: datetime,
) -> None:
    """Sessions before and after `now` for these patients, by id, with calls and reviews; few patients have few."""
    left = list(patients)
    _sessions(chance, _taken(chance, left, _PAST), appointments, now - _BACK)
    for booked in appointments.on_days((now - _BACK).date(), _BACK.days):
        came = State.DONE if chance.random() < _CAME else State.NO_SHOW
        appointments.become(booked.appointment.id, came)
    _sessions(chance, _taken(chance, left, _AHEAD), appointments, now)
    # Answers come between the calls, as they do on the phone, and the rest of the list is left to be called.
    for row, (outcome, note) in zip(calls.due().rows, _ATTEMPTS, strict=False):
        again = now + timedelta(hours=2) if not outcome.reached else None
        calls.note(row.session.appointment.id, outcome, again, note)
    for number, patient_id in enumerate(_taken(chance, left, _REVIEWS)):
        reviews.add(patient_id, now.date() + timedelta(days=7 * (number // 2)), _AGAIN[number])


def _taken(chance: Chance, left: list[str], most: int) -> list[str]:
    """Up to so many of those who are left, who are not left any more."""
    return [left.pop(chance.randrange(len(left))) for _ in range(min(most, len(left)))]


def _sessions(chance: Chance, patients: Sequence[str], appointments: Appointments, after: datetime) -> None:
    practice = appointments.practice
    kind, free = practice.offered[0], after
    for patient_id in patients:
        # One behind the other: the free times that are told together overlap.
        for start in appointments.next_free(kind.minutes, free):
            told = Wanted(patient_id, kind.id, start, kind.minutes, note=chance.choice(_REMARKS))
            appointments.book(told)
            free = start + timedelta(minutes=kind.minutes)
