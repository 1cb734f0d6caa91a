"""What commands print, and how they end: an answer and 0, a refusal in one line and 2, a fault in one line and 1."""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from omt_desktop.workflow.errors import Refusal

PROGRAM = "omt-desktop"
DONE, FAULT, REFUSED, INTERRUPTED = 0, 1, 2, 130


class NotPrinted(Exception):
    """Nobody reads what is printed, or it cannot be kept; `gone` when the reader has simply left."""

    def __init__(self, problem: OSError) -> None:
        self.gone = isinstance(problem, BrokenPipeError) or problem.errno == errno.EINVAL
        self.reason = problem.strerror or type(problem).__name__
        super().__init__(self.reason)


def use_utf8() -> None:
    """Standard output and error are UTF-8 with plain line feeds on every system, whatever its code page."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(text: str) -> None:
    """Prints and flushes, so that a reader at the other end of a pipe has it now. Raises NotPrinted."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError as problem:
        _drop_stdout()
        raise NotPrinted(problem) from None


def complain(problem: str) -> None:
    """One line on standard error, whatever the problem holds."""
    # Nothing is left to do where not even this can be printed.
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{PROGRAM}: {' '.join(problem.split())}\n")
        sys.stderr.flush()


def ended(run: Callable[[], int]) -> int:
    """The exit status of a command; no exception leaves it and no traceback is shown."""
    try:
        return run()
    except Refusal as refused:
        complain(str(refused))
        return REFUSED
    except NotPrinted as unread:
        if not unread.gone:
            complain(f"What was to be printed could not be written ({unread.reason}). Nothing else was changed.")
        return FAULT
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # the last resort: a program for doctors shows no traceback
        complain(fault_in_words(fault))
        return FAULT


def fault_in_words(fault: Exception) -> str:
    """What is said of a mistake in the program: its type and place, never its text, which may quote a patient."""
    place = fault.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" in {Path(place.tb_frame.f_code.co_filename).name} line {place.tb_lineno}" if place else ""
    return f"This is a mistake in the program ({type(fault).__name__}{where}). There is no answer; please report it."


def _drop_stdout() -> None:
    """Keeps Python from complaining about the same broken pipe once more when it ends."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
