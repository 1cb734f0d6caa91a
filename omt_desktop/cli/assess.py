"""`omt-desktop assess FILE` and `assess --lines FILE`: evaluations in, recommendations out (decision.md section 6)."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from omt_desktop.bootstrap import content_only, interchange
from omt_desktop.cli.terminal import DONE, fault_in_words, say
from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.workflow.errors import NotOurFile, Refusal
from omt_desktop.workflow.ports import EvaluationFiles

STANDARD_INPUT = "-"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("assess", help="print the recommendation for an evaluation file as JSON")
    parser.add_argument("file", metavar="FILE", help="an omt-evaluation/1 file; - for standard input")
    parser.add_argument("--lines", action="store_true", help="one evaluation per line in, one answer per line out")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the answer, or with --lines one answer to each line; Refusal where there is nothing to answer."""
    content = content_only()
    files = interchange(content)
    with _opened(arguments.file) as source:
        if arguments.lines:
            for line in lines_of(source, files.largest_bytes):
                say(answer_to_line(line, files, content))
        else:
            say(_answer(_read(source, files.largest_bytes + 1), files, content, compact=False))
    return DONE


def answer_to_line(line: bytes, files: EvaluationFiles, content: Content) -> str:
    """The compact answer, or what says why there is none; a fault in one line does not end the others."""
    try:
        return _answer(line, files, content, compact=True)
    except Refusal as refused:
        return files.refusal(str(refused))
    except Exception as fault:  # the lines that follow still get their answers, each in its place
        return files.refusal(fault_in_words(fault))


def lines_of(source: BinaryIO, largest: int) -> Iterator[bytes]:
    """The lines without their line feed, as they come; of one that is too large only as much as shows it."""
    while line := _read_line(source, largest + 2):
        kept = line
        while len(line) == largest + 2 and not line.endswith(b"\n"):
            line = _read_line(source, largest + 2)
        yield kept.removesuffix(b"\n")


def _answer(data: bytes, files: EvaluationFiles, content: Content, *, compact: bool) -> str:
    _, evaluation = files.parse(data)
    return files.answer(assess(evaluation, content.vocabulary, content.rules), compact=compact)


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    if name == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as problem:
        raise _unreadable(problem, name) from None


def _read(source: BinaryIO, most: int) -> bytes:
    try:
        return source.read(most)
    except OSError as problem:
        raise _unreadable(problem) from None


def _read_line(source: BinaryIO, most: int) -> bytes:
    try:
        return source.readline(most)
    except OSError as problem:
        raise _unreadable(problem) from None


def _unreadable(problem: OSError | ValueError, name: str = "") -> NotOurFile:
    reason = getattr(problem, "strerror", None) or type(problem).__name__
    file = f"The file {name}" if name else "The evaluation"
    return NotOurFile(f"{file} cannot be read ({reason}). Check the path and try again.")
