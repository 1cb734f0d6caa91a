"""Twenty thousand inputs, from near misses to noise: each is read, or refused in one sentence."""

import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.exchange.bringing.fhir_people import fhir_people
from omt_desktop.exchange.bringing.libreosteo import libreosteo_archive
from omt_desktop.exchange.bringing.limits import Archive
from omt_desktop.exchange.bringing.lines import incoming_of, line_of
from omt_desktop.exchange.bringing.patient_table import patients_in
from omt_desktop.exchange.bringing.reading import first_look
from omt_desktop.exchange.bringing.table import Table
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingPatient, Refused
from omt_desktop.workflow.bringing.person import patient_of
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.bringing.archives import dump
from tests.exchange.bringing.test_fhir import BINARY, DOCUMENT, PATIENT

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 28)
EACH = 5_000
"""Inputs for each of the four readers."""
_TABLE = 'Last name,First name,DOB,Sex,Phone\nRivera (invented),Ana,1954-03-02,F,207\n"O\'Neill, jr",,1960,,\n'
_ODD: list[Any] = [
    None, True, -1, 1e308, "", "x" * 500, "\u202e", "\0", "1954-13-01", "9999-12-31", [], {}, [[]], {"a": {}},
]  # fmt: skip


def _table(bytes_: bytes, place: Path) -> list[Incoming]:
    place.write_bytes(bytes_)
    table = Table(place)
    first_look(place)
    return list(patients_in(table, ColumnMap(guessed(table.headings), DayOrder.YEAR_FIRST), TODAY))


def _fhir(bytes_: bytes, _: Path) -> list[Incoming]:
    return list(fhir_people(bytes_, TODAY))


def _archive(bytes_: bytes, place: Path) -> list[Incoming]:
    place.write_bytes(bytes_)
    archive = Archive(place)
    try:
        return list(libreosteo_archive(archive, TODAY))
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


@pytest.mark.parametrize(
    ("read", "near"),
    [(_table, _near_table), (_fhir, _near_fhir), (_archive, _near_dump), (_archive, _near_zip)],
    ids=["tables", "fhir", "records", "archives"],
)
def test_every_input_is_read_or_refused(
    read: Callable[[bytes, Path], list[Incoming]], near: Callable[[random.Random], bytes], tmp_path: Path
) -> None:
    ends: Counter[str] = Counter()
    for seed in range(EACH):
        chance = random.Random(seed)
        data = near(chance) if chance.random() < 0.9 else chance.randbytes(chance.randrange(300))
        try:
            found = read(data, tmp_path / "input")
        except NotOurFile as refused:
            ends["refused"] += 1
            ends["not one sentence"] += "\n" in str(refused) or not str(refused)
            continue
        ends["read"] += 1
        for one in found:
            if isinstance(one, IncomingPatient):
                assert patient_of(one.values).family_name
            if isinstance(one, Refused):
                assert one.where and one.problem
            assert incoming_of(json.loads(line_of(one))) == one
    assert ends["not one sentence"] == 0
    assert min(ends["read"], ends["refused"]) > 10
