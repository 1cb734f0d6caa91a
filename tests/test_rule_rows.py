"""Every clinical rule against the rows a clinician can read: tests/cases/rows, explained in the README there."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.content.load_content import load_content
from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import CellState, Recommendation
from omt_desktop.exchange.evaluation_file import EvaluationReader

ROWS = Path(__file__).parent / "cases" / "rows"
CONTENT = load_content()
VOCABULARY = CONTENT.vocabulary
READER = EvaluationReader(CONTENT)
BASE = json.loads((ROWS / "base.json").read_text("utf-8"))

CASE_KEYS = {"name", "why", "evaluated_on", "from", "change", "regions", "complaints", "expect"}
EXPECTED_KEYS = {"outcome", "fired", "not_fired", "undecided", "missing", "says", "cells", "others"}
# By their definition: two follow from what else happened, one is only ever reported as undecided.
NEVER_UNDECIDED = {"CI-02", "CI-03"}
NEVER_FIRED = {"RF-23"}

Case = dict[str, Any]
Row = Mapping[str, str]


def _cases() -> Iterator[Any]:
    for file in sorted(ROWS.glob("[0-9]*.json")):
        for case in json.loads(file.read_text("utf-8")):
            yield pytest.param(case, id=f"{file.stem}: {case['name']}")


PARAMS = list(_cases())
CASES: list[Case] = [param.values[0] for param in PARAMS]


def evaluation_of(case: Case) -> Evaluation:
    """The base with the case's changes, read as the program reads any file."""
    facts = {} if case.get("from") == "empty" else dict(BASE["facts"])
    facts |= case["change"]
    if "complaints" in case:
        facts["complaint.groups"] = case["complaints"]
    severities = case.get("regions", {region: found["severity"] for region, found in BASE["regions"].items()})
    if severities == "all":
        severities = dict.fromkeys(VOCABULARY.regions, 2)
    document = {
        **BASE,
        "evaluated_on": case.get("evaluated_on", BASE["evaluated_on"]),
        "facts": {fact_id: answer for fact_id, answer in facts.items() if answer is not None},
        "regions": {region: {"severity": severity} for region, severity in severities.items()},
    }
    return READER.read(json.dumps(document).encode())[1]


def recommendation_of(case: Case) -> Recommendation:
    return assess(evaluation_of(case), VOCABULARY, CONTENT.rules)


def _technique_states(region: str, row: Row) -> dict[str, str]:
    """The state expected of each technique in one region: a technique beats its group, a group beats REST."""
    existing = [name for name, technique in VOCABULARY.techniques.items() if region in technique.regions]
    states = {name: row["REST"] for name in existing if "REST" in row}
    for group, members in VOCABULARY.technique_groups.items():
        if group in row:
            states |= {name: row[group] for name in members if name in existing}
    absent = CellState.NOT_APPLICABLE.value
    named = {name: state for name, state in row.items() if name in VOCABULARY.techniques}
    return states | {name: state for name, state in named.items() if name in existing or state == absent}


def expected_cells(rows: Mapping[str, Row], examined: list[str]) -> dict[tuple[str, str], str]:
    """The state by region and technique; OTHERS stands for every examined region that no other key names."""
    named = {region for key in rows if key != "OTHERS" for region in key.split(", ")}
    cells = {}
    for key, row in rows.items():
        for region in [name for name in examined if name not in named] if key == "OTHERS" else key.split(", "):
            assert region in examined, f"{region} is expected but was not examined"
            cells |= {(region, name): state for name, state in _technique_states(region, row).items()}
    return cells


@pytest.mark.parametrize("case", PARAMS)
def test_the_row_follows(case: Case) -> None:
    expected, got = case["expect"], recommendation_of(case)
    assert got.outcome.value == expected["outcome"]
    assert sorted(f"{rule.id} {rule.effect.value}" for rule in got.fired) == sorted(expected["fired"])
    assert sorted(set(expected.get("not_fired", ())) - {rule.id for rule in got.not_fired}) == []
    if "others" not in expected:
        assert [rule.id for rule in got.undecided] == sorted(expected.get("undecided", ()))
        assert list(got.missing) == sorted(expected.get("missing", ()))
    cells = expected_cells(expected.get("cells", {}), list(got.cells))
    assert {cell: got.cell(*cell).state.value for cell in cells} == cells
    lines = " ".join((*got.workup, *got.advice)).casefold()
    assert [words for words in expected.get("says", ()) if words.casefold() not in lines] == []


def test_every_row_is_well_formed() -> None:
    states = {state.value for state in CellState}
    names = set(VOCABULARY.techniques) | set(VOCABULARY.technique_groups) | {"REST"}
    for case in CASES:
        expected = case["expect"]
        assert set(case) <= CASE_KEYS and set(expected) <= EXPECTED_KEYS, case["name"]
        assert case["why"].endswith("."), case["name"]
        rules = {line.split()[0] for line in expected["fired"]}
        rules |= {*expected.get("not_fired", ()), *expected.get("undecided", ())}
        assert rules <= set(CONTENT.rules), case["name"]
        rows = expected.get("cells", {}).values()
        assert all(set(row) <= names and set(row.values()) <= states for row in rows), case["name"]
    assert len({case["name"] for case in CASES}) == len(CASES)


def _named(key: str) -> set[str]:
    return {line.split()[0] for case in CASES for line in case["expect"].get(key, ())}


def test_every_rule_fires_somewhere() -> None:
    assert set(CONTENT.rules) - _named("fired") == NEVER_FIRED


def test_every_rule_is_settled_as_not_fired_somewhere() -> None:
    assert set(CONTENT.rules) - _named("not_fired") == set()


def test_every_rule_that_can_be_is_undecided_somewhere() -> None:
    assert set(CONTENT.rules) - _named("undecided") == NEVER_UNDECIDED


def test_the_base_patient_is_healthy_and_complete() -> None:
    got = recommendation_of({"change": {}})
    assert (got.outcome.value, got.fired, got.undecided, got.missing) == ("suitable", (), (), ())
