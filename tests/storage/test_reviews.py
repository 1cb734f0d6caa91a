"""Reviews on a real encrypted file: found by their day, told in the trail, followed to a joined record."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import event, select

from omt_desktop.domain.schedule.review import Ended, Review, ReviewEnd
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.tables import audit
from omt_desktop.workflow.errors import Refusal
from tests.builders import a_patient

NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)


def _review(practice: Practice, **changes: object) -> Review:
    patient = practice.patients.add(a_patient(id=""))
    review = Review("r-1", patient.id, date(2026, 12, 1), "Blood pressure", NOW, "Dr A. Invented")
    return replace(review, **changes)


def test_a_review_is_kept_found_when_due_and_ended(practice: Practice) -> None:
    review = _review(practice)
    practice.reviews.add(review)
    practice.reviews.add(replace(review, id="r-0", due_on=date(2026, 11, 30)))
    assert practice.reviews.due(date(2026, 11, 29), 10) == ()
    found = practice.reviews.due(date(2026, 12, 31), 10)
    assert [(due.id, patient.id) for due, patient in found] == [("r-0", review.patient_id), ("r-1", review.patient_id)]
    practice.reviews.end("r-0", ReviewEnd(Ended.DROPPED, NOW, "Dr A. Invented", "moved away"))
    waiting, ended = practice.reviews.of_patient(review.patient_id)
    assert waiting == review and ended.end == ReviewEnd(Ended.DROPPED, NOW, "Dr A. Invented", "moved away")
    practice.reviews.end("r-0", None)
    assert len(practice.reviews.due(date(2026, 12, 31), 10)) == 2
    with practice.engine.connect() as connection:
        kinds = list(connection.execute(select(audit.c.kind).order_by(audit.c.seq)).scalars())
    assert kinds[-4:] == ["review.set", "review.set", "review.ended", "review.reopened"]


def test_what_is_due_is_read_through_the_index_of_days(practice: Practice) -> None:
    ran: list[tuple[str, Any]] = []
    event.listen(practice.engine, "before_cursor_execute", lambda _c, _u, sql, values, *_: ran.append((sql, values)))
    practice.reviews.due(date(2026, 12, 31), 10)
    with practice.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {ran[-1][0]}", ran[-1][1]).all()
    assert "reviews_waiting" in plan[0][3] and not any(line[3].startswith("SCAN") for line in plan)


def test_a_review_of_a_joined_record_is_the_patients(practice: Practice) -> None:
    review = _review(practice)
    practice.reviews.add(review)
    kept = practice.patients.add(a_patient(id="", mrn="B-2"))
    practice.patients.merge(kept, review.patient_id)
    assert practice.reviews.of_patient(kept.id) == (review,)
    ((_, patient),) = practice.reviews.due(date(2026, 12, 31), 10)
    assert patient.id == kept.id


def test_what_is_not_there_cannot_end(practice: Practice) -> None:
    with pytest.raises(Refusal, match="not in the practice database"):
        practice.reviews.end("nobody", None)
