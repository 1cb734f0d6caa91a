"""Kleene's three values: unknown is never a no."""

from itertools import permutations, product

import pytest

from omt_desktop.domain.truth import Truth, all_of, any_of, negation, truth_of

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("parts", "together", "either"),
    [
        ((), YES, NO),
        ((YES,), YES, YES),
        ((NO,), NO, NO),
        ((UNKNOWN,), UNKNOWN, UNKNOWN),
        ((YES, NO), NO, YES),
        ((YES, UNKNOWN), UNKNOWN, YES),
        ((NO, UNKNOWN), NO, UNKNOWN),
        ((YES, NO, UNKNOWN), NO, YES),
    ],
)
def test_tables(parts: tuple[Truth, ...], together: Truth, either: Truth) -> None:
    for order in permutations(parts):
        assert all_of(order) is together
        assert any_of(order) is either


def test_negation() -> None:
    assert [negation(part) for part in (YES, NO, UNKNOWN)] == [NO, YES, UNKNOWN]


def test_de_morgan() -> None:
    for parts in product(Truth, repeat=3):
        assert negation(all_of(parts)) is any_of(map(negation, parts))


def test_what_is_known() -> None:
    assert truth_of(True) is YES
    assert truth_of(False) is NO
