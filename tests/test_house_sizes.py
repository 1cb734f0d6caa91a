"""The house stays one that can be walked through: small files, small functions, small classes, plain names."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "omt_desktop"
ROOMS = ("domain", "workflow", "content", "storage", "reports", "exchange", "cli", "ui")

FILE_CAP = 400
FILE_MEDIAN = 120
FUNCTION_CAP = 60
METHOD_CAP = 20
MAIN_WINDOW_CAP = 200
CHARTER_LINES = 3
# Names that say nothing about what lives there, so everything ends up there.
EMPTY_NAMES = frozenset("util utils common helper helpers core manager managers misc shared base stuff".split())


def _python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


PROGRAM = _python_files(PACKAGE)
EVERYTHING = _python_files(PACKAGE, CHECKOUT / "tests", CHECKOUT / "tools")


def _lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def _named(path: Path) -> str:
    return path.relative_to(CHECKOUT).as_posix()


def oversized(source: str) -> Iterator[str]:
    """Every function above 60 lines and every class above 20 methods, with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_CAP:
                yield f"line {node.lineno}: {node.name} has {length} lines"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef)) for part in node.body)
            if methods > METHOD_CAP:
                yield f"line {node.lineno}: {node.name} has {methods} methods"


def says_nothing(name: str) -> bool:
    """True for a module or folder name made of a word that could hold anything."""
    return not EMPTY_NAMES.isdisjoint(name.strip("_").split("_"))


def test_no_file_is_longer_than_the_cap() -> None:
    assert {_named(path): _lines(path) for path in EVERYTHING if _lines(path) > FILE_CAP} == {}


def test_the_median_file_is_short() -> None:
    assert median(map(_lines, PROGRAM)) <= FILE_MEDIAN


def test_the_main_window_only_composes() -> None:
    assert _lines(PACKAGE / "ui" / "main_window.py") <= MAIN_WINDOW_CAP


def test_functions_and_classes_are_small() -> None:
    assert {_named(p): found for p in EVERYTHING if (found := list(oversized(p.read_text("utf-8"))))} == {}


def test_the_caps_are_seen_to_bite() -> None:
    long_function = "def far():\n" + "    pass\n" * FUNCTION_CAP
    wide_class = "class Wide:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(METHOD_CAP + 1))
    assert list(oversized(long_function)) == [f"line 1: far has {FUNCTION_CAP + 1} lines"]
    assert list(oversized(wide_class)) == [f"line 1: Wide has {METHOD_CAP + 1} methods"]
    assert list(oversized(long_function.removesuffix("    pass\n"))) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {
        _named(path) for path in PROGRAM for part in path.relative_to(PACKAGE).parts if says_nothing(Path(part).stem)
    }
    assert names == set()


@pytest.mark.parametrize("name", ["utils", "date_helpers", "core", "session_manager", "_common"])
def test_a_name_that_says_nothing_is_seen(name: str) -> None:
    assert says_nothing(name)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_a_charter(room: str) -> None:
    charter = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))) or ""
    assert len(charter.splitlines()) >= CHARTER_LINES
    assert "import" in charter, "a charter says what its room may import"


def test_every_file_opens_by_saying_what_it_is() -> None:
    silent = [_named(p) for p in PROGRAM if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_no_room_is_missing_or_undeclared() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert rooms == set(ROOMS)
