"""Timed tests and running times in words."""

import pytest

from omt_desktop.domain.balance import side_difference, timed_tests, with_time
from omt_desktop.domain.evaluation import Finding
from omt_desktop.workflow.balance_words import (
    difference_in_words,
    results_in_words,
    target_in_words,
    timed_in_words,
    trial_in_words,
    why_not_recorded,
)
from omt_desktop.workflow.elapsed_words import elapsed_in_words
from tests.clinic import CONTENT

SLS, STAGE, TUG = (CONTENT.exam.items[item_id] for item_id in ("bal.sls.ec", "bal.4stage", "bal.tug"))
LEFT, RIGHT = timed_tests((SLS,))
UP_AND_GO = timed_tests((TUG,))[0]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0.0"),
        (-1, "0.0"),
        (9.96, "10.0"),
        (59.94, "59.9"),
        (59.96, "1:00.0"),
        (62.3, "1:02.3"),
        (3599.99, "1:00:00.0"),
        (10800, "3:00:00.0"),
        (36_005.25, "10:00:05.2"),
    ],
)
def test_running_times(seconds: float, words: str) -> None:
    assert elapsed_in_words(seconds) == words


def test_what_comes_next() -> None:
    assert target_in_words(LEFT) == "Single-leg stance, eyes closed, left leg"
    assert target_in_words(UP_AND_GO) == "Timed up and go, 3 m"
    assert trial_in_words(LEFT, None) == "Trial 1 of 3"
    finding = None
    for _ in LEFT.trials:
        finding = with_time(LEFT, finding, 12)
    assert trial_in_words(LEFT, finding) == "All 3 trials recorded"
    assert trial_in_words(timed_tests((STAGE,))[0], None) == ""


def test_results_in_the_order_of_the_tests() -> None:
    assert results_in_words((LEFT, RIGHT), None) == "not examined"
    assert results_in_words((LEFT, RIGHT), with_time(RIGHT, None, 12)) == "– · 12.0 s"
    assert results_in_words((LEFT,), Finding(SLS.id, (("left", "long"),))) == "long s"


def test_the_difference_of_the_sides() -> None:
    def words(left: float, right: float) -> str:
        return difference_in_words(side_difference(SLS, Finding(SLS.id, (("left", left), ("right", right)))))

    assert words(12.3, 15) == "Right leg 2.7 s longer than left leg"
    assert words(12, 12) == "No difference between the sides"
    assert difference_in_words(None) == ""


def test_why_a_time_is_not_recorded() -> None:
    full = None
    for _ in LEFT.trials:
        full = with_time(LEFT, full, 12)
    assert why_not_recorded(LEFT, None, 12) == ""
    assert "discard one first" in why_not_recorded(LEFT, full, 12).lower()
    assert why_not_recorded(LEFT, full, 10_800).startswith("This test takes 0 to 300 s")
    assert timed_in_words(LEFT, 10_800) == "3:00:00.0, Single-leg stance, eyes closed, left leg"
