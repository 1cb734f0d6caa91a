"""Each wall of the house is broken on a copy, in every way an import can be written, and must be named.

A contract that does not bite is worse than none. So each contract of pyproject.toml has its breaches here, written
down by hand: weakening a contract makes its breach pass unseen, and that fails a test. Run as a program, this file
is the worker that lints the copy (the package of the checkout must not be importable there).
"""

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PROBE = "wall_probe"
PLAIN_FILES = ("__main__", "bootstrap", "door", "sample_practice", "resource_root", "discreet_log")

LAYERS = "Each room imports only the rooms below it"
DOMAIN = "The domain is pure: no files, clock, random, database, window or paper"
WORKFLOW = "The workflow meets files, clock, chance and database only through its ports"
QT = "Qt stays in ui"
CLI = "The command line never imports Qt"
DATABASE = "The database stays in storage"
PAPER = "reportlab stays in reports"
SEALS = "Seals are made and checked in reports.sealing only"
PDFIUM = "PDFium stays in reports"
BOOTSTRAP = "Screens and commands meet storage, reports, content and exchange only through bootstrap"
TABLES = "Tables are private to storage"
FIELDS = "Field widgets do not know one another"
ALONE = "resource_root and discreet_log stand alone"
RESOURCES = "Only content, reports, ui and bootstrap ask where the resources are"
NETWORK = "Nothing in the program opens a network connection"
CYCLES = "No import cycles"

ROOMS = "domain workflow content storage reports exchange bootstrap door sample_practice ui cli".split()
IMPURE = (
    "PySide6 shiboken6 sqlalchemy sqlite3 sqlcipher3 alembic reportlab svglib PIL platformdirs os io pathlib tomllib "
    "shutil tempfile glob fileinput mmap zipfile tarfile csv sys importlib pkgutil pickle shelve configparser argparse "
    "logging locale getpass platform time sched random secrets uuid threading multiprocessing concurrent asyncio "
    "subprocess signal ctypes omt_desktop.resource_root omt_desktop.discreet_log"
).split()
BEHIND_PORTS = (
    "PySide6 shiboken6 sqlalchemy sqlite3 sqlcipher3 alembic reportlab svglib platformdirs os io shutil tempfile glob "
    "mmap tomllib time random secrets uuid subprocess ctypes omt_desktop.resource_root omt_desktop.discreet_log"
).split()
NETWORKING = (
    "socket ssl http urllib ftplib smtplib imaplib poplib telnetlib xmlrpc socketserver requests httpx aiohttp urllib3"
).split()


@dataclass(frozen=True)
class Breach:
    """Imports that one contract forbids, by the module that makes them; all must be named in its report."""

    contract: str
    imports: dict[str, tuple[str, ...]]


def _everywhere(importers: list[str], imported: list[str]) -> dict[str, tuple[str, ...]]:
    """Each importer (a room or a single file) imports each of the modules."""
    return {_module(name): tuple(imported) for name in importers}


def _module(room: str) -> str:
    return f"omt_desktop.{room}" if room in PLAIN_FILES else f"omt_desktop.{room}.{PROBE}"


def _inside(*rooms: str) -> list[str]:
    return [f"omt_desktop.{room}" for room in rooms]


def _without(*rooms: str) -> list[str]:
    return [room for room in [*ROOMS, "resource_root", "discreet_log", "__main__"] if room not in rooms]


ABOVE = ["bootstrap", "door", "sample_practice", "ui", "cli", "__main__"]
OUTSIDE = ["content", "storage", "reports", "exchange"]
BREACHES = (
    *(
        Breach(LAYERS, _everywhere([lower], _inside(*higher)))
        for lower, higher in {
            "domain": ["workflow", *OUTSIDE, *ABOVE],
            "workflow": [*OUTSIDE, *ABOVE],
            **{room: [*(o for o in OUTSIDE if o != room), *ABOVE] for room in OUTSIDE},
            "bootstrap": ["door", "sample_practice", "ui", "cli", "__main__"],
            "door": ["sample_practice", "ui", "cli", "__main__"],
            "sample_practice": ["door", "ui", "cli", "__main__"],
            "ui": ["cli", "__main__"],
            "cli": ["ui", "__main__"],
        }.items()
    ),
    Breach(DOMAIN, _everywhere(["domain"], IMPURE)),
    Breach(WORKFLOW, _everywhere(["workflow"], BEHIND_PORTS)),
    Breach(QT, _everywhere(_without("ui", "cli", "__main__"), ["PySide6", "shiboken6"])),
    Breach(CLI, _everywhere(["cli"], ["PySide6", "shiboken6", "omt_desktop.ui"])),
    Breach(DATABASE, _everywhere(_without("storage"), ["sqlalchemy", "alembic", "sqlite3", "sqlcipher3"])),
    Breach(PAPER, _everywhere(_without("reports"), ["reportlab", "svglib"])),
    Breach(SEALS, _everywhere(_without(), ["pyhanko", "pyhanko_certvalidator", "asn1crypto"])),
    Breach(PDFIUM, _everywhere(_without("reports"), ["pypdfium2"])),
    Breach(BOOTSTRAP, _everywhere(["ui", "cli", "__main__"], _inside(*OUTSIDE))),
    Breach(TABLES, _everywhere(_without("storage"), ["omt_desktop.storage.tables"])),
    Breach(FIELDS, {f"omt_desktop.ui.fields.{PROBE}": (f"omt_desktop.ui.fields.{PROBE}_beside",)}),
    Breach(ALONE, _everywhere(["resource_root", "discreet_log"], _inside(*ROOMS))),
    Breach(
        RESOURCES,
        _everywhere(_without("content", "reports", "ui", "bootstrap", "resource_root"), _inside("resource_root")),
    ),
    Breach(NETWORK, _everywhere(_without(), NETWORKING)),
)


