"""When a patient is to be looked at again."""

from dataclasses import replace
from datetime import UTC, date, datetime

from omt_desktop.domain.schedule.review import Ended, Review, ReviewEnd

NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)


def test_a_review_is_due_from_its_day_on_until_it_ended() -> None:
    review = Review("r", "p", date(2026, 12, 1), "Blood pressure", NOW, "Dr A. Invented")
    assert not review.is_due(date(2026, 11, 30))
    assert review.is_due(date(2026, 12, 1)) and review.is_due(date(2027, 3, 1))
    for how in Ended:
        ended = replace(review, end=ReviewEnd(how, NOW, "Dr A. Invented"))
        assert not ended.waits and not ended.is_due(date(2027, 3, 1))
