"""The recovery key as text: typed as it comes, read without doubt, wrong letters found by the check letters."""

import re

from omt_desktop.workflow.errors import Refusal

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 letters; none of 0, O, 1 and I, which are taken for one another."""
CHECKED_LETTERS = 32
"""160 bits, 5 to a letter; two check letters follow."""
_ALL = CHECKED_LETTERS + 2
_GROUP = 5
_PRIME = 1021
"""The largest prime below 32 * 32: every single wrong letter and every two letters exchanged change the check."""
_SPACING = re.compile(r"[\s\-‐‑‒–—_.]+")


class NotARecoveryKey(Refusal):
    """What was typed is not a recovery key; the sentence says which part."""


def in_letters(number: int) -> str:
    """The 160 bits of the number as 32 letters."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(CHECKED_LETTERS)))


def check_letters(letters: str) -> str:
    """The two letters that follow these 32."""
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(letters, start=1)) % _PRIME
    return ALPHABET[total >> 5] + ALPHABET[total & 31]


def grouped(letters: str) -> str:
    """The letters in groups of five, joined by hyphens."""
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def read_recovery_key(typed: str) -> str:
    """The key as it was printed, from what was typed in any case, with any spaces and hyphens.

    1 and I are read as L. NotARecoveryKey where a letter is impossible, letters are missing, or the check fails.
    """
    letters = _SPACING.sub("", typed).upper().replace("1", "L").replace("I", "L")
    for place, letter in enumerate(letters, start=1):
        if letter not in ALPHABET:
            raise NotARecoveryKey(
                f"A recovery key has no {letter!r} in it (letter {place}). Look at the sheet again: 0 and O are never "
                "used, and nothing but letters and digits."
            )
    if len(letters) != _ALL:
        raise NotARecoveryKey(
            f"The recovery key has {_ALL} letters; {len(letters)} are typed. Type all groups from the sheet."
        )
    if check_letters(letters[:CHECKED_LETTERS]) != letters[CHECKED_LETTERS:]:
        raise NotARecoveryKey("One of the letters is wrong: the check at the end does not fit. Compare group by group.")
    return grouped(letters)


def asked_for(key: str) -> tuple[int, str]:
    """The group that is asked for to see that the sheet was kept: its number, counted from 1, and its five letters.

    Which one follows from the key, so that it is the same however often it is asked.
    """
    groups = [group for group in key.split("-") if len(group) == _GROUP]
    chosen = ALPHABET.index(key[0]) % len(groups)
    return chosen + 1, groups[chosen]


def same_letters(typed: str, group: str) -> bool:
    """Whether the letters of a group were typed back, in any case and spacing."""
    return _SPACING.sub("", typed).upper().replace("1", "L").replace("I", "L") == group
