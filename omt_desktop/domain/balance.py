"""Timed balance tests: what there is to time, which trial comes next, and how far the sides differ.

Which of several trials counts is the content's to say (domain/timed_trials.py); nothing here knows a norm.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from omt_desktop.domain.evaluation import VALUE, Finding
from omt_desktop.domain.exam import Field, FieldKind, Item, Target
from omt_desktop.domain.timed_trials import with_result, with_trial

SECONDS = "s"
_LEFT, _RIGHT = "left", "right"


@dataclass(frozen=True, slots=True)
class TimedTest:
    """One thing that is timed, such as standing on the left leg with the eyes closed."""

    item: Item
    result: Field

    @property
    def trials(self) -> tuple[Field, ...]:
        """The fields of the single times, in order; the result itself where the test is done once."""
        parts = {part.key: part for part in self.item.parts}
        return tuple(parts[key] for key in self.result.trials) or (self.result,)

    @property
    def is_repeated(self) -> bool:
        """Whether several trials are kept beside the result."""
        return bool(self.result.trials)

    @property
    def names(self) -> tuple[str, ...]:
        """What the test is called: the item, and the part of it where it has several."""
        several = len(timed_parts(self.item)) > 1
        return (self.item.field.label, self.result.label) if several else (self.item.field.label,)

    def fits(self, seconds: float) -> bool:
        """Whether the time, to one decimal, can be a result; outside the limits of the content it is a slip."""
        low, high = self.result.low, self.result.high
        return (low is None or low <= round(seconds, 1)) and (high is None or round(seconds, 1) <= high)


@dataclass(frozen=True, slots=True)
class SideDifference:
    """By how many seconds one side lasted longer than the other; `longer` is None where both lasted the same."""

    seconds: float
    longer: Field | None
    shorter: Field | None


def timed_parts(item: Item) -> tuple[Field, ...]:
    """The results in seconds of an item, in order; its single trials are not among them."""
    if item.target is not Target.FINDING:
        return ()
    parts = item.parts or (replace(item.field, key=VALUE),)
    trials = {key for part in parts for key in part.trials}
    return tuple(p for p in parts if p.kind is FieldKind.NUMBER and p.unit == SECONDS and p.key not in trials)


def untimed_parts(item: Item) -> tuple[Field, ...]:
    """What else is recorded with the times: sway, the foot in front, a note."""
    timed = timed_parts(item)
    keys = {part.key for part in timed} | {key for part in timed for key in part.trials}
    return tuple(part for part in item.parts if part.key not in keys)


def timed_tests(items: Iterable[Item]) -> tuple[TimedTest, ...]:
    """Everything that is timed among the items, in their order."""
    return tuple(TimedTest(item, part) for item in items for part in timed_parts(item))


def next_trial(test: TimedTest, finding: Finding | None) -> Field | None:
    """The first trial that is not recorded; None where all are."""
    return next((trial for trial in test.trials if finding is None or finding.get(trial.key) is None), None)


def last_trial(test: TimedTest, finding: Finding | None) -> Field | None:
    """The last trial that is recorded; None where none is."""
    recorded = [trial for trial in test.trials if finding is not None and finding.get(trial.key) is not None]
    return recorded[-1] if recorded else None


def with_time(test: TimedTest, finding: Finding | None, seconds: float) -> Finding:
    """The finding with the time as the next trial, in seconds to one decimal, and the result that follows from it.

    ValueError where no trial is free, or where the time cannot be a result.
    """
    if not test.fits(seconds):
        raise ValueError(f"{seconds:.1f} s is outside the limits of {test.item.id}")
    if next_trial(test, finding) is None:
        raise ValueError(f"every trial of {test.item.id} is recorded")
    held = finding or Finding(test.item.id, ())
    if test.is_repeated:
        return with_trial(held, test.result, seconds)
    return held.with_value(test.result.key, round(seconds, 1))


def with_typed(test: TimedTest, finding: Finding | None, key: str, seconds: float | None) -> Finding:
    """The finding with one trial typed, or discarded for None, and the result anew; a typed result stays as typed."""
    changed = (finding or Finding(test.item.id, ())).with_value(key, seconds)
    return with_result(changed, test.result) if key in test.result.trials else changed


def following_test(tests: Sequence[TimedTest], findings: Mapping[str, Finding], here: TimedTest) -> TimedTest:
    """Where the hand goes after a time was recorded.

    The same test while it has trials left, else the next one in order that has; `here` where none has.
    """
    place = tests.index(here)
    ahead = (*tests[place:], *tests[:place])
    return next((test for test in ahead if next_trial(test, findings.get(test.item.id)) is not None), here)


def side_difference(item: Item, finding: Finding | None) -> SideDifference | None:
    """How far left and right differ, to one decimal; None where the item has no sides or one is not recorded."""
    sides = {part.key: part for part in timed_parts(item) if part.key in (_LEFT, _RIGHT)}
    times = {key: time for key in sides if finding and isinstance(time := finding.get(key), int | float)}
    if len(times) < len((_LEFT, _RIGHT)):
        return None
    gap = round(times[_LEFT] - times[_RIGHT], 1)
    if not gap:
        return SideDifference(0.0, None, None)
    longer, shorter = (_LEFT, _RIGHT) if gap > 0 else (_RIGHT, _LEFT)
    return SideDifference(abs(gap), sides[longer], sides[shorter])
