"""The recovery key as it is printed and typed: tolerant of spacing and case, and strict about letters."""

import random

import pytest

from omt_desktop.storage.vault.recovery_key import new_recovery_key
from omt_desktop.workflow.keys.recovery_text import (
    ALPHABET,
    NotARecoveryKey,
    asked_for,
    check_letters,
    grouped,
    in_letters,
    read_recovery_key,
    same_letters,
)

KEY = grouped((letters := in_letters(0xC0FFEE << 100 | 0x1234567)) + check_letters(letters))


def test_a_key_is_seven_groups_of_letters_without_look_alikes() -> None:
    keys = {new_recovery_key() for _ in range(50)}
    assert len(keys) == 50
    for key in keys:
        assert [len(group) for group in key.split("-")] == [5, 5, 5, 5, 5, 5, 4]
        assert set(key) <= {*ALPHABET, "-"} and not set(key) & set("0O1I")
        assert read_recovery_key(key) == key


@pytest.mark.parametrize("typed", [KEY.lower(), KEY.replace("-", ""), KEY.replace("-", " – "), f"\n {KEY}\t", KEY[:9]
                                   + "\u2011" + KEY[9:]])  # fmt: skip
def test_spaces_hyphens_and_case_do_not_matter(typed: str) -> None:
    assert read_recovery_key(typed) == KEY


def test_one_and_i_are_read_as_l() -> None:
    letters = "L" * 32
    key = grouped(letters + check_letters(letters))
    assert read_recovery_key(key.replace("L", "1", 3).replace("L", "i", 3)) == key


def test_every_single_wrong_letter_is_found() -> None:
    plain = KEY.replace("-", "")
    for place, letter in enumerate(plain):
        for other in ALPHABET:
            if other != letter:
                with pytest.raises(NotARecoveryKey):
                    read_recovery_key(plain[:place] + other + plain[place + 1 :])


def test_every_two_letters_exchanged_are_found() -> None:
    plain = KEY.replace("-", "")
    for first in range(32):
        for second in range(first + 1, 32):
            if plain[first] != plain[second]:
                typed = list(plain)
                typed[first], typed[second] = typed[second], typed[first]
                with pytest.raises(NotARecoveryKey):
                    read_recovery_key("".join(typed))


def test_of_many_wrong_letters_fewer_than_one_in_five_hundred_slips_through() -> None:
    chance, slipped, tries = random.Random(4), 0, 20_000
    for _ in range(tries):
        try:
            read_recovery_key("".join(chance.choices(ALPHABET, k=34)))
        except NotARecoveryKey:
            continue
        slipped += 1
    assert slipped / tries < 1 / 500


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "0 are typed"),
        (KEY[:-1], "33 are typed"),
        (KEY + "A", "35 are typed"),
        (KEY.replace(KEY[0], "0", 1), "letter 1"),
        ("ÄBCDE", "letter 1"),
    ],
)
def test_what_is_wrong_is_said(typed: str, sentence: str) -> None:
    with pytest.raises(NotARecoveryKey, match=sentence):
        read_recovery_key(typed)


def test_one_whole_group_is_asked_for() -> None:
    for _ in range(30):
        key = new_recovery_key()
        number, group = asked_for(key)
        assert len(group) == 5 and key.split("-")[number - 1] == group
        assert same_letters(f" {group.lower()} ", group) and not same_letters(group[:-1], group)
