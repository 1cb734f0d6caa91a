"""When a backup and a rehearsal are due."""

from datetime import timedelta

import pytest

from omt_desktop.workflow.backups.due import Rehearsal, RehearsalState, backup_is_due, rehearsal_state
from tests.workflow.backups.labels import NOON, a_label


@pytest.mark.parametrize(
    ("minutes", "mark", "due"),
    [(31, "2-bb", True), (30, "2-bb", True), (29, "2-bb", False), (600, "1-aa", False), (-5, "2-bb", True)],
)
def test_half_an_hour_after_the_last_one_if_something_changed(minutes: int, mark: str, due: bool) -> None:
    assert backup_is_due(NOON + timedelta(minutes=minutes), a_label(), mark) is due


def test_the_first_one_is_due_at_once() -> None:
    assert backup_is_due(NOON, None, "")


@pytest.mark.parametrize(
    ("days", "state"), [(1, RehearsalState.FRESH), (31, RehearsalState.DUE), (45, RehearsalState.OVERDUE)]
)
def test_once_a_month(days: int, state: RehearsalState) -> None:
    assert rehearsal_state(NOON + timedelta(days=days), Rehearsal(NOON, 5), NOON) is state


def test_before_the_first_rehearsal() -> None:
    assert rehearsal_state(NOON, None, None) is RehearsalState.FRESH
    assert rehearsal_state(NOON + timedelta(minutes=1), None, NOON) is RehearsalState.DUE
    assert rehearsal_state(NOON + timedelta(days=50), None, NOON) is RehearsalState.OVERDUE


def test_one_that_failed_is_told_until_one_works() -> None:
    assert rehearsal_state(NOON, Rehearsal(NOON, 0, "It is damaged."), NOON) is RehearsalState.FAILED
    assert Rehearsal(NOON, 0, "It is damaged.").words == "It is damaged."
    assert Rehearsal(NOON, 1204).words == "works, 1,204 records"
