"""The answer has the keys of decision.md section 6 in their order, sorted lists, and the same bytes every time."""

import json
from datetime import date

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import FactRecord
from omt_desktop.domain.recommendation import (
    Cell,
    CellState,
    ClearedRule,
    FiredRule,
    Outcome,
    Recommendation,
    UndecidedRule,
)
from omt_desktop.domain.rule import Effect
from omt_desktop.exchange.interchange import Interchange
from omt_desktop.exchange.recommendation_json import recommendation_text, refusal_text
from tests.exchange.small_content import CONTENT, STAMP

FRACTURE = FactRecord((("about", PartialDate(2025, 3)), ("date", date(2026, 1, 2)), ("region", "LUMB")))
RECOMMENDATION = Recommendation(
    outcome=Outcome.DEFER,
    fired=(
        FiredRule(
            "CI-62",
            Effect.HOLD,
            {"med.checked": None, "hx.fractures": (FRACTURE,), "regions": ("LUMB",), "vitals.temperature": 38.5},
            "V/T",
            ("S9", "S1"),
        ),
    ),
    undecided=(UndecidedRule("RF-71", ()), UndecidedRule("CI-44", ("hx.b", "hx.a"))),
    missing=("regions",),
    cells={"LUMB": {"HVLA": Cell(CellState.HELD, ("CI-62",)), "CS": Cell(CellState.OFFERED)}, "CERV": {}},
    workup=("Überprüfen",),
    advice=(),
    not_fired=(ClearedRule("CI-01", ("consent.informed",)),),
)


def test_the_answer_has_the_documented_form() -> None:
    text = recommendation_text(RECOMMENDATION, STAMP)
    answer = json.loads(text)
    assert answer == {
        "format": "omt-recommendation/1",
        "outcome": "defer",
        "rules_fired": [
            {
                "id": "CI-62",
                "effect": "hold",
                "facts": {
                    "hx.fractures": [{"about": "2025-03", "date": "2026-01-02", "region": "LUMB"}],
                    "med.checked": "unknown",
                    "regions": ["LUMB"],
                    "vitals.temperature": 38.5,
                },
                "evidence": "V/T",
                "sources": ["S1", "S9"],
            }
        ],
        "rules_undecided": [{"id": "CI-44", "needs": ["hx.a", "hx.b"]}, {"id": "RF-71", "needs": []}],
        "missing": ["regions"],
        "cells": {"CERV": {}, "LUMB": {"HVLA": "held", "CS": "offered"}},
        "workup": ["Überprüfen"],
        "advice": [],
        "content": {"version": "2026.1-test", "sha256": "5a" * 32},
    }
    assert list(answer) == ("format outcome rules_fired rules_undecided missing cells workup advice content".split())
    assert list(answer["rules_fired"][0]) == "id effect facts evidence sources".split()
    assert list(answer["cells"]["LUMB"]) == ["HVLA", "CS"], "techniques in the order of the vocabulary"
    assert "Überprüfen" in text


def test_compact_is_the_same_on_one_line() -> None:
    files = Interchange(CONTENT)
    compact = files.answer(RECOMMENDATION, compact=True)
    assert "\n" not in compact
    assert json.loads(compact) == json.loads(files.answer(RECOMMENDATION))
    assert compact == files.answer(RECOMMENDATION, compact=True)


def test_a_refused_line_is_answered_by_its_error() -> None:
    assert refusal_text('facts.hx.cancer: "é" is not') == '{"error":"facts.hx.cancer: \\"é\\" is not"}'
    assert Interchange(CONTENT).refusal("x") == refusal_text("x")
