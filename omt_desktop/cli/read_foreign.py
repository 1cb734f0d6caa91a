"""The reading process: says line by line what a foreign file holds. The program starts it; nobody types it.

A file from elsewhere is read here and not in the program, so that one which is made to exhaust memory or time ends this
process and nothing else. It opens no practice and writes nothing.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from omt_desktop.bootstrap import first_look_text, foreign_lines
from omt_desktop.cli.terminal import DONE, say
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap
from omt_desktop.workflow.bringing.incoming import PatientField
from omt_desktop.workflow.bringing.source import Source, SourceKind

_MEMORY = 1024**3
_SECONDS = {SourceKind.TABLE: 120}
_SECONDS_ELSE = 30


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser, without help: it is not for hands."""
    parser = commands.add_parser("read-foreign")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Answers the request on standard input; Refusal where the file as a whole cannot be read."""
    request = json.loads(sys.stdin.readline())
    if request["look"]:
        _stay_within(_SECONDS_ELSE)
        say(first_look_text(Path(request["path"]), request["encoding"]))
        return DONE
    source = _source(request)
    _stay_within(_SECONDS.get(source.kind, _SECONDS_ELSE))
    for line in foreign_lines(source):
        say(line)
    return DONE


def _source(request: dict[str, Any]) -> Source:
    targets = {int(place): PatientField(target) for place, target in request["targets"].items()}
    order = DayOrder(request["day_order"]) if request["day_order"] else None
    return Source(
        Path(request["path"]),
        date.fromisoformat(request["today"]),
        SourceKind(request["kind"]),
        request["encoding"],
        ColumnMap(targets, order),
    )


def _stay_within(seconds: int) -> None:
    """From now on more memory is refused, and the system ends this process after so much computing."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
