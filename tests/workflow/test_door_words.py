"""What is said at the door: how good a passphrase is, and how long to wait."""

import pytest

from omt_desktop.workflow.keys.door import NotOpened, wait_words
from omt_desktop.workflow.keys.passphrase import Strength


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 seconds"), (1, "1 second"), (30, "30 seconds"), (60, "1 minute"), (61, "1 minute 1 second"),
     (900, "15 minutes")],
)  # fmt: skip
def test_how_long_to_wait(seconds: int, words: str) -> None:
    assert wait_words(seconds) == words
    assert NotOpened("No.", seconds).wait == seconds


def test_the_judgement_in_words() -> None:
    assert Strength(4, enough=True).words == "Very good."
    assert Strength(2, enough=True).words == "Good."
    assert Strength(0, enough=False).words.startswith("Anyone would guess it. Use four or more words")
    assert "A common name. Use" in Strength(4, enough=False, hint="A common name.").words
