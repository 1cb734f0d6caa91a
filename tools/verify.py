"""`make test` and `make check`: every check in turn, all of them even after one failed, and one closing line."""

import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

import environment
import system_packages

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


@dataclass(frozen=True)
class Result:
    """How many passed and failed."""

    passed: int
    failed: int
    skipped: int = 0


def _module(name: str, *module: str) -> Step:
    return Step(name, (str(environment.PYTHON), "-m", *module))


def _tests(name: str, *arguments: str) -> Step:
    return Step(name, (str(environment.PYTHON), "-m", "pytest", "-q", *arguments), has_tests=True)


STATIC = (
    _module("format", "ruff", "format", "--check", "."),
    _module("lint", "ruff", "check", "."),
    _module("types", "mypy"),
    Step("walls", (str(environment.BIN / "lint-imports"), "--no-cache", "--no-logo")),
)
CHECK = (*STATIC, _tests("pure tests", *PURE_TESTS))
EVERYTHING = (
    *STATIC,
    _tests("tests", THOROUGHLY, f"--ignore={WHEEL_TEST}", "--cov", "--cov-report="),
    _module("coverage", "coverage", "report"),
    _module(
        "coverage of rules, workflow and content",
        *("coverage", "report", f"--include={COVERED_WHOLLY}", "--fail-under=100"),
    ),
    _tests("installed wheel", WHEEL_TEST),
)


def run(step: Step, report: Path) -> Result:
    """Runs the step with its output shown, and counts."""
    print(f"\n== {step.name}", flush=True)
    started = time.monotonic()
    extra = (f"--junitxml={report}",) if step.has_tests else ()
    status = subprocess.run([*step.command, *extra], cwd=environment.CHECKOUT, check=False).returncode
    result = counted(report, status) if step.has_tests else Result(int(status == 0), int(status != 0))
    print(f"-- {step.name}: {'FAILED' if result.failed else 'ok'} in {time.monotonic() - started:.1f} s", flush=True)
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
    steps = {"check": CHECK, "everything": EVERYTHING}[what]
    with tempfile.TemporaryDirectory() as folder:
        results = [(step, run(step, Path(folder, f"{number}.xml"))) for number, step in enumerate(steps)]
    broken = [step.name for step, result in results if result.failed]
    print(f"\nNot in order: {', '.join(broken)}" if broken else "\nEverything is in order.")
    passed, failed, skipped = (sum(getattr(r, k) for _, r in results) for k in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
