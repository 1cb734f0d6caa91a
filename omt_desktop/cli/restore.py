"""`omt-desktop restore FILE`: brings a backup back in place of the practice; with --preview it says what would change.

In a folder with a practice the passphrase of today is asked for, and the present state is backed up first. In a folder
without one, or with --its-own-key, the backup is opened with a passphrase of its own time; what is in the folder is
moved aside in it and not removed.
"""

import argparse
from pathlib import Path

from omt_desktop.cli.terminal import DONE, say
from omt_desktop.cli.unlocking import add_unlocking, chosen_login, typed_passphrase, unlock
from omt_desktop.door import Door
from omt_desktop.workflow.backups.comparison import Comparison
from omt_desktop.workflow.keys.door import DoorState

_BACK = "The backup is back. Open the practice to go on in it."


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "restore",
        help="bring a backup back",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a backup of OMT Desktop")
    parser.add_argument("--preview", action="store_true", help="say what would change, and change nothing")
    parser.add_argument(
        "--its-own-key", action="store_true", help="open it with a passphrase of the time when it was made"
    )
    add_unlocking(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Says what changes, and then changes it; Refusal with nothing changed where the backup cannot be opened."""
    if arguments.its_own_key or not _is_there(arguments.data):
        return _with_its_own_key(arguments)
    return _under_present_keys(arguments)


def _is_there(folder: Path | None) -> bool:
    door = Door(folder)
    try:
        return door.look().state is not DoorState.NEW
    finally:
        door.close()


def _under_present_keys(arguments: argparse.Namespace) -> int:
    services = unlock(arguments)
    try:
        made = services.backups.read(arguments.file)
        _tell(services.backups.preview(made))
        if arguments.preview:
            services.backups.drop_preview()
            return DONE
        kept = services.backups.prepare(made)
    finally:
        services.close()
    _bring_back(arguments.data, present_is_kept=kept)
    return DONE


def _with_its_own_key(arguments: argparse.Namespace) -> int:
    door = Door(arguments.data)
    try:
        way = door.way_back()
        found = way.look_at(arguments.file)
        login = chosen_login(found.logins, arguments.person)
        passphrase = typed_passphrase(login, from_stdin=arguments.passphrase_stdin)
        _tell(way.open_with_passphrase(found, login.person_id, passphrase))
        if arguments.preview:
            way.drop()
            return DONE
    finally:
        door.close()
    _bring_back(arguments.data, present_is_kept=False)
    return DONE


def _bring_back(folder: Path | None, *, present_is_kept: bool) -> None:
    door = Door(folder)
    try:
        door.way_back().bring_back(present_is_kept=present_is_kept)
    finally:
        door.close()
    say(_BACK)


def _tell(comparison: Comparison) -> None:
    for line in comparison.lines:
        say(line)
