"""Bringing data along where a test has no foreign file: nothing is read and nothing is stored."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.incoming import Incoming
from omt_desktop.workflow.bringing.ports import Begin, Tell
from omt_desktop.workflow.bringing.source import FirstLook, Source
from omt_desktop.workflow.errors import NotOurFile


class NothingForeign:
    """Every file is none of ours."""

    def look(self, path: Path, encoding: str) -> FirstLook:
        raise NotOurFile("There is no such file.")

    def read(self, source: Source, stopped: Callable[[], bool]) -> Iterator[Incoming]:
        return iter(())


class NothingBrought:
    """Counts nothing and keeps nothing."""

    def bring(self, source: str, incoming: Iterable[Incoming], begin: Begin, tell: Tell, *, keep: bool) -> Brought:
        return Brought()
