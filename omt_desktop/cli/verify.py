"""`omt-desktop verify`: checks the file, the audit trail, its anchor and every record, and says what does not fit.

One line each; exit status 0 where everything fits, 1 where something does not.
"""

import argparse

from omt_desktop.cli.terminal import DONE, FAULT, complain, say
from omt_desktop.cli.unlocking import add_unlocking, unlock


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "verify",
        help="check that the database is what the audit trail says",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_unlocking(parser)
    parser.add_argument("--anchor", metavar="TEXT", help="the anchor of a printed report, which must be in the trail")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints how much was checked, the anchor to compare with a printed one, and each finding."""
    services = unlock(arguments)
    try:
        checked, anchor = services.trail.check(), services.trail.anchor()
        against = services.trail.compare_printed(arguments.anchor) if arguments.anchor else None
    finally:
        services.close()
    say(f"lines of the audit trail: {checked.lines}")
    say(f"records: {checked.records}")
    say(f"last line, to compare with a printed one: {anchor}")
    if arguments.anchor and against is None:
        say("the printed anchor is a line of this trail")
    findings = (*checked.findings, *([against] if against is not None else ()))
    for finding in findings:
        complain(finding.words)
    say(checked.words)
    return FAULT if findings else DONE
