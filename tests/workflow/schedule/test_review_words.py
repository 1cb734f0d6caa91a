"""Reviews in words, and rules that a physician read too long ago."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from omt_desktop.domain.schedule.review import Ended, Review, ReviewEnd
from omt_desktop.workflow.schedule.review_words import due_in_words, ended_in_words, rule_reviews_due
from tests.clinic import CONTENT

NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)
REVIEW = Review("r", "p", date(2026, 12, 1), "Blood pressure", NOW, "Dr A. Invented")


@pytest.mark.parametrize(
    ("today", "words"),
    [(date(2026, 12, 3), "due since 1 Dec 2026"), (date(2026, 12, 1), "due today"), (date(2026, 11, 30), "tomorrow"),
     (date(2026, 11, 27), "in 4 days")],
)  # fmt: skip
def test_when_it_is_due(today: date, words: str) -> None:
    assert due_in_words(REVIEW, today) == words


def test_how_it_ended() -> None:
    assert ended_in_words(REVIEW) == ""
    done = replace(REVIEW, end=ReviewEnd(Ended.DONE, NOW, "Dr A. Invented", "130/80"))
    assert ended_in_words(done) == "✓ Blood pressure: done, 27 Nov 2026, Dr A. Invented (130/80)"
    dropped = replace(REVIEW, end=ReviewEnd(Ended.DROPPED, NOW, "Dr A. Invented"))
    assert ended_in_words(dropped) == "– Blood pressure: not needed any more, 27 Nov 2026, Dr A. Invented"


def test_rules_that_were_read_long_ago_want_to_be_read_again() -> None:
    one, other, *_ = CONTENT.rules.values()
    read = replace(one, reviewer="Dr A. Invented", reviewed_on="2024-11-28")
    never = replace(other, reviewer="", reviewed_on="")
    assert rule_reviews_due([read, never], date(2026, 11, 27)) == ""
    assert rule_reviews_due([read, never], date(2026, 11, 28)).startswith("1 clinical rule was last read")
    assert rule_reviews_due([read, read], date(2030, 1, 1)).startswith("2 clinical rules were last read")
