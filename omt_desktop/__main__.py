"""`python -m omt_desktop [--data DIR]` opens the window; followed by a command it is the command line."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from omt_desktop.cli.terminal import REFUSED, ended, use_utf8
from omt_desktop.workflow.errors import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the window or of the command; `None` stands for the arguments of the process."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and (given[0] == "--version" or not given[0].startswith("-")):
        # Here and not above: the window does not wait for what only the commands need.
        from omt_desktop.cli.main import main as run_command

        return run_command(given)
    use_utf8()
    return ended(lambda: _open_window(given))


def _open_window(given: Sequence[str]) -> int:
    parser = _WindowParser(prog="python -m omt_desktop", description="Opens the window of OMT Desktop.")
    parser.add_argument("--data", metavar="DIR", type=Path, help="the folder of the practice's data")
    parser.add_argument("--theme", choices=("system", "light", "dark"), help="light or dark, for this start")
    try:
        parsed = parser.parse_args(given)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else REFUSED
    # Here and not above: a command must not wait for Qt, nor fail where its system libraries are missing.
    try:
        from omt_desktop.ui.app import main as open_window
    except ImportError as problem:
        raise Refusal(
            f"The window cannot be opened, because a library is missing ({problem}). `make run` installs what it needs "
            "where it can. `omt-desktop sample` shows the program without a window."
        ) from None
    return open_window(parsed.data, parsed.theme)


class _WindowParser(argparse.ArgumentParser):
    """Names the commands too, which are read only where help is asked for."""

    def format_help(self) -> str:
        from omt_desktop.cli.main import COMMANDS

        self.epilog = f"Without a window: {', '.join(COMMANDS)}; see `omt-desktop --help`."
        return super().format_help()


if __name__ == "__main__":
    sys.exit(main())
