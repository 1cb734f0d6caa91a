"""FHIR patients and their documents, from a Patient or a Bundle of another system."""

import base64
import json
from datetime import date
from typing import Any

import pytest

from omt_desktop.exchange.bringing.fhir_people import fhir_people
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingPatient, PatientField, Refused
from omt_desktop.workflow.errors import NotOurFile

TODAY = date(2026, 11, 28)
BIRTH_SEX = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex"
PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [{"value": "X9"}, {"type": {"coding": [{"code": "MR"}]}, "value": "A-1042"}],
    "name": [
        {"use": "maiden", "family": "Before"},
        {"use": "official", "family": "Rivera (invented)", "given": ["Ana", "Maria"]},
        {"use": "nickname", "given": ["Annie"]},
    ],
    "telecom": [
        {"system": "phone", "use": "old", "value": "0"},
        {"system": "phone", "use": "home", "value": "207 555 0101"},
        {"system": "phone", "use": "mobile", "value": "207 555 0102"},
        {"system": "email", "value": "ana@example.org"},
    ],
    "address": [{"line": ["1 Elm St", "Apt 2"], "city": "Portland", "postalCode": "04101"}],
    "birthDate": "1954-03",
    "gender": "female",
}
DOCUMENT = {
    "resourceType": "DocumentReference",
    "id": "d1",
    "date": "2019-06-01T00:00:00Z",
    "subject": {"reference": "Patient/p1"},
    "content": [{"attachment": {"title": "MRI", "contentType": "application/pdf", "url": "Binary/b1"}}],
}
BINARY = {"resourceType": "Binary", "id": "b1", "data": base64.b64encode(b"%PDF invented").decode()}


def _read(value: object) -> list[Incoming]:
    return list(fhir_people(json.dumps(value).encode(), TODAY))


def _bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": one} for one in resources]}


def test_a_patient_is_read_by_the_name_and_numbers_in_use() -> None:
    (found,) = _read(PATIENT)
    assert isinstance(found, IncomingPatient) and found.source_id == "Patient/p1"
    assert found.values == {
        PatientField.SOURCE_ID: "p1",
        PatientField.FAMILY_NAME: "Rivera (invented)",
        PatientField.GIVEN_NAME: "Ana Maria",
        PatientField.PREFERRED_NAME: "Annie",
        PatientField.MRN: "A-1042",
        PatientField.PHONE: "207 555 0101",
        PatientField.MOBILE: "207 555 0102",
        PatientField.EMAIL: "ana@example.org",
        PatientField.STREET: "1 Elm St, Apt 2",
        PatientField.CITY: "Portland",
        PatientField.POSTCODE: "04101",
        PatientField.BIRTH_DATE: "1954-03",
        PatientField.GENDER: "female",
    }


@pytest.mark.parametrize(("codes", "sex"), [(["F"], "female"), (["M"], "male"), (["UNK"], None), (["F", "M"], None)])
def test_sex_comes_only_from_sex_at_birth(codes: list[str], sex: str | None) -> None:
    (found,) = _read(PATIENT | {"extension": [{"url": BIRTH_SEX, "valueCode": code} for code in codes]})
    assert isinstance(found, IncomingPatient) and found.values.get(PatientField.SEX) == sex


def test_documents_come_with_their_bytes_and_everything_else_is_counted() -> None:
    found = _read(_bundle(PATIENT, DOCUMENT, BINARY, {"resourceType": "Observation"}, {"resourceType": "Observation"}))
    document = found[1]
    assert isinstance(document, IncomingDocument)
    assert (document.patient, document.name, document.dated) == ("Patient/p1", "MRI", "2019-06-01")
    assert document.content == b"%PDF invented" and document.media_type == "application/pdf"
    assert [str(one) for one in found[2:]] == ["the bundle: 2 resources of «Observation» are not taken over"]


@pytest.mark.parametrize(
    ("resource", "told"),
    [
        (PATIENT | {"birthDate": "1954-02-31"}, "entry 1: a value is not a day"),
        (PATIENT | {"gender": "f"}, "entry 1: gender is not one of"),
        (PATIENT | {"name": []}, "entry 1: has no family name"),
        (PATIENT | {"name": [{"family": 7}]}, None),
        (DOCUMENT | {"subject": {"reference": "Patient/other"}}, "entry 1: is a document of a patient"),
    ],
)
def test_what_cannot_be_taken_over_is_named(resource: dict[str, Any], told: str | None) -> None:
    (found,) = _read(_bundle(resource))
    assert isinstance(found, Refused if told else IncomingPatient)
    assert told is None or str(found).startswith(told)


@pytest.mark.parametrize(
    ("attachment", "told"), [({"data": "&&"}, "damaged"), ({"url": "https://example.org/x"}, "lies somewhere else")]
)
def test_a_document_without_its_bytes_is_named(attachment: dict[str, str], told: str) -> None:
    found = _read(_bundle(PATIENT, DOCUMENT | {"content": [{"attachment": attachment}]}))
    assert told in str(found[1])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"[]", "not FHIR"),
        (b'{"resourceType": "Observation"}', "Observation"),
        (b'{"resourceType": "Patient", "allergy": "none", "allergy": "PENICILLIN"}', "allergy» stands twice"),
        (b'{"resourceType": "Patient", "x": NaN}', "a number that is none"),
        (b'{"resourceType": "Patient", "x": 1e999}', "a number that is none"),
        (rb'{"resourceType": "Patient", "x": "\ud800"}', "half of a character"),
        (b'{"resourceType": "Patient", "x": ' + b"[" * 61 + b"]" * 61 + b"}", "nested too deeply"),
        (b'{"x":' * 100_000, "nested too deeply"),
        (b'{"resourceType": "Pat', "not JSON"),
        (b"\xff\xfe", "UTF-8"),
    ],
)
def test_what_python_would_settle_in_silence_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(NotOurFile, match=told):
        list(fhir_people(data, TODAY))


def test_two_patients_without_an_id_are_told_apart() -> None:
    one, two = (
        {key: value for key, value in PATIENT.items() if key != "id"} | {"birthDate": d} for d in ("1950", "1951")
    )
    assert len({getattr(found, "source_id", "") for found in _read(_bundle(one, two))}) == 2


def test_patients_who_share_an_id_are_refused_with_everything_that_names_it() -> None:
    other = PATIENT | {"name": [{"family": "Brown (invented)"}], "birthDate": "1970"}
    bundle = _bundle(PATIENT, other, DOCUMENT, DOCUMENT | {"subject": {"reference": "https://two.example/p1"}}, BINARY)
    for entry, url in zip(bundle["entry"], ("https://one.example/p1", "https://two.example/p1"), strict=False):
        entry["fullUrl"] = url
    found = _read(bundle)
    assert [str(one).partition(";")[0] for one in found] == [
        "entry 1: has the same id as the patient in entry 2",
        "entry 2: has the same id as the patient in entry 1",
        "entry 3: is a document of a patient who is not taken over",
        "entry 4: is a document of a patient who is not taken over",
    ]


def test_a_document_whose_bytes_could_be_either_of_two_is_refused() -> None:
    found = _read(_bundle(PATIENT, DOCUMENT, BINARY, BINARY | {"data": base64.b64encode(b"of another").decode()}))
    assert [type(one) for one in found] == [IncomingPatient, Refused]


def test_no_reference_means_a_patient_without_an_id() -> None:
    nameless = {key: value for key, value in PATIENT.items() if key != "id"}
    found = _read(_bundle(nameless, DOCUMENT | {"subject": {"reference": "Patient/"}}, BINARY))
    assert [type(one) for one in found] == [IncomingPatient, Refused]
