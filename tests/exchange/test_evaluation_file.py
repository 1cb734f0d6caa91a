"""What an evaluation file may hold, what is made of it, and what it is refused for, key by key."""

import json
from datetime import date
from typing import Any

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import Evaluation, FactRecord, Finding, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.evaluation_file import EvaluationReader, evaluation_text
from omt_desktop.workflow.errors import NotOurFile
from tests.exchange.small_content import CONTENT, TODAY, a_file

READER = EvaluationReader(CONTENT)


def read(document: object) -> tuple[Patient, Evaluation]:
    return READER.read(json.dumps(document).encode())


def refusal(data: bytes) -> str:
    with pytest.raises(NotOurFile) as refused:
        READER.read(data)
    message = str(refused.value)
    assert message.isprintable(), "one line, which any terminal can show"
    message.encode()
    return message


def refused_with(fact_id: str, literal: str) -> str:
    """The refusal of a file whose only oddity is this JSON literal as the answer of a fact."""
    document = json.dumps(a_file(facts={fact_id: "@"})).replace('"@"', literal)
    return refusal(document.encode())


def test_the_patient_has_the_names_of_the_file_and_the_facts_of_the_evaluation() -> None:
    patient, evaluation = read(a_file())
    assert patient == Patient("", "Rivera (invented)", "Ana", "A-1042", date(1954, 3, 2), "female")
    assert evaluation.evaluated_on == TODAY
    assert evaluation.regions == {"LUMB": RegionFinding(2)}


def test_a_file_without_patient_or_findings_is_accepted() -> None:
    patient, evaluation = read(a_file(patient=None, facts={"patient.sex": "unknown"}, regions={}))
    assert patient == Patient("", "")
    assert not evaluation.findings


@pytest.mark.parametrize(
    ("fact_id", "given", "held"),
    [
        ("consent.tri", "unknown", "unknown"),
        ("hx.cancer", "unknown", "unknown"),
        ("hx.cancer", "past", "past"),
        ("complaint.groups", [], ()),
        ("complaint.groups", ["neck_pain", "asthma"], ("neck_pain", "asthma")),
        ("hx.instability", ["LUMB"], ("LUMB",)),
        ("vitals.temperature", 38, 38),
        ("vitals.temperature", 37.25, 37.25),
        ("vitals.temperature", 45, 45),
        ("lab.open", -3, -3),
        ("patient.birth_date", "2026-11-20", TODAY),
        ("patient.birth_date", "2024-02-29", date(2024, 2, 29)),
        ("complaint.onset_about", "2026", PartialDate(2026)),
        ("complaint.onset_about", "2026-11", PartialDate(2026, 11)),
        ("complaint.onset_about", "2026-11-19", date(2026, 11, 19)),
        ("life.sleep", "schläft schlecht\nseit Mai 😴", "schläft schlecht\nseit Mai 😴"),
        ("life.sleep", "", ""),
        ("hx.fractures", [], ()),
        (
            "hx.fractures",
            [{"status": "unknown", "region": "LUMB", "low_trauma": "unknown", "kind": "unknown", "about": "2020"}, {}],
            (
                FactRecord(
                    (
                        ("about", PartialDate(2020)),
                        ("kind", "unknown"),
                        ("low_trauma", "unknown"),
                        ("region", "LUMB"),
                        ("status", "unknown"),
                    )
                ),
                FactRecord(),
            ),
        ),
    ],
)
def test_answers_of_every_type_are_held_as_given(fact_id: str, given: object, held: object) -> None:
    _, evaluation = read(a_file(facts={fact_id: given}))
    answer = evaluation.facts[fact_id]
    assert answer == held
    assert type(answer) is type(held)


def test_regions_and_findings_are_held_as_given() -> None:
    region = {"severity": 0, "tart": ["tenderness", "texture"], "side": "both", "note": "after lifting"}
    segment = {"id": "seg.L3", "position": "F", "sidebend": "both", "rotation": "right", "severity": 2}
    more = {"restricted": ["flexion"], "key_lesion": "no", "note": "n", "refers_to": ["CERV"], "since": "2026-11-01"}
    timed = {"id": "bal.tug", "value": 9.4, "unit": "s"}
    falls = {"id": "bal.falls", "value": 2}
    legs = {"id": "legs.length", "side": "left", "mm": 6, "unit": "mm"}
    _, evaluation = read(
        a_file(regions={"CERV": region}, findings=[segment | more | {"about": "2025-03"}, timed, falls, legs])
    )
    assert evaluation.regions == {"CERV": RegionFinding(0, ("tenderness", "texture"), "both", "after lifting")}
    assert evaluation.findings["bal.tug"] == Finding("bal.tug", (("value", 9.4),))
    assert evaluation.findings["bal.falls"].get("value") == 2
    assert evaluation.findings["legs.length"].values == (("mm", 6), ("side", "left"))
    held = evaluation.findings["seg.L3"]
    assert held.values == tuple(sorted(held.values))
    assert dict(held.values) == {k: v for k, v in segment.items() if k != "id"} | more | {
        "about": "2025-03",
        "restricted": ("flexion",),
        "refers_to": ("CERV",),
    }


