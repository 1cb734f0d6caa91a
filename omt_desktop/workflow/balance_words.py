"""Timed balance tests in words: what comes next, what was found, and why a time cannot be recorded."""

from collections.abc import Sequence

from omt_desktop.domain.balance import SideDifference, TimedTest, next_trial
from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.workflow.answer_words import plain_text
from omt_desktop.workflow.elapsed_words import elapsed_in_words
from omt_desktop.workflow.unit_words import measured
from omt_desktop.workflow.words import lowered

NOT_EXAMINED = "not examined"
_NONE_YET = "–"


def seconds_in_words(time: FindingValue, unit: str) -> str:
    """A time to one decimal, as it was measured: `30.0 s`."""
    return measured(f"{time:.1f}" if isinstance(time, int | float) else str(time), unit)


def target_in_words(test: TimedTest) -> str:
    """What is timed, in one line: `Single-leg stance, eyes closed, left leg`."""
    first, *parts = test.names
    return ", ".join((first, *map(lowered, parts)))


def trial_in_words(test: TimedTest, finding: Finding | None) -> str:
    """Which trial comes next: `Trial 2 of 3`; empty for what is done once."""
    if not test.is_repeated:
        return ""
    free, count = next_trial(test, finding), len(test.trials)
    return f"All {count} trials recorded" if free is None else f"Trial {test.trials.index(free) + 1} of {count}"


def results_in_words(tests: Sequence[TimedTest], finding: Finding | None) -> str:
    """The results of one item in the order of its tests: `12.3 s · –`; «not examined» where it holds nothing."""
    if finding is None:
        return NOT_EXAMINED
    return " · ".join(_result(test, finding) for test in tests)


def _result(test: TimedTest, finding: Finding) -> str:
    time = finding.get(test.result.key)
    return _NONE_YET if time is None else seconds_in_words(time, test.result.unit)


def difference_in_words(difference: SideDifference | None) -> str:
    """`Left leg 2.7 s longer than right leg`; empty where one side is missing."""
    if difference is None:
        return ""
    if difference.longer is None or difference.shorter is None:
        return "No difference between the sides"
    seconds = seconds_in_words(difference.seconds, difference.longer.unit)
    return f"{difference.longer.label} {seconds} longer than {lowered(difference.shorter.label)}"


def why_not_recorded(test: TimedTest, finding: Finding | None, seconds: float) -> str:
    """What keeps the time from being the next trial, and what to do; empty where nothing does."""
    if not test.fits(seconds):
        low, high = (plain_text(limit or 0) for limit in (test.result.low, test.result.high))
        return f"This test takes {low} to {measured(high, test.result.unit)}. Was the watch left running?"
    if next_trial(test, finding) is None:
        return "Every trial of this test is recorded. Discard one first."
    return ""


def timed_in_words(test: TimedTest, seconds: float) -> str:
    """The time and what was timed: `3:00:00.0, Romberg, feet together, eyes open`."""
    return f"{elapsed_in_words(seconds)}, {target_in_words(test)}"
