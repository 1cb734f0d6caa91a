"""The worked cases in tests/cases, which a clinician can read: each gives what it says, through the evaluation file.

`cells` names the cells that the case is about; a case that names a rule under `undecided` expects it there.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from omt_desktop.bootstrap import content_only, interchange
from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content

CASES = {
    path.stem: case
    for path in sorted(Path(__file__).with_name("cases").glob("*.json"))
    if "expect" in (case := json.loads(path.read_text("utf-8")))
}


@pytest.fixture(scope="module")
def content() -> Content:
    return content_only()


def answer_to(evaluation: dict[str, Any], content: Content) -> dict[str, Any]:
    files = interchange(content)
    _, read = files.parse(json.dumps(evaluation).encode())
    answer: dict[str, Any] = json.loads(files.answer(assess(read, content.vocabulary, content.rules)))
    return answer


def test_all_worked_cases_are_here() -> None:
    assert len(CASES) >= 45
    assert {case["name"] for case in CASES.values()} == CASES.keys()
    assert all(case["why"] for case in CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_gives_what_it_says(name: str, content: Content) -> None:
    expected = CASES[name]["expect"]
    answer = answer_to(CASES[name]["evaluation"], content)
    fired = {rule["id"] for rule in answer["rules_fired"]}
    undecided = {rule["id"] for rule in answer["rules_undecided"]}
    assert answer["outcome"] == expected["outcome"]
    assert fired >= set(expected["fired"])
    assert not fired & set(expected["not_fired"])
    assert undecided >= set(expected.get("undecided", []))
    assert answer["missing"] == expected["missing"]
    for region, row in expected["cells"].items():
        assert {technique: answer["cells"][region][technique] for technique in row} == row


@pytest.mark.parametrize("name", CASES)
def test_an_answer_names_every_examined_region_every_technique_and_its_working(name: str, content: Content) -> None:
    evaluation = CASES[name]["evaluation"]
    answer = answer_to(evaluation, content)
    assert list(answer["cells"]) == sorted(evaluation["regions"])
    assert all(list(row) == list(content.vocabulary.techniques) for row in answer["cells"].values())
    for listed in ("rules_fired", "rules_undecided"):
        ids = [rule["id"] for rule in answer[listed]]
        assert ids == sorted(set(ids))
        assert set(ids) <= set(content.rules)
    for rule in answer["rules_fired"]:
        assert rule["facts"], "every fired rule names the facts behind it"
        assert set(rule["sources"]) <= set(content.sources)
    assert all(rule["needs"] for rule in answer["rules_undecided"])
    if answer["outcome"] == "insufficient_information":
        assert answer["missing"] or answer["rules_undecided"]
