"""The rehearsal brings the newest backup back into a place of its own and says whether it works."""

from pathlib import Path

import pytest

from omt_desktop.storage.backup.notes import NotesFile
from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.backups.label import Reason
from omt_desktop.workflow.errors import Refusal
from tests.storage.backup.practices import add_patients, backups_of, everything_in


def test_it_says_how_many_records_came_back_and_leaves_nothing(practice: Practice, folder: Path) -> None:
    add_patients(practice, 4)
    backups = backups_of(practice)
    backups.make(Reason.SCHEDULED)
    rehearsal = backups.rehearse()
    assert rehearsal.words == "works, 8 records"
    assert "rehearsal" not in everything_in(folder)
    assert backups_of(practice).last_rehearsal == rehearsal


def test_a_backup_that_rotted_on_the_disk_is_told(practice: Practice, folder: Path) -> None:
    backups = backups_of(practice)
    made = backups.make(Reason.SCHEDULED)
    content = bytearray(made.place.read_bytes())
    content[5000] ^= 1
    made.place.write_bytes(content)
    assert "not a whole backup" in backups.rehearse().words
    assert "rehearsal" not in everything_in(folder)


def test_without_a_backup_there_is_nothing_to_rehearse(practice: Practice) -> None:
    with pytest.raises(Refusal, match="no backup"):
        backups_of(practice).rehearse()


def test_damaged_notes_cost_nothing_but_themselves(folder: Path, practice: Practice) -> None:
    notes = NotesFile(folder)
    notes.change(last_number=7)
    assert notes.read().last_number == 7
    (folder / "backups.json").write_text("[]", "utf-8")
    assert notes.read().last_number == 0
    assert backups_of(practice).make(Reason.SCHEDULED).label.number == 1
