"""`make run`: makes the environment, checks the system's libraries, opens the window.

Where no window can be shown it says so, and runs the bundled sample evaluation without one.
"""

import os
import subprocess
import sys
from pathlib import Path

import display
import environment
import system_packages


def main(arguments: list[str]) -> int:
    try:
        environment.make_ready(environment.FOR_USE)
    except environment.CannotPrepare as refused:
        print(refused, file=sys.stderr)
        return 1
    # An editable installation is not compiled by pip, and the first start is measured too.
    subprocess.run([environment.PYTHON, "-m", "compileall", "-q", environment.CHECKOUT / "omt_desktop"], check=False)
    system_packages.provide(system_packages.missing_for_window(), "The window")
    no_window = display.why_no_window(os.environ)
    if no_window:
        print(f"{no_window} Running the sample evaluation without a window instead.\n", flush=True)
        return _run(environment.BIN / "omt-desktop", "sample")
    return _run(environment.PYTHON, "-m", "omt_desktop", *arguments)


def _run(program: Path, *arguments: str) -> int:
    try:
        return subprocess.run([program, *arguments], check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
