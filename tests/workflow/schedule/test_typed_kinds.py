"""Kinds of session as they are typed: added, renamed, given a length, retired."""

import pytest

from omt_desktop.domain.schedule.appointment import USUAL_KINDS, SessionKind
from omt_desktop.workflow.schedule.typed_kinds import TypedKind, UnreadableKinds, read_kinds

USUAL = [TypedKind(kind.id, kind.label, str(kind.minutes)) for kind in USUAL_KINDS]


def test_what_was_there_keeps_its_id_under_another_name() -> None:
    renamed = [TypedKind("first_session", " First  visit ", "50"), *USUAL[1:]]
    assert read_kinds(renamed) == (SessionKind("first_session", "First visit", 50), *USUAL_KINDS[1:])


def test_a_new_kind_has_an_id_that_nothing_else_has() -> None:
    kinds = read_kinds(
        [*USUAL, TypedKind("", "Session", "20"), TypedKind("", "Übung!", "15"), TypedKind("", "痛", "15")]
    )
    assert [kind.id for kind in kinds[3:]] == ["session_2", "ubung", "kind"]
    assert read_kinds([*USUAL, TypedKind("", "  ", "30")]) == USUAL_KINDS, "an empty new line is none"


def test_a_kind_is_retired_and_one_must_be_offered() -> None:
    retired = [TypedKind(kind.id, kind.label, kind.minutes, True) for kind in USUAL]
    assert [kind.retired for kind in read_kinds([*retired[:2], USUAL[2]])] == [True, True, False]
    with pytest.raises(UnreadableKinds, match="At least one"):
        read_kinds(retired)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (TypedKind("session", "", "30"), "has a name"),
        (TypedKind("", "x" * 41, "30"), "up to 40 letters"),
        (TypedKind("", "evaluation", "30"), "two kinds named evaluation"),
        (TypedKind("", "Long", "481"), "5 to 480 minutes"),
        (TypedKind("", "Short", "4"), "5 to 480 minutes"),
        (TypedKind("", "Odd", "½"), "5 to 480 minutes"),
    ],
)
def test_what_cannot_be_is_named_with_its_line(line: TypedKind, why: str) -> None:
    with pytest.raises(UnreadableKinds, match=why) as refused:
        read_kinds([USUAL[2], line])
    assert refused.value.place == 1