def test_a_normal_keeps_the_mark_that_it_was_stated_as_the_rest_of_the_region() -> None:
    stated = {"id": "seg.L4", "value": "normal", "note": "n", "by": "rest_normal"}
    _, evaluation = read(a_file(findings=[stated]))
    assert evaluation.findings["seg.L4"].from_rest
    written = json.loads(evaluation_text(Patient("", ""), evaluation, CONTENT))
    assert written["findings"] == [stated]
    _, evaluation = read(a_file(findings=[{"id": "seg.L4", "value": "normal"}]))
    assert not evaluation.findings["seg.L4"].from_rest


def test_a_byte_order_mark_and_spaces_around_are_no_harm() -> None:
    data = b"\xef\xbb\xbf \r\n" + json.dumps(a_file()).encode() + b"\r\n \n"
    assert READER.read(data)[1].evaluated_on == TODAY


@pytest.mark.parametrize(
    ("fact_id", "literal", "message"),
    [
        ("hx.cancer", '"maybe"', '"maybe" is not one of never, past, current, unknown'),
        ("hx.cancer", "null", "null is not one of"),
        ("hx.cancer", '["past"]', "a list is not one of"),
        ("hx.cancer", "{}", "an object is not one of"),
        ("consent.tri", "true", "true is not one of yes, no, unknown"),
        ("consent.tri", '"Yes"', '"Yes" is not one of'),
        ("consent.tri", '"\\ud800"', '"\\ud800" is not one of'),
        ("complaint.groups", '"asthma"', '"asthma" is not a list'),
        ("complaint.groups", '"unknown"', '"unknown" is not a list'),
        ("complaint.groups", '["asthma", "asthma"]', '"asthma" stands there twice'),
        ("vitals.temperature", "true", "true is not a number"),
        ("vitals.temperature", '"38"', '"38" is not a number'),
        ("vitals.temperature", "NaN", "NaN is not a measurement"),
        ("vitals.temperature", "Infinity", "a number too large to mean anything is not a measurement"),
        ("vitals.temperature", "-Infinity", "is not a measurement"),
        ("vitals.temperature", "1e999", "is not a measurement"),
        ("vitals.temperature", "9" * 5000, "is not a measurement"),
        ("vitals.temperature", "9" * 300, "9999999999999999999999999999999999999999… is outside 25 to 45 Cel"),
        ("vitals.temperature", "24.999", "24.999 is outside 25 to 45 Cel"),
        ("lab.open", "1e16", "is outside"),
        ("patient.birth_date", '"2026-11-21"', "2026-11-21 is after the day of the evaluation, 2026-11-20"),
        ("patient.birth_date", '"2026-02-29"', '"2026-02-29" is not a day of the calendar'),
        ("patient.birth_date", '"2026-2-9"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", '"20260209"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", '"2026-W07-1"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", '"2026-02-09\\n"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", '"２０２６-02-09"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", '"2026-02-09T10:00:00"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", '"unknown"', "is not a date written YYYY-MM-DD"),
        ("patient.birth_date", "20260209", "20260209 is not a date"),
        ("patient.birth_date", '"1849-12-31"', "1849-12-31 is not between 1850 and 2999"),
        ("complaint.onset_about", '"2026-13"', '"2026-13" is not a month of the calendar'),
        ("complaint.onset_about", '"2026-12"', "2026-12 is after the day of the evaluation"),
        ("complaint.onset_about", '"2027"', "2027 is after the day of the evaluation"),
        ("complaint.onset_about", '"2026-11-21"', "2026-11-21 is after the day of the evaluation"),
        ("complaint.onset_about", '"2026\\n"', "is not a year, a month or a day"),
        ("complaint.onset_about", "2026", "2026 is not a year, a month or a day"),
        ("life.sleep", "7", "7 is not text"),
        ("life.sleep", '"half \\udc00"', "holds half a character"),
        ("life.sleep", '"nul \\u0000"', "holds the character U+0000"),
        ("hx.fractures", '{"region": "LUMB"}', "an object is not a list"),
    ],
)
def test_an_answer_outside_its_type_is_refused_by_its_key(fact_id: str, literal: str, message: str) -> None:
    said = refused_with(fact_id, literal)
    assert said.startswith(f"facts.{fact_id}: ")
    assert message in said


