"""Whether system calls can be watched and failed here, and running a child under strace."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@functools.cache
def why_not() -> str:
    """Why strace cannot be used here; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "strace is a Linux program"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "this system lets no process be traced (ptrace)"


needs_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "strace can be used")


def python(script: Path, *arguments: str) -> list[str]:
    """The command that runs the script with the checkout on the path, whatever the working directory."""
    return [sys.executable, "-c", f"import runpy; runpy.run_path({str(script)!r}, run_name='__main__')", *arguments]


def under_strace(options: Sequence[str], command: Sequence[str], **more: str) -> "subprocess.CompletedProcess[str]":
    """Runs the command to its end under strace; what it printed is in the result."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1", **more}
    return subprocess.run(
        ["strace", "-f", "--seccomp-bpf", *options, *command],
        capture_output=True,
        text=True,
        env=environment,
        cwd=CHECKOUT,
        check=False,
        timeout=300,
    )
