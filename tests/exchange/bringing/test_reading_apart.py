"""The whole way through the process apart: every kind of file, a stop on the way, and files made to do harm."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from omt_desktop.exchange.bringing.apart import Cancelled, ReadApart
from omt_desktop.exchange.bringing.limits import MB
from omt_desktop.exchange.bringing.lines import incoming_of, line_of
from omt_desktop.workflow.bringing.columns import ColumnMap, guessed
from omt_desktop.workflow.bringing.incoming import (
    Incoming,
    IncomingDocument,
    IncomingEvaluation,
    IncomingPatient,
    Refused,
)
from omt_desktop.workflow.bringing.source import Source, SourceKind
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.bringing.archives import bomb, dump, libreosteo, zipped

TODAY = date(2026, 11, 28)
SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "evaluation.json"
APART = ReadApart()
pytestmark = pytest.mark.slow


def _read(path: Path) -> list[Incoming]:
    look = APART.look(path, "utf-8")
    columns = ColumnMap(guessed(look.headings))
    return list(APART.read(Source(path, TODAY, look.kind, "utf-8", columns), lambda: False))


def test_each_kind_of_file_is_known_and_read(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Name,MRN\nRivera (invented),1\n,2\n", "utf-8")
    found = _read(table)
    assert isinstance(found[0], IncomingPatient) and isinstance(found[1], Refused)
    found = _read(libreosteo(tmp_path / "a.zip"))
    assert [type(one) for one in found] == [IncomingPatient, *[IncomingDocument] * 3, Refused]
    evaluation = SAMPLE
    named = json.loads(evaluation.read_bytes())
    patient, answered = _read(evaluation)
    assert isinstance(patient, IncomingPatient) and isinstance(answered, IncomingEvaluation)
    assert json.loads(answered.text)["facts"] == named["facts"] and answered.patient == patient.source_id
    several = zipped(tmp_path / "own.zip", {"a.json": evaluation.read_bytes(), "b.json": b"{}", "c.txt": b"x"})
    found = _read(several)
    assert [type(one) for one in found] == [IncomingPatient, IncomingEvaluation, Refused]
    (tmp_path / "f.json").write_text('{"resourceType": "Patient", "name": [{"family": "A (invented)"}]}', "utf-8")
    assert isinstance(_read(tmp_path / "f.json")[0], IncomingPatient)


def test_what_the_process_says_is_what_was_meant(tmp_path: Path) -> None:
    for one in (*_read(libreosteo(tmp_path / "a.zip")), IncomingEvaluation("s", "w", "p", "{}")):
        assert incoming_of(json.loads(line_of(one))) == one


def test_a_file_that_is_refused_after_its_beginning_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"Name,MRN\n" + b"".join(b"A (invented),%d\n" % n for n in range(5_000)) + b'"cut')
    with pytest.raises(NotOurFile, match="row 5002"):
        _read(path)


def test_a_stop_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"Name,MRN\n" + b"".join(b"A (invented),%d\n" % n for n in range(50_000)))
    found = APART.read(
        Source(path, TODAY, SourceKind.TABLE, "utf-8", ColumnMap(guessed(["Name", "MRN"]))), lambda: True
    )
    with pytest.raises(Cancelled):
        next(found)


def test_harm_ends_the_process_and_not_the_program(tmp_path: Path) -> None:
    started = time.monotonic()
    entries = {"dump.json": json.dumps(dump()).encode(), "documents/scan.pdf": bomb(60 * MB)}
    refused = [str(one) for one in _read(zipped(tmp_path / "bomb.zip", entries)) if isinstance(one, Refused)]
    assert any("document 5" in one and "far more" in one for one in refused)
    for name, data in (("deep.json", b'{"resourceType":' * 200_000), ("wide.json", b"[" + b"{}," * 20_000_000)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(NotOurFile):
            list(APART.read(Source(tmp_path / name, TODAY, SourceKind.FHIR), lambda: False))
    assert time.monotonic() - started < 60


def test_nothing_in_the_working_directory_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, sign = tmp_path / "t.csv", tmp_path / "ran"
    table.write_text("Name,MRN\nRivera (invented),1\n", "utf-8")
    for module in ("csv", "omt_desktop"):
        (tmp_path / f"{module}.py").write_text(f"open({str(sign)!r}, 'w')\nraise SystemExit(2)\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert [type(one) for one in _read(Path("t.csv"))] == [IncomingPatient]
    assert not sign.exists()
