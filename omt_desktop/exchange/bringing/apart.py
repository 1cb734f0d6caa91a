"""Reading a foreign file in a process of its own: one that is made to do harm ends that process, never the program."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from omt_desktop.exchange.bringing.lines import DONE, incoming_of
from omt_desktop.exchange.bringing.reading import look_from
from omt_desktop.workflow.bringing.incoming import Incoming
from omt_desktop.workflow.bringing.ports import Cancelled
from omt_desktop.workflow.bringing.source import FirstLook, Source
from omt_desktop.workflow.errors import NotOurFile

_COMMAND = "read-foreign"
_LONGEST_LINE = 100 * 1024 * 1024
_REFUSED = 2
_PREFIX = "omt-desktop: "


@dataclass(frozen=True, slots=True)
class ReadApart:
    """Fulfils workflow.ports.ForeignFiles."""

    def look(self, path: Path, encoding: str) -> FirstLook:
        """What the file is; NotOurFile where it is nothing that can be read."""
        lines = list(_lines({"look": True, "path": str(path.absolute()), "encoding": encoding}, lambda: False))
        return look_from(lines[0])

    def read(self, source: Source, stopped: Callable[[], bool]) -> Iterator[Incoming]:
        """Everything in the file as it is read. NotOurFile where it as a whole cannot be read, also after a part was;
        Cancelled once `stopped` says so."""
        request = {
            "look": False,
            "path": str(source.path.absolute()),
            "today": source.today.isoformat(),
            "kind": source.kind,
            "encoding": source.encoding,
            "targets": {str(place): target for place, target in source.columns.targets.items()},
            "day_order": source.columns.day_order or "",
        }
        whole = False
        for line in _lines(request, stopped):
            said = json.loads(line)
            whole = said == DONE
            if not whole:
                yield incoming_of(said)
        if not whole:
            raise _ended_early()


def _lines(request: dict[str, object], stopped: Callable[[], bool]) -> Iterator[str]:
    # Nothing that lies in the folder the program happens to be started in is ever run: -P, and a folder of its own.
    unfrozen = () if getattr(sys, "frozen", False) else ("-P", "-m", "omt_desktop")
    with subprocess.Popen(
        [sys.executable, *unfrozen, _COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(sys.executable).parent,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.close()
            while line := process.stdout.readline(_LONGEST_LINE):
                if stopped():
                    raise Cancelled
                yield line
            _prove_ended_well(process.wait(), process.stderr)
        finally:
            process.kill()


def _prove_ended_well(status: int, said: IO[str]) -> None:
    if status == _REFUSED:
        raise NotOurFile(said.read().strip().removeprefix(_PREFIX))
    if status:
        raise _ended_early()


def _ended_early() -> NotOurFile:
    return NotOurFile(
        "The file could not be read to its end with the memory and time that such a file needs. Nothing was taken "
        "over. Export it again, or in parts."
    )
