"""Which backups stay: laws for any history, and one year written out."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.workflow.backups.label import Label, Reason
from omt_desktop.workflow.backups.rotation import DAYS, HOURS, MONTHS, SPECIAL_AT_MOST, WEEKS, numbers_kept
from tests.workflow.backups.labels import NOON, a_label, every

MOST = HOURS + DAYS + WEEKS + MONTHS + SPECIAL_AT_MOST

histories = st.lists(
    st.tuples(st.integers(-400 * 24 * 60, 400 * 24 * 60), st.sampled_from(Reason)), min_size=1, max_size=200
).map(lambda made: [a_label(n + 1, NOON + timedelta(minutes=m), reason) for n, (m, reason) in enumerate(made)])


@given(histories)
def test_the_newest_is_always_kept_whatever_the_clock_said(labels: list[Label]) -> None:
    assert labels[-1].number in numbers_kept(labels, NOON)


@given(histories)
def test_what_is_kept_is_among_what_was_there_and_not_too_much(labels: list[Label]) -> None:
    kept = numbers_kept(labels, NOON)
    assert kept <= {label.number for label in labels} and len(kept) <= MOST


@given(histories)
def test_rotating_again_removes_nothing_more(labels: list[Label]) -> None:
    kept = numbers_kept(labels, NOON)
    assert numbers_kept([label for label in labels if label.number in kept], NOON) == kept


@given(histories, st.randoms())
def test_the_order_they_are_listed_in_does_not_matter(labels: list[Label], chance: object) -> None:
    mixed = list(labels)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert numbers_kept(mixed, NOON) == numbers_kept(labels, NOON)


def test_a_year_of_half_hours_keeps_hours_days_weeks_and_months() -> None:
    kept: list[Label] = []
    for number in range(365 * 48):
        label = a_label(number + 1, NOON + timedelta(minutes=30) * number)
        kept = [*kept, label]
        if number % 48 == 47 or number > 365 * 48 - 60:
            numbers = numbers_kept(kept, label.made_at)
            kept = [one for one in kept if one.number in numbers]
    made = [one.made_at for one in kept]
    assert len({at.date() for at in made}) >= DAYS
    assert len({(at.year, at.month) for at in made}) == MONTHS
    assert made[-1] - made[0] > timedelta(days=320)
    assert len(made) <= MOST


def test_the_last_of_each_hour_stays() -> None:
    labels = every(timedelta(minutes=10), 18)
    assert numbers_kept(labels, NOON) == {6, 12, 18}


def test_a_clock_that_was_wrong_for_a_day_costs_nothing_of_today() -> None:
    future = every(timedelta(hours=1), 12, datetime(2040, 1, 1, tzinfo=NOON.tzinfo))
    today = [a_label(13 + n, NOON + timedelta(hours=n)) for n in range(3)]
    assert {label.number for label in today} <= numbers_kept([*future, *today], NOON)


def test_those_before_a_risky_act_stay_for_a_month_beside_the_others() -> None:
    special = [a_label(n + 1, NOON + timedelta(minutes=n), Reason.BEFORE_IMPORT) for n in range(3)]
    assert numbers_kept(special, NOON + timedelta(days=29)) == {1, 2, 3}
    assert numbers_kept(special, NOON + timedelta(days=31)) == {3}