@pytest.mark.parametrize(
    ("fact_id", "literal", "message"),
    [
        ("complaint.groups", '["asthma", "gout"]', 'facts.complaint.groups[1]: "gout" is not one of low_back_pain,'),
        ("hx.instability", '["lumb"]', 'facts.hx.instability[0]: "lumb" is not one of CERV, LUMB'),
        ("hx.fractures", '["LUMB"]', 'facts.hx.fractures[0]: "LUMB" is not an object'),
        ("hx.fractures", '[{}, {"where": "LUMB"}]', "facts.hx.fractures[1].where: is not a key that belongs there"),
        ("hx.fractures", '[{"region": "unknown"}]', 'facts.hx.fractures[0].region: "unknown" is not one of'),
        ("hx.fractures", '[{"date": "2027-01-01"}]', "facts.hx.fractures[0].date: 2027-01-01 is after"),
        ("hx.fractures", '[{"about": "2027"}]', "facts.hx.fractures[0].about: 2027 is after"),
        ("hx.fractures", '[{"status": "old"}]', 'facts.hx.fractures[0].status: "old" is not one of acute, united'),
        ("hx.fractures", '[{"low_trauma": false}]', "facts.hx.fractures[0].low_trauma: false is not one of"),
        ("hx.fractures", '[{"date": "2020-01-01", "date": null}]', "facts.hx.fractures[0].date: stands there twice"),
        ("hx.cancer", '"past", "hx.cancer": "never"', "facts.hx.cancer: stands there twice"),
        ("hx.canser", '"past"', "facts.hx.canser: is not a fact of the vocabulary"),
        ("", '"past"', "facts.: is not a fact of the vocabulary"),
        ("\ud800\n\x1b[31m", '"past"', "facts.\\ud800\\n\\x1b[31m: is not a fact of the vocabulary"),
        ("x" * 500, "1", f"facts.{'x' * 40}…: is not a fact"),
    ],
)
def test_what_is_wrong_inside_an_answer_is_named_by_its_place(fact_id: str, literal: str, message: str) -> None:
    assert message in refused_with(fact_id, literal)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": "omt-evaluation/2"}, 'format: "omt-evaluation/2" is not omt-evaluation/1'),
        ({"format": 1, "else": 2}, "format: 1 is not omt-evaluation/1"),
        ({"format": None}, "format: is missing"),
        ({"evaluated_on": None}, "evaluated_on: is missing"),
        ({"facts": None}, "facts: is missing"),
        ({"regions": None}, "regions: is missing"),
        ({"evaluated_on": "2026-11-31"}, 'evaluated_on: "2026-11-31" is not a day of the calendar'),
        ({"evaluated_on": "9999-12-31"}, "evaluated_on: 9999-12-31 is not between 1850 and 2999"),
        ({"decided": {}}, "decided: is not a key that belongs there; these do: format, evaluated_on"),
        ({"patient": []}, "patient: a list is not an object"),
        ({"patient": {"name": "Rivera"}}, "patient.name: is not a key that belongs there"),
        ({"patient": {"mrn": 1042}}, "patient.mrn: 1042 is not text"),
        ({"patient": {"family_name": "\udfff"}}, "patient.family_name: holds half a character"),
        ({"facts": []}, "facts: a list is not an object"),
        ({"regions": ["LUMB"]}, "regions: a list is not an object"),
        ({"regions": {"LUMBAR": {"severity": 1}}}, "regions.LUMBAR: is not a key that belongs there; these do: CERV"),
        ({"regions": {"LUMB": 2}}, "regions.LUMB: 2 is not an object"),
        ({"regions": {"LUMB": {}}}, "regions.LUMB.severity: is missing"),
        ({"regions": {"LUMB": {"severity": 4}}}, "regions.LUMB.severity: 4 is not one of 0, 1, 2, 3"),
        ({"regions": {"LUMB": {"severity": True}}}, "regions.LUMB.severity: true is not one of"),
        ({"regions": {"LUMB": {"severity": 2.0}}}, "regions.LUMB.severity: 2.0 is not one of"),
        ({"regions": {"LUMB": {"severity": 2, "tart": ["T"]}}}, 'regions.LUMB.tart[0]: "T" is not one of texture,'),
        ({"regions": {"LUMB": {"severity": 2, "side": "Left"}}}, 'regions.LUMB.side: "Left" is not one of left,'),
        ({"regions": {"LUMB": {"severity": 2, "note": 1}}}, "regions.LUMB.note: 1 is not text"),
        ({"regions": {"LUMB": {"severity": 2, "tip": 1}}}, "regions.LUMB.tip: is not a key that belongs there"),
        ({"findings": {}}, "findings: an object is not a list"),
        ({"findings": [1]}, "findings[0]: 1 is not an object"),
        ({"findings": [{"value": 1}]}, "findings[0].id: is missing"),
        ({"findings": [{"id": "seg.L9"}]}, 'findings[0].id: "seg.L9" is not an item of the exam'),
        ({"findings": [{"id": "consent.tri", "value": 1}]}, 'findings[0].id: "consent.tri" is not an item'),
        ({"findings": [{"id": ["seg.L3"]}]}, "findings[0].id: a list is not an item"),
        ({"findings": [{"id": "seg.L3"}]}, "findings[0]: says nothing about seg.L3"),
        ({"findings": [{"id": "seg.L3", "value": 2}]}, "findings[0].value: is not a key that belongs there"),
        ({"findings": [{"id": "seg.L3", "unit": "s"}]}, "findings[0].unit: is not a key that belongs there"),
        ({"findings": [{"id": "seg.L3", "position": "unknown"}]}, "findings[0].position:"),
        (
            {"findings": [{"id": "seg.L3", "rotation": "both"}]},
            'findings[0].rotation: "both" is not one of left, right',
        ),
        ({"findings": [{"id": "seg.L3", "since": "2026-11-21"}]}, "findings[0].since: 2026-11-21 is after"),
        ({"findings": [{"id": "seg.L3", "severity": 1.5}]}, "findings[0].severity: 1.5 is not one of"),
        ({"findings": [{"id": "bal.tug", "value": 9, "unit": "ms"}]}, 'findings[0].unit: "ms" is not s'),
        ({"findings": [{"id": "bal.tug", "value": 301}]}, "findings[0].value: 301 is outside 0 to 300 s"),
        ({"findings": [{"id": "bal.falls", "value": 1, "unit": ""}]}, "findings[0].unit: is not a key"),
        ({"findings": [{"id": "test.broken", "rows": []}]}, "findings[0].rows: a field of kind records"),
        ({"findings": [{"id": "bal.tug", "value": 9}] * 2}, 'findings[1].id: "bal.tug" stands there twice'),
        ({"findings": [{"id": "seg.L4", "value": "normal", "position": "F"}]}, "findings[0].value: says normal, and a"),
        ({"findings": [{"id": "seg.L4", "by": "rest_normal"}]}, "findings[0]: says nothing about seg.L4"),
        ({"findings": [{"id": "seg.L4", "value": "normal", "by": "hand"}]}, 'findings[0].by: "hand" is not one of'),
        (
            {"findings": [{"id": "seg.L4", "position": "F", "by": "rest_normal"}]},
            "findings[0].by: says rest_normal, but",
        ),
        ({"findings": [{"id": "bal.tug", "value": 9, "by": "rest_normal"}]}, "findings[0].by: is not a key"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused_by_its_key(changes: dict[str, Any], message: str) -> None:
    assert refusal(json.dumps(a_file(**changes)).encode()).startswith(message)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "There is nothing in it"),
        (b" \n", "There is nothing in it"),
        (b"{", "This is not JSON:"),
        (b'{"format": "omt-evaluation/1"} {}', "This is not JSON: Extra data at line 1, column 32."),
        (b"%PDF-1.7", "This is not JSON: Expecting value at line 1, column 1."),
        (b"SQLite format 3\x00\x10\x00\xff", "The text is not UTF-8"),
        ("{}".encode("utf-16"), "The text is not UTF-8 at byte 1; save it as UTF-8."),
        (b'"omt-evaluation/1"', 'An evaluation is one JSON object; this is "omt-evaluation/1".'),
        (b"[]", "An evaluation is one JSON object; this is a list."),
        (b"NaN", "An evaluation is one JSON object; this is NaN."),
        (b"[" * 200_000, "The lists and objects are nested too deeply"),
        (b'{"format":' * 200_000, "The lists and objects are nested too deeply"),
        (b" " * (16 * 1024 * 1024 + 1), "It is larger than 16 MB"),
        (b'{"format": "omt-evaluation/1", "format": "x"}', 'format: "x" is not'),
        (b'{"format": "x", "format": "omt-evaluation/1"}', "format: stands there twice"),
    ],
)
def test_what_is_no_evaluation_at_all_is_refused(data: bytes, message: str) -> None:
    assert refusal(data).startswith(message)


def test_a_refused_name_or_note_is_not_repeated() -> None:
    secret = "Secretson \x00"
    for changes in ({"patient": {"family_name": secret}}, {"facts": {"life.sleep": secret}}):
        assert "Secretson" not in refusal(json.dumps(a_file(**changes)).encode())
