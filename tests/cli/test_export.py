"""`omt-desktop export` on a real practice: unlocked by a passphrase, told to the trail, whole or not at all."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from omt_desktop.cli.main import main
from omt_desktop.domain.evaluation import Evaluation
from tests.builders import EXAM_DAY, a_patient
from tests.clinic import CONTENT
from tests.practice import PASSPHRASE, open_new_practice, reopen

TO = ["--to", "The patient", "--why", "The patient asked for it"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    services = open_new_practice(tmp_path / "data")
    patient = services.patients.add(a_patient(id=""))
    services.evaluations.create(patient, Evaluation(EXAM_DAY), CONTENT.stamp, "reason_for_visit")
    services.close()
    return tmp_path / "data"


def export(data: Path, out: Path, *arguments: str, passphrase: str = PASSPHRASE) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.StringIO(f"{passphrase}\n"))
        return main(["export", *arguments, "-o", str(out), *TO, "--data", str(data), "--passphrase-stdin"])


def test_a_patient_in_one_archive_with_its_sum_beside_it(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "ana.zip"
    assert export(data, out, "patient", "--patient", "A-1042") == 0
    with zipfile.ZipFile(out) as archive:
        assert "evaluation-001-2026-11-20/report.pdf" in archive.namelist()
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    assert (tmp_path / "ana.zip.sha256").read_text("ascii") == f"{digest}  ana.zip\n"
    services = reopen(data)
    services.close()


@pytest.mark.parametrize("kind", ["evaluation", "fhir"])
def test_the_newest_evaluation_of_a_patient(data: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "one.json"
    assert export(data, out, kind, "--patient", "A-1042") == 0
    assert json.loads(out.read_text("utf-8"))


def test_the_practice_as_tables(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables.zip"
    assert export(data, out, "tables", "--bom") == 0
    with zipfile.ZipFile(out) as archive:
        assert archive.read("patients.csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["patient"], "--patient"),
        (["patient", "--patient", "Z-9"], "No patients have the record number"),
        (["fhir", "--patient", "A-1042", "--evaluation", "2020-01-01"], "no evaluation of that day"),
    ],
)
def test_what_is_missing_is_told_in_one_line(
    data: Path, tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(data, tmp_path / "x", *arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err and printed.err.count("\n") == 1
    assert not (tmp_path / "x").exists()


def test_a_wrong_passphrase_and_an_unwritable_place_leave_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(data, tmp_path / "x.zip", "tables", passphrase="wrong") == 2
    assert export(data, tmp_path / "no such folder" / "x.zip", "tables") == 2
    assert "not written" in capsys.readouterr().err
    assert list(tmp_path.glob("*.zip*")) == []
    assert list(tmp_path.glob(".omt*")) == []


def test_there_must_be_a_practice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(tmp_path / "none", tmp_path / "x.zip", "tables") == 2
    assert "no practice" in capsys.readouterr().err
