"""Timed tests: what is timed, which trial comes next, what the sides differ by, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.balance import (
    SideDifference,
    TimedTest,
    following_test,
    last_trial,
    next_trial,
    side_difference,
    timed_parts,
    timed_tests,
    untimed_parts,
    with_time,
    with_typed,
)
from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Counts, Field, FieldKind, Item, Option, Target


def seconds(key: str, label: str, trials: int = 0, counts: Counts | None = None) -> tuple[Field, ...]:
    """A result in seconds, 0 to 300, and its trials."""
    keys = tuple(f"{key}_trial{n}" for n in range(1, trials + 1))
    result = Field(key, label, FieldKind.NUMBER, unit="s", low=0, high=300, trials=keys, counts=counts)
    return result, *(Field(k, f"{label}, trial", FieldKind.NUMBER, unit="s", low=0, high=300) for k in keys)


def item(item_id: str, *parts: Field) -> Item:
    return Item(item_id, Target.FINDING, Field(item_id, item_id.upper(), FieldKind.FINDING), parts)


SWAY = Field("sway", "Sway", FieldKind.CHOICE, (Option("none", "None"),))
STEPS = Field("steps", "Steps", FieldKind.NUMBER, low=0, high=10)
LEG = item(
    "leg", *seconds("left", "Left leg", 2, Counts.LONGEST), *seconds("right", "Right leg", 2, Counts.LONGEST), SWAY
)
STAGES = item("stages", *seconds("side", "Side by side"), *seconds("tandem", "Tandem"))
GO = Item("go", Target.FINDING, Field("value", "Up and go", FieldKind.NUMBER, unit="s", low=None, high=None))
WALK = item("walk", STEPS)
ASKED = Item("life.sleep", Target.FACT, Field("life.sleep", "Sleep", FieldKind.NUMBER, unit="s"))
LEFT, RIGHT, SIDE, TANDEM, UP = timed_tests((LEG, STAGES, GO, WALK, ASKED))


def found(**values: float | str) -> Finding:
    return Finding("leg", tuple(sorted(values.items())))


def test_what_is_timed_are_results_in_seconds_and_not_their_trials() -> None:
    assert [part.key for part in timed_parts(LEG)] == ["left", "right"]
    assert [part.key for part in timed_parts(GO)] == ["value"]
    assert timed_parts(WALK) == timed_parts(ASKED) == ()
    assert untimed_parts(LEG) == (SWAY,)
    assert untimed_parts(WALK) == (STEPS,)


def test_a_test_knows_its_trials_and_its_names() -> None:
    assert [trial.key for trial in LEFT.trials] == ["left_trial1", "left_trial2"] and LEFT.is_repeated
    assert [trial.key for trial in SIDE.trials] == ["side"] and not SIDE.is_repeated
    assert LEFT.names == ("LEG", "Left leg") and UP.names == ("Up and go",)


def test_times_outside_the_limits_are_slips() -> None:
    assert LEFT.fits(0) and LEFT.fits(300.04) and not LEFT.fits(300.06) and not LEFT.fits(-0.1)
    assert UP.fits(3 * 3600)
    with pytest.raises(ValueError, match="limits"):
        with_time(LEFT, None, 3 * 3600)


def test_times_become_trials_in_order_and_the_result_follows() -> None:
    once = with_time(LEFT, None, 12.34)
    assert once == found(left=12.3, left_trial1=12.3)
    twice = with_time(LEFT, once, 9.96)
    assert twice.get("left") == 12.3 and twice.get("left_trial2") == 10.0
    with pytest.raises(ValueError, match="every trial"):
        with_time(LEFT, twice, 5)
    assert with_time(TANDEM, None, 10.04) == Finding("stages", (("tandem", 10.0),))


def test_a_discarded_trial_is_the_next_one_again() -> None:
    both = with_time(LEFT, with_time(LEFT, None, 12.3), 15.0)
    assert next_trial(LEFT, both) is None and last_trial(LEFT, both) == LEFT.trials[1]
    without = with_typed(LEFT, both, "left_trial1", None)
    assert next_trial(LEFT, without) == LEFT.trials[0] and without.get("left") == 15.0
    assert next_trial(LEFT, None) == LEFT.trials[0] and last_trial(LEFT, None) is None


def test_a_typed_trial_changes_the_result_and_a_typed_result_stays() -> None:
    typed = with_typed(LEFT, None, "left_trial2", 8)
    assert typed == found(left=8, left_trial2=8)
    assert with_typed(LEFT, typed, "left", 7.5) == found(left=7.5, left_trial2=8)
    assert with_typed(LEFT, typed, "left_trial2", None).values == ()


def test_the_hand_goes_on_where_trials_are_free() -> None:
    tests = (LEFT, RIGHT, SIDE)
    one = {"leg": found(left_trial1=1.0)}
    full = {"leg": found(left_trial1=1.0, left_trial2=2.0)}
    done = {"leg": found(left_trial1=1, left_trial2=1, right_trial1=1, right_trial2=1)}
    assert following_test(tests, one, LEFT) == LEFT
    assert following_test(tests, full, LEFT) == RIGHT
    assert following_test(tests, done, LEFT) == SIDE
    assert following_test(tests, full, SIDE) == SIDE
    everything = {**done, "stages": Finding("stages", (("side", 10.0),))}
    assert following_test(tests, everything, RIGHT) == RIGHT
    assert following_test(tests, {**full, "stages": everything["stages"]}, SIDE) == RIGHT


def test_the_sides_are_compared_only_where_both_are_recorded() -> None:
    assert side_difference(LEG, None) is None
    assert side_difference(LEG, found(left=3.0)) is None
    assert side_difference(STAGES, found(side=3.0, tandem=2.0)) is None
    assert side_difference(LEG, found(left=12.3, right=10.1)) == SideDifference(2.2, LEFT.result, RIGHT.result)
    assert side_difference(LEG, found(left=10, right=12)) == SideDifference(2, RIGHT.result, LEFT.result)
    assert side_difference(LEG, found(left=10.0, right=10)) == SideDifference(0.0, None, None)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=2))
def test_every_recorded_time_is_kept(times: list[float]) -> None:
    finding = None
    for time in times:
        finding = with_time(LEFT, finding, time)
    assert finding is not None
    kept = [finding.get(trial.key) for trial in LEFT.trials[: len(times)]]
    assert kept == [round(time, 1) for time in times] and finding.get("left") == max(kept)


def test_the_difference_of_the_sides_needs_a_test_of_two_sides() -> None:
    one_sided = item("one", *seconds("left", "Left leg"))
    assert side_difference(one_sided, Finding("one", (("left", 3.0),))) is None
    assert TimedTest(one_sided, one_sided.parts[0]).names == ("ONE",)
