"""LibreOsteo's archive: who and what comes in, and everything that must be refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.exchange.bringing.libreosteo import libreosteo_archive
from omt_desktop.exchange.bringing.limits import MB, Archive
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingPatient, PatientField, Refused
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.bringing.archives import EXAMINATION, PATIENT, bomb, dump, libreosteo, record, zipped

TODAY = date(2026, 11, 28)


def _read(path: Path) -> list[Incoming]:
    archive = Archive(path)
    try:
        return list(libreosteo_archive(archive, TODAY))
    finally:
        archive.close()


def test_a_patient_comes_with_history_examination_and_document(tmp_path: Path) -> None:
    found = _read(libreosteo(tmp_path / "a.zip"))
    patient = found[0]
    assert isinstance(patient, IncomingPatient)
    assert patient.values == {
        PatientField.SOURCE_ID: "1",
        PatientField.FAMILY_NAME: "Rivera (invented)",
        PatientField.GIVEN_NAME: "Ana",
        PatientField.BIRTH_DATE: "1954-03-02",
        PatientField.SEX: "female",
        PatientField.HANDEDNESS: "left",
        PatientField.STREET: "1 Elm St",
        PatientField.POSTCODE: "04101",
        PatientField.CITY: "Portland",
        PatientField.PHONE: "207 555 0101",
        PatientField.OCCUPATION: "welder",
        PatientField.ALERT: "Latex allergy",
        PatientField.REFERRED_BY: "Ben Okafor (invented) Bangor",
    }
    documents = [one for one in found if isinstance(one, IncomingDocument)]
    assert [(one.name, one.patient, one.dated) for one in documents] == [
        ("History 2014-01-26", "patient:1", "2014-01-26"),
        ("Examination 2019-05-03", "patient:1", "2019-05-03"),
        ("MRI", "patient:1", "2019-06-01"),
    ]
    examination = documents[1].content.decode()
    assert "Reason: Low back pain" in examination and "Comment of 2019-05-10: Better" in examination
    assert "not an evaluation" in examination and "Ear" not in examination
    assert "Smoker: yes" in documents[0].content.decode()
    assert documents[2].content == b"%PDF-1.4 invented"
    assert [str(one) for one in found if isinstance(one, Refused)] == [
        "dump.json: 1 records of «invoice» are not taken over; keep the archive for them"
    ]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"birth_date": "2031-01-01"}, "patient 1: a value is in the future"),
        ({"birth_date": "1954-02-30"}, "patient 1: a value is not a day"),
        ({"family_name": ""}, "patient 1: has no family name"),
        ({"job": "x" * 10_001}, "patient 1: a value holds 10,001 characters"),
    ],
)
def test_a_patient_that_cannot_be_is_refused_with_everything_of_theirs(
    tmp_path: Path, changed: dict[str, Any], problem: str
) -> None:
    records = [record("patient", 1, **PATIENT | changed), *dump()[1:]]
    found = _read(libreosteo(tmp_path / "a.zip", records))
    refused = [str(one) for one in found if isinstance(one, Refused)]
    assert refused[0].startswith(problem)
    assert "examination 3: belongs to a patient who is not taken over" in refused
    assert "document 5: belongs to a patient who is not taken over" in refused
    assert not [one for one in found if not isinstance(one, Refused)]


def test_a_document_that_is_not_in_the_archive_is_named(tmp_path: Path) -> None:
    found = _read(libreosteo(tmp_path / "a.zip", [record("patient", 1, **PATIENT), *dump()[4:6]]))
    assert not [one for one in found if isinstance(one, Refused)]
    records = dump()
    records[4]["fields"]["document_file"] = "documents/gone.pdf"
    found = _read(libreosteo(tmp_path / "b.zip", records))
    assert any("document 5" in str(one) and "no documents/gone.pdf" in str(one) for one in found)


def test_an_empty_examination_brings_no_document(tmp_path: Path) -> None:
    blank = dict.fromkeys(EXAMINATION, "") | {"patient": 1}
    found = _read(libreosteo(tmp_path / "a.zip", [record("patient", 1, **PATIENT), record("examination", 3, **blank)]))
    assert [one.name for one in found if isinstance(one, IncomingDocument)] == ["History 2014-01-26"]


@pytest.mark.parametrize(
    "records",
    [
        {},
        [1],
        [{"model": "libreosteoweb.patient", "pk": 1}],
        [{"pk": 1, "fields": {}}],
        [],
        [*dump(), dump()[0]],
        dump()[1:],
    ],
)
def test_a_dump_of_another_shape_is_refused_whole(tmp_path: Path, records: object) -> None:
    with pytest.raises(NotOurFile):
        _read(libreosteo(tmp_path / "a.zip", records))


@pytest.mark.parametrize("name", ["../up.txt", "/etc/x", "a\\..\\b", "C:x", "a/../../b"])
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotOurFile, match="leads outside"):
        Archive(zipped(tmp_path / "a.zip", {"dump.json": b"[]", name: b"x"}))


def test_a_bomb_is_stopped_by_what_was_read(tmp_path: Path) -> None:
    path = libreosteo(tmp_path / "a.zip", None, bomb=bomb(20 * MB))
    archive = Archive(path)
    with pytest.raises(NotOurFile, match="far more"):
        archive.read("bomb")
    archive.close()


def test_an_archive_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = libreosteo(tmp_path / "a.zip").read_bytes()
    for length in range(1, len(whole), 37):
        (tmp_path / "cut.zip").write_bytes(whole[:length])
        with pytest.raises(NotOurFile):
            _read(tmp_path / "cut.zip")


def test_damage_inside_is_refused_or_named(tmp_path: Path) -> None:
    whole = bytearray(libreosteo(tmp_path / "a.zip").read_bytes())
    for place in range(0, len(whole), 11):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        (tmp_path / "damaged.zip").write_bytes(damaged)
        try:
            _read(tmp_path / "damaged.zip")
        except NotOurFile:
            continue
