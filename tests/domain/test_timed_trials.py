"""Trials are kept, and the result is the one that counts."""

import pytest

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Counts, Field, FieldKind
from omt_desktop.domain.timed_trials import result_of, with_result, with_trial

NOTHING = Finding("bal.sls.eo", ())


def leg(counts: Counts) -> Field:
    return Field("left", "Left leg", FieldKind.NUMBER, unit="s", trials=("t1", "t2", "t3"), counts=counts)


@pytest.mark.parametrize(
    ("counts", "results"), [("longest", (9.4, 12, 12)), ("shortest", (9.4,) * 3), ("mean", (9.4, 10.7, 10.4))]
)
def test_every_trial_is_kept_and_one_counts(counts: str, results: tuple[float, ...]) -> None:
    field, finding = leg(Counts(counts)), NOTHING
    for seconds, result in zip((9.4, 12, 9.84), results, strict=True):
        finding = with_trial(finding, field, seconds)
        assert finding.get("left") == result
    assert [finding.get(key) for key in field.trials] == [9.4, 12, 9.8]


def test_a_trial_that_was_taken_out_is_free_again() -> None:
    field = leg(Counts.LONGEST)
    finding = with_trial(with_trial(NOTHING, field, 20), field, 5)
    finding = with_result(finding.with_value("t1", None), field)
    assert finding.get("left") == 5
    assert with_trial(finding, field, 7).get("t1") == 7


def test_no_trial_is_lost_in_silence() -> None:
    field, finding = leg(Counts.LONGEST), NOTHING
    for seconds in (1, 2, 3):
        finding = with_trial(finding, field, seconds)
    with pytest.raises(ValueError, match=r"all 3 trials of bal\.sls\.eo are recorded"):
        with_trial(finding, field, 4)


def test_without_a_trial_there_is_no_result() -> None:
    assert result_of(NOTHING, leg(Counts.MEAN)) is None
    assert with_result(NOTHING.with_value("left", 30), leg(Counts.LONGEST)) == NOTHING
