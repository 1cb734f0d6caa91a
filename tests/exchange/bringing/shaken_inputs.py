"""Inputs from near misses to noise, for each of the readers, and the readers themselves as generators."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from omt_desktop.exchange.bringing.fhir_people import fhir_people
from omt_desktop.exchange.bringing.libreosteo import libreosteo_archive
from omt_desktop.exchange.bringing.limits import Archive
from omt_desktop.exchange.bringing.patient_table import patients_in
from omt_desktop.exchange.bringing.reading import first_look
from omt_desktop.exchange.bringing.table import Table
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed
from omt_desktop.workflow.bringing.incoming import Incoming
from tests.exchange.bringing.archives import dump
from tests.exchange.bringing.test_fhir import BINARY, DOCUMENT, PATIENT

TODAY = date(2026, 11, 28)
Read = Callable[[bytes, Path], Iterator[Incoming]]
Near = Callable[[random.Random], bytes]
_TABLE = 'Last name,First name,DOB,Sex,Phone\nRivera (invented),Ana,1954-03-02,F,207\n"O\'Neill, jr",,1960,,\n'
_ODD: list[Any] = [
    None, True, -1, 1e308, "", "x" * 500, "\u202e", "\0", "1954-13-01", "9999-12-31", [], {}, [[]], {"a": {}},
]  # fmt: skip


def _table(bytes_: bytes, place: Path) -> Iterator[Incoming]:
    place.write_bytes(bytes_)
    table = Table(place)
    first_look(place)
    yield from patients_in(table, ColumnMap(guessed(table.headings), DayOrder.YEAR_FIRST), TODAY)


def _fhir(bytes_: bytes, _: Path) -> Iterator[Incoming]:
    yield from fhir_people(bytes_, TODAY)


def _archive(bytes_: bytes, place: Path) -> Iterator[Incoming]:
    place.write_bytes(bytes_)
    archive = Archive(place)
    try:
        yield from libreosteo_archive(archive, TODAY)
    finally:
        archive.close()


def _zipped(records: object) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("dump.json", json.dumps(records))
        archive.writestr("documents/scan.pdf", b"%PDF invented")
    return packed.getvalue()


def _shaken(chance: random.Random, data: bytes) -> bytes:
    """The bytes with some of them changed, taken away, doubled or put in."""
    shaken = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(shaken) + 1)
        act = chance.randrange(4)
        if act == 0 and place < len(shaken):
            shaken[place] = chance.randrange(256)
        elif act == 1:
            del shaken[place : place + chance.randint(1, 20)]
        elif act == 2:
            shaken[place:place] = shaken[place : place + chance.randint(1, 40)]
        else:
            shaken[place:place] = chance.choice((b'"', b"\n", b"\0", b",", b"\xff", b"{", b"]", b"\\ud800", b"1e999"))
    return bytes(shaken)


def _twisted(chance: random.Random, value: Any) -> Any:
    """The value with something in it replaced by what does not belong there."""
    if chance.random() < 0.08:
        return chance.choice(_ODD)
    if isinstance(value, dict):
        return {key: _twisted(chance, member) for key, member in value.items() if chance.random() > 0.03}
    if isinstance(value, list):
        return [_twisted(chance, member) for member in value]
    return value


def _near_table(chance: random.Random) -> bytes:
    return _shaken(chance, _TABLE.encode())


def _near_fhir(chance: random.Random) -> bytes:
    bundle = {"resourceType": "Bundle", "entry": [{"resource": one} for one in (PATIENT, DOCUMENT, BINARY)]}
    text = json.dumps(_twisted(chance, bundle)).encode()
    return text if chance.random() < 0.7 else _shaken(chance, text)


def _near_dump(chance: random.Random) -> bytes:
    return _zipped(_twisted(chance, dump()))


def _near_zip(chance: random.Random) -> bytes:
    return _shaken(chance, _zipped(dump()))


READERS: dict[str, tuple[Read, Near]] = {
    "tables": (_table, _near_table),
    "fhir": (_fhir, _near_fhir),
    "records": (_archive, _near_dump),
    "archives": (_archive, _near_zip),
}
"""What reads, and what makes something near to what it reads."""


def inputs(near: Near, count: int) -> Iterator[bytes]:
    """So many inputs, one in ten of them noise; the same ones each time."""
    for seed in range(count):
        chance = random.Random(seed)
        yield near(chance) if chance.random() < 0.9 else chance.randbytes(chance.randrange(300))
