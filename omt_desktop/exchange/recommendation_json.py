"""The answer, omt-recommendation/1: what other programs and the worked cases compare (decision.md section 6)."""

import json
from operator import attrgetter

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.exchange.fact_values import fact_in_file

FORMAT = "omt-recommendation/1"


def recommendation_text(recommendation: Recommendation, stamp: ContentStamp, *, compact: bool = False) -> str:
    """The answer without a line feed at its end: on one line if compact, else laid out; equal input, equal text."""
    answer = {
        "format": FORMAT,
        "outcome": recommendation.outcome.value,
        "rules_fired": [
            {
                "id": rule.id,
                "effect": rule.effect.value,
                "facts": {fact_id: fact_in_file(value) for fact_id, value in sorted(rule.facts.items())},
                "evidence": rule.evidence,
                "sources": sorted(rule.sources),
            }
            for rule in sorted(recommendation.fired, key=attrgetter("id"))
        ],
        "rules_undecided": [
            {"id": rule.id, "needs": sorted(rule.needs)}
            for rule in sorted(recommendation.undecided, key=attrgetter("id"))
        ],
        "missing": sorted(recommendation.missing),
        "cells": {
            region: {technique: cell.state.value for technique, cell in row.items()}
            for region, row in sorted(recommendation.cells.items())
        },
        "workup": sorted(recommendation.workup),
        "advice": sorted(recommendation.advice),
        "content": {"version": stamp.version, "sha256": stamp.sha256},
    }
    return _dumps(answer, compact)


def refusal_text(problem: str) -> str:
    """What answers a refused line in its place."""
    return _dumps({"error": problem}, compact=True)


def _dumps(answer: object, compact: bool) -> str:
    if compact:
        return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=2)
