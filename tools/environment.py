"""Makes .venv hold exactly what the locks pin, and the program itself.

Only the standard library: this runs before anything is installed. As a program it prepares for tests and then hands
its arguments to the Python of the environment.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import system_packages

CHECKOUT = Path(__file__).resolve().parents[1]
VENV = CHECKOUT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
# Written after what it records, so that an installation which was interrupted is made again from nothing.
STATE = VENV / "omt-ready.json"

FOR_USE = "requirements.lock"
FOR_TESTS = "requirements-dev.lock"
PROJECT = "pyproject.toml"
# What is there once a lock is installed: the lock for tests pins all that use needs, in the same versions.
HOLDS = {FOR_USE: (FOR_USE,), FOR_TESTS: (FOR_USE, FOR_TESTS)}

State = dict[str, str]


class CannotPrepare(Exception):
    """The environment could not be made; the message says what to do."""


def make_ready(lock: str) -> None:
    """The environment holds what the lock pins, and `omt-desktop` runs the program of this checkout.

    Leaves alone what is done already. Raises CannotPrepare.
    """
    state = _state_if_true()
    if lock not in state:
        if not state:
            _create()
        _say(f"Installing what {lock} pins into .venv. This happens once and takes a minute or two.")
        # The lock is the whole answer: an old pip would look up `name[extra]` anew and find an unpinned release.
        _pip("--require-hashes", "--no-deps", "--requirement", lock)
        state |= {**_place(), **{name: _digest(name) for name in HOLDS[lock]}}
        _record(state)
    if state.get(PROJECT) != _digest(PROJECT):
        # No index and no isolation: what builds the program is pinned in the lock and already here.
        _pip("--no-index", "--no-build-isolation", "--no-deps", "--force-reinstall", "--editable", ".")
        state[PROJECT] = _digest(PROJECT)
        _record(state)


def _record(state: State) -> None:
    STATE.write_text(json.dumps(state, indent=1) + "\n", "utf-8")


def _state_if_true() -> State:
    """What the environment holds; nothing if it was moved, its Python changed or a lock is not the one installed."""
    try:
        state: State = json.loads(STATE.read_text("utf-8"))
        now = {**_place(), **{name: _digest(name) for name in HOLDS[FOR_TESTS]}}
    except (OSError, ValueError):
        return {}
    return state if all(state.get(name, value) == value for name, value in now.items()) else {}


def _place() -> State:
    version = subprocess.run(
        [PYTHON, "-c", "import sys; print(sys.version)"], capture_output=True, text=True, check=False
    ).stdout
    return {"folder": str(VENV), "python": version.strip()}


def _digest(name: str) -> str:
    return hashlib.sha256((CHECKOUT / name).read_bytes()).hexdigest()


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _provide_ensurepip()
    if VENV.exists():
        shutil.rmtree(VENV)
    _say(f"Making .venv with Python {sys.version.split()[0]}.")
    if subprocess.run([sys.executable, "-m", "venv", VENV], check=False).returncode:
        raise CannotPrepare(
            f"Python could not make an environment in {VENV}. Is the disk full, or the folder read-only?"
        )


def _provide_ensurepip() -> None:
    """Debian ships Python without what makes environments; only there does this happen."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not system_packages.install([package]) or importlib.util.find_spec("ensurepip") is None:
        raise CannotPrepare(
            f"This Python cannot make an environment. Install what it lacks and try again:\n\n"
            f"    {system_packages.command([package])}"
        )


def _pip(*arguments: str) -> None:
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    command = [PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *quiet, *arguments]
    if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise CannotPrepare(
            "Installing failed; what pip says above names the reason. Is the package index reachable? "
            "Nothing is half done: the same command starts again."
        )


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        make_ready(FOR_TESTS)
    except CannotPrepare as refused:
        raise SystemExit(str(refused)) from None
    raise SystemExit(subprocess.run([PYTHON, *sys.argv[1:]], cwd=CHECKOUT, check=False).returncode)
