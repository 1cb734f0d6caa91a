"""Promises that tests of other rooms hold: they are run here once more, and what they count or print is the figure."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.faults.figures import Figure
from tests.faults.tracing import CHECKOUT

_MOST = 1500
"""Seconds until a run counts as broken."""


@dataclass(frozen=True)
class Held:
    """`counted` names what one passed test stands for; `printed` picks what a test says of its figure."""

    promise: str
    wanted: str
    tests: tuple[str, ...]
    counted: str
    printed: str = ""


ROWS = (
    Held("Every method names what it needs", "0 bare methods", ("tests/test_services_are_guarded.py",), "walks"),
    Held(
        "Each role sees only its part",
        "100 % of role x action, default deny",
        ("tests/workflow/test_access.py::test_each_role_may_do_its_part_and_nothing_else",),
        "cells of the table",
    ),
    Held("  what is in no table is refused", "all", ("tests/workflow/test_access.py",), "tests"),
    Held(
        "Emergency access works and is seen",
        "the event precedes the data in 100 %",
        ("tests/workflow/test_emergency.py",),
        "tests",
    ),
    Held(
        "It locks itself",
        "0 planted names after it, under 500 ms",
        ("tests/ui/test_lock_watch.py", "tests/ui/test_gate.py"),
        "tests",
        r"locked in \d+ ms of the processor, \d+ ms by the clock",
    ),
    Held(
        "A practice is made in two minutes",
        "120 s by the keystroke-level model",
        ("tests/ui/test_first_start_time.py",),
        "test",
        r"first start in \d+ s",
    ),
    Held(
        "A half filled patient form survives",
        "offered again to the same person, under no other patient",
        ("tests/ui/test_patient_drafts.py", "tests/storage/test_patient_drafts.py"),
        "tests",
    ),
    Held(
        "A bad import file does no harm",
        "0 crashes of 20,000 inputs, 0 partial imports",
        ("tests/exchange/bringing", "tests/storage/bringing", "tests/workflow/bringing"),
        "tests, 20,000 shaken inputs among them",
    ),
    Held(
        "Other programs of the user cannot read the memory",
        "refused; no core file after a crash",
        ("tests/storage/test_private_process.py",),
        "tests",
    ),
    Held(
        "Bad input: each its own sentence",
        "key, header, database, newer, empty, foreign",
        ("tests/storage/test_opening.py", "tests/storage/test_front_door.py", "tests/storage/vault/test_header.py"),
        "tests",
    ),
)


def figures(folder: Path) -> list[Figure]:
    """Each of them, for the table."""
    return [_figure(row, folder / f"{number}.xml") for number, row in enumerate(ROWS)]


def _figure(row: Held, report: Path) -> Figure:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junit-xml={report}", *row.tests]
    ran = subprocess.run(
        [*command, "-o", "junit_logging=system-out"], cwd=CHECKOUT, capture_output=True, text=True, check=False,
        timeout=_MOST,
    )  # fmt: skip
    if not report.exists():
        return Figure(row.promise, f"the tests did not run: {ran.stdout[-200:]}", row.wanted, kept=False)
    cases = list(ElementTree.parse(report).iter("testcase"))  # our own file
    broken = [
        case.get("name", "") for case in cases if case.find("failure") is not None or case.find("error") is not None
    ]
    skipped = sum(case.find("skipped") is not None for case in cases)
    said = sorted({found for case in cases for found in _said(case, row.printed)})
    told = f"{len(cases) - len(broken) - skipped} of {len(cases) - skipped} {row.counted}"
    more = "; ".join([told, *said, *(f"broken: {name}" for name in broken)])
    return Figure(row.promise, more, row.wanted, kept=not broken and len(cases) > skipped and ran.returncode == 0)


def _said(case: ElementTree.Element, pattern: str) -> list[str]:
    output = case.findtext("system-out") or ""
    return re.findall(pattern, output) if pattern else []
