"""A power cut loses nothing that was acknowledged; and the same replay finds the loss where there is one."""

from pathlib import Path

import pytest

from tests.faults.figures import Figure, not_run
from tests.faults.power_cut import cut_power
from tests.faults.tracing import needs_strace, why_not

SAVES = 6
PROMISE = "... and after a power cut (synchronous=FULL)"
WANTED = "0 lost, 0 half, 0 damaged in >= 700 states"
SEEN = "the same replay of synchronous=NORMAL"


@needs_strace
@pytest.mark.slow
def test_nothing_acknowledged_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    outcome = cut_power(tmp_path, SAVES, "FULL")
    print(outcome)
    assert outcome.saves == SAVES and outcome.states >= 60
    assert (outcome.losing, outcome.half, outcome.damaged) == (0, 0, 0)


@needs_strace
@pytest.mark.slow
def test_the_replay_notices_a_setting_that_loses_saves(tmp_path: Path) -> None:
    outcome = cut_power(tmp_path, SAVES, "NORMAL")
    print(outcome)
    assert outcome.losing > 10 and outcome.damaged == 0


def figures(folder: Path, saves: int) -> list[Figure]:
    """Both settings, for the table."""
    if why_not():
        return [not_run(PROMISE, WANTED, why_not())]
    full, normal = (cut_power(folder / setting, saves, setting) for setting in ("FULL", "NORMAL"))
    told = (
        f"{full.losing} lost, {full.half} half, {full.damaged} damaged in {full.states} states of {full.saves} saves "
        f"({full.cleared} alarms a checkpoint clears)"
    )
    kept = not (full.losing or full.half or full.damaged)
    lost = f"{normal.losing} of {normal.states} states lose up to {normal.most_lost} saves"
    return [
        Figure(PROMISE, told, WANTED, kept, full.states >= 700),
        Figure(SEEN, lost, "must lose some, or the replay is blind", normal.losing > 0),
    ]
