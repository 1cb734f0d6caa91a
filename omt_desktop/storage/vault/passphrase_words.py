"""A passphrase of words picked at random, and how good one is that a person made up."""

import re
import secrets
from collections.abc import Sequence

from omt_desktop.workflow.keys.passphrase import Strength

_WORDS = 5
"""Five of 7,776 words: about 64 bits, which with the work of a try takes far longer than a record is of use."""
_JUDGED = 72
"""zxcvbn takes no more characters; what is longer is judged by its beginning."""
_LEAST_WORDS, _LEAST_LETTERS = 4, 3
_BETWEEN = re.compile(r"[\s\-_.,;]+")


def picked_words(words: Sequence[str]) -> str:
    """Five words of the list, picked independently, with a space between."""
    return " ".join(secrets.choice(words) for _ in range(_WORDS))


def judged(passphrase: str, known: Sequence[str]) -> Strength:
    """How long the passphrase would hold out, where `known` are words that others would try first, such as names."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength(0, enough=False)
    found = zxcvbn(passphrase[:_JUDGED], user_inputs=[word for word in known if word])
    score = int(found["score"])
    words = {word.casefold() for word in _BETWEEN.split(passphrase) if len(word) >= _LEAST_LETTERS}
    by_words = len(words) >= _LEAST_WORDS and score >= 2
    return Strength(score, enough=score >= 3 or by_words, hint=str(found["feedback"]["warning"] or ""))
