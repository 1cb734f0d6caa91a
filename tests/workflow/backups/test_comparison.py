"""What bringing a backup back would change, in words."""

from datetime import timedelta

from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.backups.label import REASON_WORDS, Contents, Reason
from tests.workflow.backups.labels import NOON

UNDONE = "Everything that was saved after the backup was made is undone, appointments and calls too."
TODAY = "The passphrases of today go on opening the practice."
LATER = NOON + timedelta(hours=2)


def test_what_was_added_since_would_be_gone() -> None:
    comparison = Comparison(Contents(12, 31, LATER), Contents(11, 29, NOON))
    assert comparison.lines == (
        "The backup holds 11 patients and 29 evaluations; last saved 20 Nov 2026 at 12:00.",
        "The practice now holds 12 patients and 31 evaluations; last saved 20 Nov 2026 at 14:00.",
        "No longer there afterwards: 1 patient and 2 evaluations.",
        UNDONE,
        TODAY,
    )


def test_what_is_missing_now_would_be_there_again() -> None:
    comparison = Comparison(Contents(0, 0), Contents(1, 1, NOON))
    assert comparison.lines[1:] == (
        "The practice now holds no patients yet; last saved never.",
        "There again afterwards: 1 patient and 1 evaluation.",
        UNDONE,
        TODAY,
    )


def test_only_what_the_trail_calls_the_same_is_said_to_be_the_same() -> None:
    same = Contents(3, 0, NOON)
    assert Comparison(same, same, untouched=True).lines[2:] == (
        "Nothing was done since; the practice stays as it is.",
        TODAY,
    )
    # A telephone number or an appointment changes neither count nor the time of an evaluation.
    assert Comparison(same, same).lines[2:] == (UNDONE, TODAY)


def test_without_a_practice_nothing_is_replaced() -> None:
    then = Contents(2, 2, NOON)
    assert Comparison(None, then).lines[1] == "There is no practice here that it would replace."
    assert "moved into a folder" in Comparison(None, then, sets_aside=True).lines[1]
    assert "of the time of the backup" in Comparison(None, then).lines[2]
    assert "of the time of the backup" in Comparison(then, then, with_its_keys=True).lines[-1]


def test_every_reason_has_words_and_records_are_added_up() -> None:
    assert set(REASON_WORDS) == set(Reason)
    assert Contents(2, 3).records == 5
