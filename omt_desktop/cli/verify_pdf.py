"""`omt-desktop verify-pdf FILE`: whether a sealed PDF is still the one that was signed. It needs no passphrase.

Exit status: 0 sealed and unchanged, 3 changed after signing, 4 not sealed, 5 sealed by somebody the practice does not
know, 6 cannot be checked; 2 where the file cannot be read.
"""

import argparse
from pathlib import Path

from omt_desktop.bootstrap import seal_checker
from omt_desktop.cli.terminal import DONE, say
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.seal import ROOT_FILES, SealState
from omt_desktop.workflow.seal_words import seal_sentence

CHANGED, UNSIGNED, FOREIGN, UNCHECKABLE = 3, 4, 5, 6
STATUS = {
    SealState.UNCHANGED: DONE,
    SealState.CHANGED: CHANGED,
    SealState.UNSIGNED: UNSIGNED,
    SealState.FOREIGN: FOREIGN,
    SealState.UNCHECKABLE: UNCHECKABLE,
}
_LARGEST = 64 * 1024 * 1024


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "verify-pdf",
        help="say whether a sealed PDF is unchanged",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a PDF")
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help="a data folder: seals must rest on a certificate kept there"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints one sentence and returns the status that goes with it; Refusal where the file cannot be read."""
    pdf = _bytes_of(arguments.file)
    roots = tuple(_bytes_of(path) for path in _root_files(arguments.data)) if arguments.data else ()
    verdict = seal_checker().check(pdf, roots)
    say(seal_sentence(verdict))
    return STATUS[verdict.state]


def _root_files(folder: Path) -> list[Path]:
    found = sorted(folder.glob(ROOT_FILES))
    if not found:
        raise Refusal(
            f"{folder} holds no certificate of a practice ({ROOT_FILES}), so its seals cannot be recognised there. "
            "Give another folder with --data, or leave it out and compare the fingerprint."
        )
    return found


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Refusal(f"The file {path} cannot be read ({reason}). Check the path and try again.") from None
