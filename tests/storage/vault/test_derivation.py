"""The work of a passphrase: measured on the computer, never under the floor and never over the cap."""

from collections.abc import Iterator

import pytest

from omt_desktop.storage.vault import derivation
from omt_desktop.storage.vault.derivation import FLOOR, Derivation, calibrated

CAP_KIB = 512 * 1024


def on_a_computer(monkeypatch: pytest.MonkeyPatch, seconds_at_floor: float) -> tuple[Derivation, float]:
    """What is chosen where the floor takes so long, and how long the choice takes there."""
    clock = 0.0

    def work(how: Derivation) -> float:
        return seconds_at_floor * how.m * how.t / (FLOOR.m * FLOOR.t)

    def derive(secret: str, how: Derivation) -> bytes:
        nonlocal clock
        clock += work(how)
        return b""

    monkeypatch.setattr(derivation, "derive", derive)
    how = calibrated(lambda: clock)
    return how, work(how)


@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.1, 0.14, 0.2, 0.3, 0.49])
def test_a_try_takes_half_a_second_to_one(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    how, takes = on_a_computer(monkeypatch, seconds)
    assert 0.5 <= takes <= 1.0
    assert FLOOR.m <= how.m <= CAP_KIB and how.t >= FLOOR.t


def test_a_slow_computer_gets_the_floor_and_a_fast_one_never_more_than_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_a_computer(monkeypatch, 3.0)[0] == FLOOR
    assert on_a_computer(monkeypatch, 0.01)[0].m == CAP_KIB


def test_the_same_passphrase_with_another_salt_is_another_key() -> None:
    small = Derivation(t=1, m=64, p=1)
    keys = {derivation.derive("words", small.with_new_salt()) for _ in range(3)}
    assert len(keys) == 3 and all(len(key) == 32 for key in keys)


def broken() -> Iterator[dict[str, object]]:
    whole = FLOOR.with_new_salt().to_json()
    yield {**whole, "alg": "md5"}
    yield {**whole, "more": 1}
    yield {**whole, "t": 0}
    yield {**whole, "p": 99}
    yield {**whole, "m": CAP_KIB + 1}
    yield {**whole, "salt": "not base64!"}


@pytest.mark.parametrize("said", list(broken()))
def test_what_this_program_never_writes_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Derivation.from_json(said)


def test_it_reads_back_what_it_wrote() -> None:
    how = FLOOR.with_new_salt()
    assert Derivation.from_json(how.to_json()) == how
