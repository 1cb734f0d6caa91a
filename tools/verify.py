"""`make test` and `make check`: every check in turn, all of them even after one failed, and one closing line."""

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import environment
import system_packages

WINDOW_TESTS = "tests/ui"
WHEEL_TEST = "tests/test_installed_wheel.py"
PURE_TESTS = ("tests/domain", "tests/workflow", "tests/content")
# Laws are tried on more examples where nobody waits for the answer (tests/conftest.py).
THOROUGHLY = "--hypothesis-profile=thorough"
# Rules, workflow and content are small and decide about patients: no line and no branch of them goes untested.
COVERED_WHOLLY = "omt_desktop/domain/*,omt_desktop/workflow/*,omt_desktop/content/*"


@dataclass(frozen=True)
class Step:
    """One command; a step with tests is counted by its tests, any other as one."""

    name: str
    command: tuple[str, ...]
    has_tests: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    """Set for this command, beside what is set already."""


@dataclass(frozen=True)
class Result:
    """How many passed and failed."""

    passed: int
    failed: int
    skipped: int = 0


def _module(name: str, *module: str) -> Step:
    return Step(name, (str(environment.PYTHON), "-m", *module))


def _tests(name: str, *arguments: str, **environ: str) -> Step:
    return Step(name, (str(environment.PYTHON), "-m", "pytest", "-q", *arguments), True, environ)


def _covered(name: str, *arguments: str) -> Step:
    """Tests on many examples, whose coverage lies in a file of its own."""
    where = f".coverage.{name.replace(' ', '-')}"
    return _tests(name, THOROUGHLY, *arguments, "--cov", "--cov-report=", COVERAGE_FILE=where)


STATIC = (
    _module("format", "ruff", "format", "--check", "."),
    _module("lint", "ruff", "check", "."),
    _module("types", "mypy"),
    Step("walls", (str(environment.BIN / "lint-imports"), "--no-cache", "--no-logo")),
)
# Steps of one group run side by side: a machine has two processors.
CHECK = (*((step,) for step in STATIC), (_tests("pure tests", *PURE_TESTS),))
EVERYTHING = (
    *((step,) for step in STATIC),
    (
        _covered("tests of the window", WINDOW_TESTS),
        _covered("all other tests", f"--ignore={WHEEL_TEST}", f"--ignore={WINDOW_TESTS}"),
    ),
    (_module("coverage together", "coverage", "combine"),),
    (_module("coverage", "coverage", "report"),),
    (
        _module(
            "coverage of rules, workflow and content",
            *("coverage", "report", f"--include={COVERED_WHOLLY}", "--fail-under=100"),
        ),
    ),
    (_tests("installed wheel", WHEEL_TEST),),
)


def run_together(steps: Sequence[Step], folder: Path) -> list[Result]:
    """Runs the steps side by side and counts; what each of them said is shown whole, one after the other."""
    print(f"\n== {' beside '.join(step.name for step in steps)}", flush=True)
    with ThreadPoolExecutor(len(steps)) as pool:
        return list(pool.map(lambda step: run(step, folder, shown_at_once=len(steps) == 1), steps))


def run(step: Step, folder: Path, *, shown_at_once: bool) -> Result:
    """Runs the step with its output shown, and counts."""
    report, started = folder / f"{step.name}.xml", time.monotonic()
    command = [*step.command, *((f"--junitxml={report}",) if step.has_tests else ())]
    environ, kept = {**os.environ, **step.environment}, None if shown_at_once else subprocess.PIPE
    ended = subprocess.run(
        command, cwd=environment.CHECKOUT, env=environ, check=False, stdout=kept, stderr=subprocess.STDOUT
    )
    result = (
        counted(report, ended.returncode)
        if step.has_tests
        else Result(int(not ended.returncode), int(ended.returncode != 0))
    )
    said = ended.stdout.decode(errors="replace") if ended.stdout else ""
    took = f"-- {step.name}: {'FAILED' if result.failed else 'ok'} in {time.monotonic() - started:.1f} s"
    print(f"{said}{took}", flush=True)
    return result


def counted(report: Path, status: int) -> Result:
    """The counts of a pytest run. One that ended badly without a failed test (a crash, no tests) has one failure."""
    try:
        suites = ElementTree.parse(report).getroot().iter("testsuite")
        totals = [{k: int(suite.get(k, 0)) for k in ("tests", "failures", "errors", "skipped")} for suite in suites]
    except (OSError, ElementTree.ParseError):
        totals = []
    tests, failures, errors, skipped = (
        sum(total[k] for total in totals) for k in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    return Result(max(tests - failed - skipped, 0), max(failed, int(status != 0)), skipped)


def main(what: str) -> int:
    try:
        environment.make_ready(environment.FOR_TESTS)
    except environment.CannotPrepare as refused:
        print(refused, file=sys.stderr)
        return 1
    system_packages.provide(system_packages.missing_for_tests(), "Testing")
    groups = {"check": CHECK, "everything": EVERYTHING}[what]
    with tempfile.TemporaryDirectory() as folder:
        results = [pair for steps in groups for pair in zip(steps, run_together(steps, Path(folder)), strict=True)]
    broken = [step.name for step, result in results if result.failed]
    print(f"\nNot in order: {', '.join(broken)}" if broken else "\nEverything is in order.")
    passed, failed, skipped = (sum(getattr(r, k) for _, r in results) for k in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