def _at_the_top(module: str) -> str:
    return f"import {module}\n"


def _by_name(module: str) -> str:
    package, _, name = module.rpartition(".")
    return f"from {package} import {name}\n" if package else f"from {module} import something\n"


def _in_a_function(module: str) -> str:
    return f"def probe_{module.replace('.', '_')}():\n    import {module}\n"


def _for_types_only(module: str) -> str:
    return f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import {module}\n"


STYLES = (_at_the_top, _by_name, _in_a_function, _for_types_only)


class House:
    """A copy of the package, and a worker that lints it as often as asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(CHECKOUT / "omt_desktop", folder / "omt_desktop", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(CHECKOUT / "pyproject.toml", folder)
        self._worker = subprocess.Popen(
            [sys.executable, __file__, str(folder)],
            cwd=folder,
            env={**os.environ, "COLUMNS": "400", "NO_COLOR": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def lint(self, added: dict[str, str]) -> str:
        """The report of lint-imports with the texts added to those files of the copy, which are put back after."""
        before = {name: _text_or_none(self.folder / name) for name in added}
        for name, text in added.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((before[name] or "") + "\n" + text, "utf-8")
        try:
            return self._ask()
        finally:
            for name, text in before.items():
                if text is None:
                    (self.folder / name).unlink()
                else:
                    (self.folder / name).write_text(text, "utf-8")

    def _ask(self) -> str:
        assert self._worker.stdin is not None
        assert self._worker.stdout is not None
        self._worker.stdin.write("lint\n")
        self._worker.stdin.flush()
        report = json.loads(self._worker.stdout.readline())
        assert isinstance(report, str)
        return report

    def close(self) -> None:
        self._worker.communicate(timeout=30)


def _text_or_none(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    copied = House(tmp_path_factory.mktemp("house"))
    yield copied
    copied.close()


def _contracts() -> list[dict[str, object]]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    assert isinstance(contracts, list)
    return contracts


def _file(module: str) -> str:
    return module.replace(".", "/") + ".py"


def _section(report: str, contract: str) -> str:
    """What the report says under the heading of a broken contract; empty if the contract was kept."""
    assert f"{contract} KEPT" in report or f"{contract} BROKEN" in report, report
    heading = f"\n{contract}\n{'-' * len(contract)}\n"
    rest = report.partition("Broken contracts\n")[2].partition(heading)[2]
    ends = [rest.find(f"\n{c['name']}\n---") for c in _contracts()]
    return rest[: min((end for end in ends if end >= 0), default=len(rest))]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.__name__.strip("_"))
@pytest.mark.parametrize("breach", BREACHES, ids=lambda b: f"{b.contract} [{next(iter(b.imports))}]")
def test_a_breach_is_named(house: House, breach: Breach, style: Callable[[str], str]) -> None:
    added = {_file(importer): "".join(map(style, imported)) for importer, imported in breach.imports.items()}
    if breach.contract == FIELDS:
        added[f"omt_desktop/ui/fields/{PROBE}_beside.py"] = ""
    found = _section(house.lint(added), breach.contract)
    links = [(importer, one) for importer, imported in breach.imports.items() for one in imported]
    assert [link for link in links if f"{link[0]} -> {link[1]} (" not in found] == []


def test_a_room_nobody_declared_is_named(house: House) -> None:
    report = house.lint({"omt_desktop/utils/__init__.py": ""})
    assert "- omt_desktop.utils" in _section(report, LAYERS)


def test_a_cycle_is_named_between_rooms_and_inside_a_room(house: House) -> None:
    one, other = f"omt_desktop.workflow.{PROBE}", f"omt_desktop.workflow.{PROBE}_beside"
    report = house.lint({_file(one): f"import {other}\n", _file(other): f"def later():\n    import {one}\n"})
    assert "No cycles are allowed in omt_desktop.workflow." in _section(report, CYCLES)
    up, down = _module("storage"), _module("exchange")
    report = house.lint({_file(up): f"import {down}\n", _file(down): f"import {up}\n"})
    assert "No cycles are allowed in omt_desktop." in _section(report, CYCLES)


def test_the_untouched_house_keeps_every_contract(house: House) -> None:
    report = house.lint({})
    assert [c["name"] for c in _contracts() if f"{c['name']} KEPT" not in report] == []
    assert f"Contracts: {len(_contracts())} kept, 0 broken." in report


def test_every_contract_has_a_breach() -> None:
    assert {c["name"] for c in _contracts()} == {b.contract for b in BREACHES} | {CYCLES}


@pytest.mark.parametrize(
    "contract", [c for c in _contracts() if c["type"] == "forbidden"], ids=lambda c: str(c["name"])
)
def test_every_module_that_a_contract_lists_is_tried(contract: dict[str, list[str]]) -> None:
    (breach,) = (b for b in BREACHES if b.contract == contract["name"])
    tried_from = {".".join(importer.split(".")[:2]) for importer in breach.imports}
    tried = {module for imported in breach.imports.values() for module in imported}
    listed = set(contract["source_modules"]) - {"omt_desktop"}
    assert (listed - tried_from, set(contract["forbidden_modules"]) - tried) == (set(), set())


def _serve(folder: str) -> None:
    """Answers each line on standard input with one report, as JSON, until the input ends."""
    from importlinter import cli

    sys.path[:] = [folder, *(path for path in sys.path if Path(path).resolve() != CHECKOUT)]
    for _ in sys.stdin:
        report = io.StringIO()
        with contextlib.redirect_stdout(report):
            cli.lint_imports(no_cache=True, no_logo=True)
        sys.stdout.write(json.dumps(report.getvalue()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve(sys.argv[1])
