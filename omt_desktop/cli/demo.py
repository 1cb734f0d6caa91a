"""`omt-desktop demo`: writes an invented practice to look at, to learn with, or to measure."""

import argparse
import time
from pathlib import Path

from omt_desktop.cli.terminal import DONE, complain, say
from omt_desktop.sample_practice import DOCTOR, PEOPLE, SEED, write_demo
from omt_desktop.workflow.errors import Refusal

_MOST = 1_000_000
_TELL_EVERY = 5000


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("demo", help="write an invented practice into an empty folder")
    parser.add_argument("--data", metavar="DIR", type=Path, required=True, help="the folder, which is made if missing")
    parser.add_argument("--patients", metavar="N", type=int, default=PEOPLE, help=f"how many people (here: {PEOPLE})")
    parser.add_argument("--seed", metavar="S", type=int, default=SEED, help="the same seed makes the same people")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the practice and says how to open it; Refusal where the folder holds a practice already."""
    if not 1 <= arguments.patients <= _MOST:
        raise Refusal(f"--patients {arguments.patients} is not between 1 and {_MOST:,}. Nothing was written.")
    began = time.monotonic()

    def tell(stored: int) -> None:
        if stored % _TELL_EVERY == 0:
            complain(f"{stored:,} of {arguments.patients:,} patients")

    passphrase, recovery_key = write_demo(arguments.data, arguments.patients, arguments.seed, tell)
    say(f"{arguments.patients:,} invented patients in {time.monotonic() - began:.0f} s: {arguments.data.resolve()}")
    say(f"Open it with: python -m omt_desktop --data {arguments.data}")
    say(f"{DOCTOR} signs in with: {passphrase}")
    say(f"Recovery key: {recovery_key}")
    return DONE
