"""Each verdict on a sealed PDF in words, and the key that says nothing of itself."""

from datetime import UTC, datetime

import pytest

from omt_desktop.workflow.seal import SealingKey, SealSignature, SealState, SealVerdict, grouped_fingerprint
from omt_desktop.workflow.seal_words import STATE_WORDS, seal_sentence

ADA = SealSignature("Dr. Ada Invented", datetime(2026, 11, 20, 15, 42, tzinfo=UTC))
TIMELESS = SealSignature("Dr. Ben Invented", None)


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (
            SealVerdict(SealState.UNCHANGED, (ADA,), "ab12cd34", True),
            "signed by Dr. Ada Invented, 2026-11-20 15:42 +0000",
        ),
        (SealVerdict(SealState.UNCHANGED, (ADA, TIMELESS), "ab12cd34"), "Dr. Ben Invented, time not given"),
        (SealVerdict(SealState.UNCHANGED, (ADA,), "ab12cd34"), "AB12 CD34"),
        (SealVerdict(SealState.CHANGED, (ADA,), reason="x"), "Changed after signing: x. It was signed by Dr. Ada"),
        (SealVerdict(SealState.CHANGED, reason="x"), "Changed after signing: x. Do not rely on it"),
        (SealVerdict(SealState.FOREIGN, (ADA,), "ab12cd34"), "does not know (Dr. Ada Invented"),
        (SealVerdict(SealState.UNSIGNED), "Unsigned: this PDF carries no seal"),
        (SealVerdict(SealState.UNCHECKABLE, reason="x"), "Cannot be checked: x."),
    ],
)
def test_every_verdict_is_a_sentence(verdict: SealVerdict, told: str) -> None:
    assert told in seal_sentence(verdict)
    assert seal_sentence(verdict).endswith(".")


def test_every_state_has_a_word_and_only_one_of_them_is_good() -> None:
    assert set(STATE_WORDS) == set(SealState)
    assert [word for word in STATE_WORDS.values() if "unchanged" in word.lower()] == ["Sealed and unchanged"]


def test_a_fingerprint_is_read_in_groups_of_four() -> None:
    assert grouped_fingerprint("ab12cd34ef") == "AB12 CD34 EF"


def test_a_key_shows_nothing_and_knows_its_root() -> None:
    key = SealingKey(b"secret", (b"own", b"root"))
    assert "secret" not in repr(key)
    assert key.root == b"root"
