"""The command line: which commands there are, and what happens to a wrong one."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from omt_desktop import __version__
from omt_desktop.cli import (
    assess,
    backup,
    check_content,
    demo,
    export,
    handout,
    read_foreign,
    report,
    restore,
    sample,
    verify,
    verify_pdf,
)
from omt_desktop.cli.terminal import DONE, PROGRAM, REFUSED, complain, ended, say, use_utf8

COMMANDS = {
    "assess": assess,
    "report": report,
    "handout": handout,
    "sample": sample,
    "demo": demo,
    "verify": verify,
    "verify-pdf": verify_pdf,
    "export": export,
    "backup": backup,
    "restore": restore,
    "check-content": check_content,
}
_NOT_FOR_HANDS = (read_foreign,)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; `None` stands for the arguments of the process."""
    use_utf8()
    return ended(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        parsed = _parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else REFUSED
    if parsed.version:
        say(f"OMT Desktop {__version__}")
        return DONE
    if parsed.command is None:
        complain(f"A command is missing: {', '.join(COMMANDS)}. `{PROGRAM} --help` says what they do.")
        return REFUSED
    status: int = parsed.run(parsed)
    return status


class _Parser(argparse.ArgumentParser):
    """argparse whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        complain(f"{message}. `{self.prog} --help` says more.")
        raise SystemExit(REFUSED)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=PROGRAM,
        description="Decision support for osteopathic physicians. `python -m omt_desktop` opens the window.",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in (*COMMANDS.values(), *_NOT_FOR_HANDS):
        command.register(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
