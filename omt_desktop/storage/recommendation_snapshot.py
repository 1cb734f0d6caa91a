"""A recommendation as JSON text and back, so that a decided evaluation keeps the one it was decided on."""

import json
from typing import Any

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
from omt_desktop.storage.stored_values import fact_from_json, to_json


def snapshot_of(recommendation: Recommendation) -> str:
    """Everything the recommendation says, as JSON text."""
    return json.dumps(
        {
            "outcome": recommendation.outcome,
            "fired": [
                [
                    rule.id,
                    rule.effect,
                    {key: to_json(value) for key, value in rule.facts.items()},
                    rule.evidence,
                    rule.sources,
                ]
                for rule in recommendation.fired
            ],
            "undecided": [[rule.id, rule.needs] for rule in recommendation.undecided],
            "not_fired": [[rule.id, rule.facts] for rule in recommendation.not_fired],
            "missing": recommendation.missing,
            "cells": {
                region: {technique: [cell.state, cell.rules] for technique, cell in row.items()}
                for region, row in recommendation.cells.items()
            },
            "workup": recommendation.workup,
            "advice": recommendation.advice,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def recommendation_from(snapshot: str) -> Recommendation:
    """The recommendation as it was kept."""
    kept = json.loads(snapshot)
    return Recommendation(
        outcome=Outcome(kept["outcome"]),
        fired=tuple(_fired(*rule) for rule in kept["fired"]),
        undecided=tuple(UndecidedRule(rule_id, tuple(needs)) for rule_id, needs in kept["undecided"]),
        missing=tuple(kept["missing"]),
        cells={
            region: {technique: Cell(CellState(state), tuple(rules)) for technique, (state, rules) in row.items()}
            for region, row in kept["cells"].items()
        },
        workup=tuple(kept["workup"]),
        advice=tuple(kept["advice"]),
        not_fired=tuple(ClearedRule(rule_id, tuple(facts)) for rule_id, facts in kept["not_fired"]),
    )


def _fired(rule_id: str, effect: str, facts: dict[str, Any], evidence: str, sources: list[str]) -> FiredRule:
    values = {key: None if text == "null" else fact_from_json(text) for key, text in facts.items()}
    return FiredRule(rule_id, Effect(effect), values, evidence, tuple(sources))
