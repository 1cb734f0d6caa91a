"""Opening the practice for a command: who, and the passphrase from a hidden prompt or from standard input."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from omt_desktop.bootstrap import Services
from omt_desktop.door import Door
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.keys.door import DoorState, Login


def add_unlocking(parser: argparse.ArgumentParser) -> None:
    """The options by which a command is told which practice to open, and for whom."""
    parser.add_argument("--data", metavar="DIR", type=Path, help="the folder of the practice's data")
    parser.add_argument("--person", metavar="NAME", help="who opens it; needed where several people can")
    parser.add_argument(
        "--passphrase-stdin", action="store_true", help="read the passphrase from the first line of standard input"
    )


def unlock(arguments: argparse.Namespace) -> Services:
    """The practice, open for the person; closing the services lets its folder go too.

    Refusal where there is none, the person is unknown, or the passphrase is wrong. Nothing of it is ever an argument,
    because other users of a computer can see those.
    """
    door = Door(arguments.data)
    try:
        login = _login(door, arguments.person)
        opened = door.unlock(login.person_id, typed_passphrase(login, from_stdin=arguments.passphrase_stdin))
    except BaseException:
        door.close()
        raise
    return opened.services.closing_also(door.close)


def _login(door: Door, wanted: str | None) -> Login:
    # A folder that is not there is not made by looking into it.
    look = door.look() if door.data_folder.is_dir() else None
    if look is None or look.state is not DoorState.LOCKED:
        raise Refusal(
            f"There is no practice with a passphrase in {door.data_folder}. Open the window once to make one, or name "
            "its folder with --data."
        )
    return chosen_login(look.logins, wanted)


def chosen_login(logins: Sequence[Login], wanted: str | None) -> Login:
    """The one of that name, or the only one; Refusal naming them all where that is not clear."""
    fitting = [login for login in logins if wanted is None or login.name.casefold() == wanted.casefold()]
    if len(fitting) != 1:
        names = ", ".join(f"«{login.name}»" for login in logins)
        raise Refusal(f"Say with --person who opens the practice: {names}.")
    return fitting[0]


def typed_passphrase(login: Login, *, from_stdin: bool) -> str:
    """What the person types at a hidden prompt, or the first line of standard input; Refusal where nobody can."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refusal("There is nobody to ask for the passphrase. Give it with --passphrase-stdin.")
    return getpass.getpass(f"Passphrase of {login.name}: ")
