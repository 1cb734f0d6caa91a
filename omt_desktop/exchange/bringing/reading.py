"""Looking at a foreign file and reading it, by what it is. This is what runs in the process apart."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from omt_desktop.exchange.bringing.fhir_people import fhir_people
from omt_desktop.exchange.bringing.libreosteo import DUMP, libreosteo_archive
from omt_desktop.exchange.bringing.limits import LARGEST_JSON, Archive, checked_size
from omt_desktop.exchange.bringing.own_files import own_archive, own_file
from omt_desktop.exchange.bringing.patient_table import day_order_of, patients_in
from omt_desktop.exchange.bringing.table import Encoding, Table
from omt_desktop.workflow.bringing.columns import guessed
from omt_desktop.workflow.bringing.incoming import Incoming, PatientField
from omt_desktop.workflow.bringing.source import FirstLook, Source, SourceKind
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.ports import EvaluationFiles

_SHOWN_ROWS = 20
_ZIP = b"PK"
_HEAD = 64 * 1024


def first_look(path: Path, encoding: str = Encoding.UTF_8) -> FirstLook:
    """What the file is; NotOurFile where it is nothing that can be read."""
    head = _head(path)
    if head.startswith(_ZIP):
        archive = Archive(path)
        try:
            return FirstLook(SourceKind.LIBREOSTEO if DUMP in archive.names() else SourceKind.OWN)
        finally:
            archive.close()
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return FirstLook(SourceKind.FHIR if b'"resourceType"' in head else SourceKind.OWN)
    table = Table(path, Encoding(encoding))
    dated = [place for place, target in guessed(table.headings).items() if target is PatientField.BIRTH_DATE]
    orders = {place: order.value for place in dated if (order := day_order_of(table, place)) is not None}
    rows = tuple(row.cells for row in islice(table.rows(), _SHOWN_ROWS))
    return FirstLook(SourceKind.TABLE, table.headings, rows, orders)


def read_source(source: Source, files: EvaluationFiles) -> Iterator[Incoming]:
    """Everything in the file, in small pieces; NotOurFile where the file as a whole cannot be read."""
    if source.kind is SourceKind.TABLE:
        if source.columns.problem:
            raise NotOurFile(source.columns.problem)
        yield from patients_in(Table(source.path, Encoding(source.encoding)), source.columns, source.today)
    elif source.kind is SourceKind.LIBREOSTEO or _head(source.path).startswith(_ZIP):
        archive = Archive(source.path)
        try:
            if source.kind is SourceKind.LIBREOSTEO:
                yield from libreosteo_archive(archive, source.today)
            else:
                yield from own_archive(archive, files)
        finally:
            archive.close()
    else:
        checked_size(source.path, LARGEST_JSON, "a file of this kind")
        data = source.path.read_bytes()
        if source.kind is SourceKind.FHIR:
            yield from fhir_people(data, source.today)
        else:
            yield from own_file(data, source.path.name, files)


def look_text(look: FirstLook) -> str:
    """The first look as one line of JSON."""
    orders = {str(place): order for place, order in look.orders.items()}
    return json.dumps({"kind": look.kind, "headings": look.headings, "rows": look.rows, "orders": orders})


def look_from(text: str) -> FirstLook:
    """What `look_text` wrote."""
    said = json.loads(text)
    rows = tuple(tuple(cells) for cells in said["rows"])
    orders = {int(place): order for place, order in said["orders"].items()}
    return FirstLook(SourceKind(said["kind"]), tuple(said["headings"]), rows, orders)


def _head(path: Path) -> bytes:
    checked_size(path, 1 << 62, "a file")
    with path.open("rb") as file:
        return file.read(_HEAD)
