"""What no import contract can see: the clock, files and evaluation in pure rooms, markup, extensions, dynamic imports.

Each rule carries snippets that it must catch and snippets that it must let pass, and is tried on them first.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "omt_desktop"
PURE_LIBRARY = frozenset(
    "abc bisect collections copy dataclasses datetime decimal enum fractions functools hashlib heapq itertools json "
    "math operator re statistics string textwrap types typing unicodedata".split()
)


@dataclass(frozen=True)
class Rule:
    """One thing that must not be written in some files."""

    name: str
    where: Callable[[str], bool]
    find: Callable[[ast.AST], Iterator[ast.AST]]
    caught: tuple[str, ...]
    passed: tuple[str, ...] = ()


def _in(*rooms: str) -> Callable[[str], bool]:
    return lambda path: path.split("/")[0] in rooms


def _except(*paths: str) -> Callable[[str], bool]:
    return lambda path: path not in paths


def _last_name(node: ast.AST) -> str:
    """`c` for both `c` and `a.b.c`, empty for anything else."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _calls_of(*names: str) -> Callable[[ast.AST], Iterator[ast.AST]]:
    """Calls of the built-in names; a method of that name is something else."""
    return lambda tree: (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    )


def _made_from(*names: str) -> Callable[[ast.AST], Iterator[ast.AST]]:
    """Objects made from a class of that name, subclasses of it, and imports that hide it behind another name."""

    def find(tree: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            made = isinstance(node, ast.Call) and _last_name(node.func) in names
            inherited = isinstance(node, ast.ClassDef) and any(_last_name(base) in names for base in node.bases)
            renamed = isinstance(node, ast.alias) and node.name in names and node.asname not in (None, node.name)
            if made or inherited or renamed:
                yield node

    return find


def _mentions_of(*names: str) -> Callable[[ast.AST], Iterator[ast.AST]]:
    """Any name, attribute, import or text that is one of the names."""

    def find(tree: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            imported = isinstance(node, ast.alias) and node.name.rpartition(".")[2] in names
            text = isinstance(node, ast.Constant) and node.value in names
            if _last_name(node) in names or imported or text:
                yield node

    return find


def _clock_reads(tree: ast.AST) -> Iterator[ast.AST]:
    """`datetime.now()` and its like, under whatever name the module was imported, and anything of `time`."""
    dates = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and node.module == "datetime") or isinstance(node, ast.Import)
        for alias in node.names
        if isinstance(node, ast.ImportFrom) or alias.name == "datetime"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow", "fromtimestamp"}:
            root = node.value.value if isinstance(node.value, ast.Attribute) else node.value
            if isinstance(root, ast.Name) and root.id in dates:
                yield node
        if isinstance(node, ast.Import) and any(alias.name == "time" for alias in node.names):
            yield node
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node


def _impure_imports(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or "."] if isinstance(node, ast.ImportFrom) else []
        if any(n.split(".")[0] not in PURE_LIBRARY and not n.startswith("omt_desktop.domain") for n in names):
            yield node


def _open_dataclasses(tree: ast.AST) -> Iterator[ast.AST]:
    """Dataclasses that are not both frozen and slotted."""
    for node in ast.walk(tree):
        for made in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            if _last_name(made.func if isinstance(made, ast.Call) else made) != "dataclass":
                continue
            given = {k.arg: k.value for k in made.keywords} if isinstance(made, ast.Call) else {}
            if not all(isinstance(v := given.get(a), ast.Constant) and v.value is True for a in ("frozen", "slots")):
                yield node


def _network_imports(tree: ast.AST) -> Iterator[ast.AST]:
    starts = ("QtNetwork", "QtWeb", "QtHttp", "QtGrpc", "QtBluetooth")
    for node in ast.walk(tree):
        if isinstance(node, ast.alias) and any(part.startswith(starts) for part in node.name.split(".")):
            yield node
        if isinstance(node, ast.ImportFrom) and any(p.startswith(starts) for p in (node.module or "").split(".")):
            yield node


RULES = (
    Rule(
        "pure rooms touch no file, console or evaluator",
        _in("domain", "workflow"),
        _calls_of("open", "print", "input", "eval", "exec", "compile", "breakpoint", "__import__"),
        caught=("open('x')", "print(1)", "exec('1')", "def f():\n    return eval('1')"),
        passed=("book.open('x')", "opened = 1", "re.compile('x')"),
    ),
    Rule(
        "pure rooms do not read the clock",
        _in("domain", "workflow"),
        _clock_reads,
        caught=(
            "from datetime import datetime\ndatetime.now()",
            "from datetime import datetime as when\nwhen.now(tz)",
            "import datetime\ndatetime.date.today()",
            "import datetime as dt\ndt.datetime.utcnow()",
            "from datetime import date\nread = date.today",
            "from datetime import datetime\ndatetime.fromtimestamp(0)",
            "import time",
            "from time import monotonic",
        ),
        passed=("clock.now()", "from datetime import date, time\nclock.today()\ntime(1)\ndate(2026, 1, 1)"),
    ),
    Rule(
        "the domain imports only pure parts of the library",
        _in("domain"),
        _impure_imports,
        caught=("import os", "from pathlib import Path", "from . import x", "def f():\n    import webbrowser"),
        passed=("import re", "from collections.abc import Mapping", "from omt_desktop.domain.truth import Truth"),
    ),
    Rule(
        "records of the domain are frozen and slotted",
        _in("domain"),
        _open_dataclasses,
        caught=(
            "@dataclass\nclass A: ...",
            "@dataclass(frozen=True)\nclass A: ...",
            "@dataclasses.dataclass(frozen=True, slots=False)\nclass A: ...",
        ),
        passed=("@dataclass(frozen=True, slots=True)\nclass A: ...", "class A: ...", "@final\nclass A: ..."),
    ),
    Rule(
        "stored values are written out, never counted",
        lambda path: True,
        _mentions_of("auto"),
        caught=("from enum import auto", "class A(Enum):\n    B = enum.auto()"),
        passed=("automatic = 1",),
    ),
    Rule(
        "nothing is evaluated by text",
        lambda path: True,
        _calls_of("eval", "exec", "compile"),
        caught=("eval('1')", "exec('1')", "def f():\n    return compile('1', 'x', 'eval')"),
        passed=("application.exec()", "evaluate(1)", "re.compile('x')"),
    ),
    Rule(
        "nothing is imported by text",
        lambda path: True,
        _mentions_of("__import__", "import_module"),
        caught=("__import__('x')", "importlib.import_module('x')", "from importlib import import_module"),
        passed=("import importlib.resources",),
    ),
    Rule(
        "patient text becomes a Paragraph in one place",
        _except("reports/escaped_text.py"),
        _made_from("Paragraph", "XPreformatted"),
        caught=(
            "Paragraph('x', style)",
            "platypus.Paragraph('x')",
            "from reportlab.platypus import Paragraph as P",
            "class Mine(Paragraph): ...",
            "XPreformatted('x', style)",
        ),
        passed=(
            "from reportlab.platypus import Paragraph",
            "def f(p: Paragraph) -> None: ...",
            "escaped_paragraph('x')",
        ),
    ),
    Rule(
        "labels show plain text",
        _except("ui/plain_label.py"),
        _made_from("QLabel"),
        caught=(
            "QLabel('x')",
            "QtWidgets.QLabel()",
            "class Mine(QLabel): ...",
            "from PySide6.QtWidgets import QLabel as L",
        ),
        passed=("PlainLabel('x')", "class Mine(PlainLabel): ...", "def f(label: QLabel) -> None: ..."),
    ),
    Rule(
        "no text is read as markup on the screen",
        lambda path: True,
        _mentions_of("RichText", "AutoText", "MarkdownText", "setHtml", "insertHtml", "appendHtml", "setMarkdown"),
        caught=("a.setTextFormat(Qt.TextFormat.RichText)", "a.setTextFormat(Qt.AutoText)", "view.setHtml('x')"),
        passed=("a.setTextFormat(Qt.TextFormat.PlainText)",),
    ),
    Rule(
        "the database loads no extensions",
        lambda path: True,
        _mentions_of("enable_load_extension", "load_extension"),
        caught=("connection.enable_load_extension(True)", "getattr(c, 'enable_load_extension')(True)"),
        passed=("extension = 1",),
    ),
    Rule(
        "Qt brings no network",
        _in("ui"),
        _network_imports,
        caught=(
            "from PySide6 import QtNetwork",
            "from PySide6.QtNetwork import QTcpSocket",
            "import PySide6.QtWebSockets",
        ),
        passed=("from PySide6.QtWidgets import QWidget",),
    ),
)


def _found(rule: Rule, source: str) -> list[int]:
    return sorted({getattr(node, "lineno", 0) for node in rule.find(ast.parse(source))})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    paths = (path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py")))
    sources = {path: (PACKAGE / path).read_text("utf-8") for path in paths if rule.where(path)}
    assert {path: lines for path, source in sources.items() if (lines := _found(rule, source))} == {}


@pytest.mark.parametrize(("rule", "source"), [(r, s) for r in RULES for s in r.caught])
def test_the_rule_catches(rule: Rule, source: str) -> None:
    assert _found(rule, source) != []


@pytest.mark.parametrize(("rule", "source"), [(r, s) for r in RULES for s in r.passed])
def test_the_rule_lets_pass(rule: Rule, source: str) -> None:
    assert _found(rule, source) == []
