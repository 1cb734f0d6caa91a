"""`omt-desktop backup`: makes an encrypted backup of the practice now, opened and checked before it counts."""

import argparse
from pathlib import Path

from omt_desktop.cli.terminal import DONE, say
from omt_desktop.cli.unlocking import add_unlocking, unlock
from omt_desktop.workflow.backups.backup_words import contents_in_words, size_in_words


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("backup", help="make an encrypted backup of the practice now", description=__doc__)
    parser.add_argument("--to", metavar="DIR", type=Path, help="copy it to this folder too")
    add_unlocking(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Names the backup and says what is in it; Refusal where it could not be made, checked or copied."""
    services = unlock(arguments)
    try:
        made = services.backups.make_now()
        say(f"{made.place}: {contents_in_words(made.label.contents)}, {size_in_words(made.size)}, opened and checked.")
        if arguments.to is not None:
            services.backups.copy_to(made, arguments.to)
            say(f"{arguments.to / made.place.name}: copied and read back.")
    finally:
        services.close()
    return DONE
