"""A kind of field is served in three places; a test names the one that is missing.

Read as text, not imported: outside tests/ui nothing imports Qt.
"""

import ast
from pathlib import Path

import pytest

from omt_desktop.domain.exam import FieldKind

CHECKOUT = Path(__file__).resolve().parents[1]
DECLARED = "omt_desktop/domain/exam.py"
WIDGET = "omt_desktop/ui/field_registry.py"
WORDS = "omt_desktop/workflow/answer_words.py"


def kinds_in_table(source: str, table: str) -> set[str]:
    """The kinds that are keys of the table of this name."""
    for node in ast.walk(ast.parse(source)):
        targets = [node.target] if isinstance(node, ast.AnnAssign) else []
        named = any(isinstance(target, ast.Name) and target.id == table for target in targets)
        if named and isinstance(node.value, ast.Dict):
            return {key.attr for key in node.value.keys if isinstance(key, ast.Attribute)}
    return set()


def kinds_in_cases(source: str, function: str) -> set[str]:
    """The kinds that are cases of a `match` in the function of this name."""
    tree = ast.parse(source)
    bodies = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == function]
    patterns = [part for body in bodies for part in ast.walk(body) if isinstance(part, ast.MatchValue)]
    values = (pattern.value for pattern in patterns)
    return {value.attr for value in values if isinstance(value, ast.Attribute)}


def read(path: str) -> str:
    return (CHECKOUT / path).read_text("utf-8")


def unserved(kind: str) -> list[str]:
    """The places in which the kind is missing."""
    places = {
        DECLARED: set(FieldKind.__members__),
        WIDGET: kinds_in_table(read(WIDGET), "FIELD_WIDGETS"),
        WORDS: kinds_in_cases(read(WORDS), "field_text"),
    }
    return [place for place, served in places.items() if kind not in served]


@pytest.mark.parametrize("kind", FieldKind.__members__)
def test_every_kind_has_a_widget_and_words(kind: str) -> None:
    assert unserved(kind) == []


def test_a_kind_that_is_nowhere_is_missed_everywhere() -> None:
    assert unserved("BODY_CHART") == [DECLARED, WIDGET, WORDS]


def test_the_places_are_really_read() -> None:
    assert kinds_in_table("A: object = {FieldKind.TRI: 1, **more}", "A") == {"TRI"}
    assert kinds_in_table("B: object = {}", "A") == set()
    assert kinds_in_cases("def f(k):\n    match k:\n        case FieldKind.TRI | FieldKind.SIDE: ...", "f") == {
        "TRI",
        "SIDE",
    }
    assert kinds_in_cases("def g(k): ...", "f") == set()
