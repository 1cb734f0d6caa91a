"""The document of every worked case is valid FHIR R4 by two libraries that others wrote, and tells nothing untrue."""

import base64
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhirclient.models.bundle import Bundle as ClientBundle
from hypothesis import given, settings
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Address, Phone
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.evaluation_file import EvaluationReader
from omt_desktop.exchange.fhir.bundle import bundle_text
from omt_desktop.exchange.fhir.codes import COMPLAINTS, UNITS
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from tests.builders import PRACTICE_TIME, a_record
from tests.clinic import CASES, CONTENT, HEALTHY

FILES = sorted(CASES.glob("*.json"))
AT = datetime(2026, 11, 20, 11, 0, tzinfo=PRACTICE_TIME)
NOBODY = Patient("", "")
DECIDED = Decision(Stance.DIFFER, "pain", (ChosenTechnique("LUMB", "ME", "gently"),), "the back", "come again")


def evaluation_in(path: Path) -> Evaluation:
    read = json.loads(path.read_text("utf-8"))
    _, evaluation = EvaluationReader(CONTENT).read(json.dumps(read.get("evaluation", read)).encode())
    return evaluation


def document(record: EvaluationRecord, pdf: bytes = b"") -> dict[str, Any]:
    """The bundle after two readers have taken it for valid R4."""
    recommendation = assess(record.evaluation, CONTENT.vocabulary, CONTENT.rules)
    text = bundle_text(record, recommendation, CONTENT, "Dr. Ada Invented", pdf)
    Bundle.model_validate_json(text)
    read: dict[str, Any] = json.loads(text)
    assert ClientBundle(read).as_json()["type"] == "document"
    return read


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def signed(record: EvaluationRecord, **changes: Any) -> EvaluationRecord:
    signature = Signature("ada", "Dr. Ada Invented", Meaning.AUTHOR, AT, "a" * 64)
    return replace(record, signatures=(signature,), **changes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_worked_case_is_a_valid_document(path: Path) -> None:
    evaluation = evaluation_in(path)
    bundle = document(signed(a_record(replace(evaluation, decision=DECIDED))), b"%PDF-1.7 invented")
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"
    links = set(_references(bundle))
    assert links <= {entry["fullUrl"] for entry in bundle["entry"]}
    told = {entry["fullUrl"] for entry in bundle["entry"]}
    assert len(told) == len(bundle["entry"])


def _references(value: Any) -> Any:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for one in value.values():
            yield from _references(one)
    elif isinstance(value, list):
        for one in value:
            yield from _references(one)


def test_not_examined_is_never_normal() -> None:
    evaluation = Evaluation(HEALTHY.evaluated_on, regions={"LUMB": RegionFinding(0)})
    bundle = document(a_record(evaluation))
    graded = {o["code"]["text"]: o for o in resources(bundle, "Observation")}
    assert len(graded) == len(CONTENT.vocabulary.regions)
    lumbar = graded.pop("Severity of somatic dysfunction, Lumbar")
    assert lumbar["valueInteger"] == 0
    for other in graded.values():
        assert other["dataAbsentReason"]["coding"][0]["code"] == "not-performed"
        assert not [key for key in other if key.startswith("value")]
    assert resources(bundle, "Condition") == []


def test_an_unknown_answer_is_asked_and_unknown_and_an_unasked_one_is_absent() -> None:
    evaluation = Evaluation(HEALTHY.evaluated_on, {"complaint.trauma": "unknown", "complaint.limb_symptoms": "no"})
    answers = {
        o["code"]["text"]: o
        for o in resources(document(a_record(evaluation)), "Observation")
        if o["category"][0]["coding"][0]["code"] == "survey"
    }
    assert len(answers) == 2
    unknown, no = sorted(answers.values(), key=lambda o: "valueBoolean" in o)
    assert unknown["dataAbsentReason"]["coding"][0]["code"] == "asked-unknown"
    assert no["valueBoolean"] is False


def test_vital_signs_carry_loinc_and_ucum() -> None:
    facts = {
        "vitals.systolic": 128, "vitals.diastolic": 80, "vitals.temperature": 36.8, "vitals.weight": 70,
        "complaint.pain_now": 4,
    }  # fmt: skip
    tug = {"bal.tug": Finding("bal.tug", (("value", 11.4),))}
    made = resources(document(a_record(Evaluation(HEALTHY.evaluated_on, facts, findings=tug))), "Observation")
    coded = {o["code"]["coding"][0]["code"]: o for o in made if "coding" in o["code"]}
    assert coded.keys() == {"85354-9", "8310-5", "29463-7", "72514-3"}
    pressure = {c["code"]["coding"][0]["code"]: c["valueQuantity"] for c in coded["85354-9"]["component"]}
    assert {code: (q["value"], q["code"]) for code, q in pressure.items()} == {
        "8480-6": (128, "mm[Hg]"),
        "8462-4": (80, "mm[Hg]"),
    }
    assert coded["8310-5"]["valueQuantity"]["code"] == "Cel"
    (timed,) = (o for o in made if o["code"].get("text", "").startswith("Timed up and go"))
    assert timed["component"][0]["code"]["coding"][0]["code"] == "89423-8"
    assert timed["component"][0]["valueQuantity"] == {
        "value": 11.4, "unit": "s", "system": "http://unitsofmeasure.org", "code": "s",
    }  # fmt: skip


def test_a_pressure_measured_by_half_says_so() -> None:
    evaluation = Evaluation(HEALTHY.evaluated_on, {"vitals.systolic": 128})
    (pressure,) = (
        o for o in resources(document(a_record(evaluation)), "Observation") if o["code"]["text"] == "Blood pressure"
    )
    assert [("valueQuantity" in c, "dataAbsentReason" in c) for c in pressure["component"]] == [
        (True, False),
        (False, True),
    ]


def test_only_codes_that_were_read_are_named() -> None:
    evaluation = Evaluation(
        HEALTHY.evaluated_on,
        {"complaint.groups": ("low_back_pain", "asthma")},
        {"LUMB": RegionFinding(2, ("tenderness",), "left", "tight"), "HEAD": RegionFinding(0)},
    )
    found = {c["code"]["text"]: c["code"].get("coding") for c in resources(document(a_record(evaluation)), "Condition")}
    assert found["Asthma"] is None
    assert found["Low back pain"] == [
        {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": COMPLAINTS["low_back_pain"]}
    ]
    assert found["Somatic dysfunction, Lumbar"][0]["code"] == "M99.03"
    assert len(found) == 3


def test_the_document_says_whether_it_is_signed_and_carries_the_pdf() -> None:
    record = a_record(replace(HEALTHY, decision=DECIDED))
    draft = document(record)
    assert resources(draft, "Composition")[0]["status"] == "preliminary"
    assert "attester" not in resources(draft, "Composition")[0]
    whole = document(signed(record), b"%PDF-1.7 sealed")
    (composition,) = resources(whole, "Composition")
    assert (composition["status"], composition["attester"][0]["mode"]) == ("final", "legal")
    assert resources(whole, "Practitioner")[0]["name"] == [{"text": "Dr. Ada Invented"}]
    (binary,) = resources(whole, "Binary")
    assert base64.b64decode(binary["data"]) == b"%PDF-1.7 sealed"
    (care,) = resources(whole, "CarePlan")
    assert care["activity"][0]["detail"]["code"]["text"] == "Muscle energy"
    addendum = Addendum("ada", "Dr. Ada Invented", AT, "slip", "left, not right", "b" * 64)
    amended = document(signed(record, addenda=(addendum,)))
    assert resources(amended, "Composition")[0]["status"] == "amended"
    assert "left, not right" in json.dumps(resources(amended, "Composition"))


def test_people_are_told_as_far_as_they_are_known() -> None:
    ana = Patient(
        "p-1", "Rivera (invented)", "Ana Maria", "A-1042", sex="female", preferred_name="Anita",
        birth_about=PartialDate(1954, 3), phones=(Phone("+1 555 0100"),), email="ana@example.org",
        address=Address("1 Invented St\n2nd floor", "12345", "Springfield", "", "US"),
    )  # fmt: skip
    (patient,) = resources(document(replace(a_record(HEALTHY), patient=ana)), "Patient")
    assert patient["birthDate"] == "1954-03"
    assert patient["name"][0]["given"] == ["Ana", "Maria"]
    assert patient["address"][0]["line"] == ["1 Invented St", "2nd floor"]
    (nobody,) = resources(document(replace(a_record(HEALTHY), patient=NOBODY)), "Patient")
    assert "birthDate" not in nobody and nobody["gender"] == "unknown"


def test_the_same_evaluation_gives_the_same_text() -> None:
    record, answer = a_record(HEALTHY), assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    assert bundle_text(record, answer, CONTENT) == bundle_text(record, answer, CONTENT)


@settings(max_examples=20)
@given(st.text(max_size=60))
def test_any_text_of_a_patient_gives_a_valid_document(text: str) -> None:
    facts = {"complaint.goal": text} if "complaint.goal" in CONTENT.vocabulary.facts else {}
    evaluation = Evaluation(
        HEALTHY.evaluated_on,
        facts,
        {"LUMB": RegionFinding(1, note=text)},
        {"own.x": Finding("own.x", (("note", text),))} if text else {},
        Decision(Stance.AGREE, plan=text, discussion=text),
    )
    document(replace(a_record(evaluation), patient=Patient("p", text, text, text)))


def test_units_are_ucum() -> None:
    assert {code for _, code in UNITS.values()} == {
        "Cel", "mm[Hg]", "/min", "%", "cm", "mm", "kg", "s", "deg", "wk", "10*9/L", "{score}",
    }  # fmt: skip
