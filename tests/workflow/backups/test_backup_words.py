"""The backups in words."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from omt_desktop.workflow.backups.backup_words import (
    backup_notices,
    made_in_words,
    moment_in_words,
    newest_in_words,
    rehearsal_in_words,
    second_in_words,
    size_in_words,
)
from omt_desktop.workflow.backups.due import Rehearsal, RehearsalState
from omt_desktop.workflow.backups.label import MadeBackup, Reason
from omt_desktop.workflow.backups.state import BackupState
from tests.workflow.backups.labels import NOON, a_label

NEWEST = MadeBackup(Path("x.backup"), a_label(), 340_000)
WELL = BackupState(
    NEWEST, True, Path("stick"), "", Rehearsal(NOON, 5), rehearsal_state=RehearsalState.FRESH, problem=""
)
NOTHING = replace(WELL, newest=None, second_folder=None, rehearsal=None)
LATER = NOON + timedelta(days=4)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today at 12:00"), (1, "yesterday at 12:00"), (4, "20 Nov 2026 at 12:00")]
)
def test_moments_are_said_as_people_say_them(days: int, words: str) -> None:
    assert moment_in_words(NOON, NOON + timedelta(days=days)) == words


def test_a_clock_that_was_ahead_is_a_date() -> None:
    assert moment_in_words(LATER, NOON) == "24 Nov 2026 at 12:00"


@pytest.mark.parametrize(
    ("size", "words"), [(10, "1 kB"), (340_000, "340 kB"), (12_400_000, "12.4 MB"), (2_300_000_000, "2,300.0 MB")]
)
def test_sizes(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_how_it_stands() -> None:
    assert newest_in_words(WELL, NOON) == "Last good backup: today at 12:00, with 2 patients, 3 evaluations."
    assert newest_in_words(NOTHING, NOON).startswith("There is no backup yet.")
    assert second_in_words(WELL) == "The newest backup is also in stick."
    assert second_in_words(replace(WELL, second_problem="stick is not connected.")) == "stick is not connected."
    assert second_in_words(NOTHING).startswith("No second place yet.")
    assert rehearsal_in_words(WELL, NOON) == "Last rehearsal: today at 12:00: works, 5 records"
    assert rehearsal_in_words(NOTHING, NOON).startswith("No rehearsal yet.")
    assert made_in_words(a_label(reason=Reason.BEFORE_IMPORT), NOON) == "Today at 12:00, before an import"


def test_the_start_page_is_told_nothing_while_all_is_well() -> None:
    assert backup_notices(WELL, NOON) == ()
    assert backup_notices(NOTHING, NOON) == ()
    assert backup_notices(replace(WELL, is_behind=False), LATER) == ()


def test_the_start_page_is_told_what_matters() -> None:
    assert "The last good backup was made 20 Nov 2026" in backup_notices(WELL, LATER)[0]
    full = replace(WELL, problem="The disk is full.", rehearsal_state=RehearsalState.OVERDUE)
    assert backup_notices(full, NOON)[0] == "The disk is full."
    assert "six weeks" in backup_notices(full, NOON)[1]
    failed = replace(WELL, rehearsal=Rehearsal(NOON, 0, "It is damaged."), rehearsal_state=RehearsalState.FAILED)
    assert backup_notices(failed, NOON) == ("The rehearsal of the backups failed: It is damaged.",)
    assert backup_notices(replace(failed, rehearsal=None), NOON) == ()
