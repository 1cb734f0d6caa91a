"""Every code in a document is one that the knowledge base has read: nothing is coded by guess."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from omt_desktop.exchange.fhir.codes import UNITS
from tests.builders import a_record
from tests.exchange.fhir.test_bundle import DECIDED, FILES, document, evaluation_in, signed

LOINC_READ = frozenset(
    "85353-1 85354-9 8480-6 8462-4 8867-4 9279-1 8310-5 2708-6 8302-2 29463-7 39156-5 8716-3 10154-3 10164-2 10187-3 "
    "10210-3 29545-1 18776-5 51848-0 29299-5 10160-0 10157-6 34117-2 10192-3 32433-5 89422-0 89423-8 66247-8 "
    "72514-3".split()
)
"""Section 8 of the knowledge base; 51848-0 with its label unverified."""
ICD_10_CM, LOINC, UCUM = "http://hl7.org/fhir/sid/icd-10-cm", "http://loinc.org", "http://unitsofmeasure.org"
LICENSED = ("http://snomed.info/sct", "http://www.ama-assn.org/go/cpt")


def coded(value: Any) -> Iterator[tuple[str, str]]:
    """Every system with its code, wherever it stands."""
    if isinstance(value, dict):
        if isinstance(value.get("system"), str) and isinstance(value.get("code"), str):
            yield value["system"], value["code"]
        for one in value.values():
            yield from coded(one)
    elif isinstance(value, list):
        for one in value:
            yield from coded(one)


def test_no_worked_case_names_a_code_that_was_not_read() -> None:
    named: set[tuple[str, str]] = set()
    for path in FILES:
        named |= set(coded(document(signed(a_record(replace(evaluation_in(path), decision=DECIDED))), b"%PDF")))
    by_system = {system: {code for other, code in named if other == system} for system, _ in named}
    assert by_system[LOINC] <= LOINC_READ and {"34117-2", "8716-3"} <= by_system[LOINC]
    assert by_system.get(UCUM, set()) <= {code for _, code in UNITS.values()}
    assert all(len(code) >= 3 and code[0].isalpha() and code[1].isdigit() for code in by_system[ICD_10_CM])
    assert not set(by_system) & set(LICENSED)


def test_a_section_names_only_what_is_in_the_document() -> None:
    bundle = document(signed(a_record(replace(evaluation_in(FILES[0]), decision=DECIDED))), b"%PDF")
    there = {entry["fullUrl"] for entry in bundle["entry"]}
    composition = bundle["entry"][0]["resource"]
    listed = [one["reference"] for section in composition["section"] for one in section.get("entry", [])]
    assert listed and set(listed) <= there
    assert "reference" in json.dumps(composition["subject"]) and composition["subject"]["reference"] in there
