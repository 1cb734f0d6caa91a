"""The log that holds ids, types and places, and never what was typed. It stands alone: every room may use it."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

FOLDER, FILE, CRASHES = "log", "omt-desktop.log", "crashes.log"
_LOG = logging.getLogger("omt_desktop")
_LOG_BYTES, _LOG_FILES = 512 * 1024, 5


def start_log(data_folder: Path) -> Callable[[], None]:
    """Logs to `log/omt-desktop.log` in the data folder until the returned function is called.

    Where the file cannot be written the program goes on without a log: a full disk is told by the save state.
    """
    from logging.handlers import RotatingFileHandler

    logging.raiseExceptions = False
    handler: logging.Handler
    try:
        folder = data_folder / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / FILE, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    _LOG.setLevel(logging.INFO)

    def stop() -> None:
        root.removeHandler(handler)
        handler.close()

    return stop


@contextmanager
def discreet_faults(tell: Callable[[], None] = lambda: None) -> Iterator[None]:
    """While it lasts, nothing that goes wrong anywhere is printed or logged with what it was about.

    An exception that nobody caught is logged by type and place, whether in the main thread, in another one or while an
    object was cleared away; `tell` is called for those of the main thread. What is logged before there is a log file
    goes to standard error in the same form.
    """

    def in_main_thread(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        _LOG.error("an unexpected %s", kind.__name__, exc_info=(kind, problem, trace))
        tell()

    def in_thread(told: threading.ExceptHookArgs) -> None:
        problem = told.exc_value or told.exc_type()
        _LOG.error("an unexpected %s in a thread", told.exc_type.__name__, exc_info=problem)

    def in_clearing(told: sys.UnraisableHookArgs) -> None:
        problem = told.exc_value or told.exc_type()
        _LOG.error("an unexpected %s in clearing away", told.exc_type.__name__, exc_info=problem)

    with ExitStack() as stack:
        for place, name, hook in (
            (sys, "excepthook", in_main_thread),
            (threading, "excepthook", in_thread),
            (sys, "unraisablehook", in_clearing),
        ):
            _put(stack, place, name, hook)
        if logging.lastResort is not None:
            _put(stack, logging.lastResort, "formatter", DiscreetFormatter())
        yield


@contextmanager
def crashes_kept(data_folder: Path) -> Iterator[None]:
    """While it lasts, a crash of the process writes the places in the code, never values, to `log/crashes.log`."""
    with ExitStack() as stack:
        # A full or missing disk keeps nobody from starting.
        with suppress(OSError):
            folder = data_folder / FOLDER
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = stack.enter_context((folder / CRASHES).open("a", encoding="utf-8"))
            faulthandler.enable(file)
            stack.callback(faulthandler.disable)
        yield


def _put(stack: ExitStack, place: Any, name: str, value: Any) -> None:
    before = getattr(place, name)
    setattr(place, name, value)
    stack.callback(setattr, place, name, before)


class DiscreetFormatter(logging.Formatter):
    """One line per event, without patient data.

    Of exceptions it writes the types and the places in the code, never the messages, which may quote what was typed;
    of other packages only that they said something.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger and message, and where there is an exception its types and places, on one line."""
        when = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
        parts = [when, record.levelname, record.name, _message(record)]
        if record.exc_info and record.exc_info[1]:
            parts.append(trace_of(record.exc_info[1]))
        return " ".join(" ".join(parts).split())


def _message(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] != _LOG.name:
        return f"a message from {record.module}:{record.lineno}"
    arguments = record.args if isinstance(record.args, tuple) else ()
    said = tuple(type(value).__name__ if isinstance(value, BaseException) else value for value in arguments)
    return str(record.msg) % said if said else str(record.msg)


def trace_of(problem: BaseException) -> str:
    """The types of an exception and of those before it, each with the places in the code, innermost last."""
    causes: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = problem
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        causes.append(f"{type(current).__name__} at {' > '.join(_places(current.__traceback__))}")
        current = current.__cause__ or current.__context__
    return "; after ".join(causes)


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return places
