"""What the clock of the practice shows, and what it calls its sessions."""

from datetime import date, time

from omt_desktop.domain.schedule.appointment import USUAL_KINDS
from omt_desktop.domain.schedule.practice_days import USUAL_DAYS
from omt_desktop.domain.schedule.practice_time import PracticeTime
from tests.domain.schedule.sessions import ZONE, ZONE_NAME, moment

PRACTICE = PracticeTime(USUAL_DAYS, USUAL_KINDS, ZONE_NAME, ZONE)
DAY = date(2026, 11, 30)


def test_the_clock_of_the_practice() -> None:
    assert PRACTICE.at(DAY, time(22, 30)).moment == moment(DAY, 22, 30)
    assert PRACTICE.local(moment(DAY, 22, 30)).time() == time(22, 30)
    assert PRACTICE.day_of(moment(DAY, 22, 30)) == DAY


def test_a_kind_that_is_gone_keeps_a_name() -> None:
    assert PRACTICE.kind("session") is USUAL_KINDS[1]
    assert (PRACTICE.kind("home_visit").label, PRACTICE.kind("home_visit").minutes) == ("Home visit", 45)
