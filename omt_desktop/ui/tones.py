"""Which colours go with which outcome, effect and cell; every one of them also has a shape and a word."""

from collections.abc import Mapping

from omt_desktop.domain.recommendation import CellState, Outcome
from omt_desktop.domain.rule import Effect

OUTCOME_TONES: Mapping[Outcome, str] = {
    Outcome.EMERGENCY: "danger",
    Outcome.URGENT_REFERRAL: "danger",
    Outcome.NOT_SUITABLE: "danger",
    Outcome.DEFER: "warning",
    Outcome.INSUFFICIENT_INFORMATION: "neutral",
    Outcome.SUITABLE_WITH_MODIFICATIONS: "warning",
    Outcome.SUITABLE: "ok",
}
OUTCOME_SHAPES: Mapping[Outcome, CellState] = {
    Outcome.EMERGENCY: CellState.BLOCKED,
    Outcome.URGENT_REFERRAL: CellState.BLOCKED,
    Outcome.NOT_SUITABLE: CellState.BLOCKED,
    Outcome.DEFER: CellState.HELD,
    Outcome.INSUFFICIENT_INFORMATION: CellState.NEEDS_ANSWER,
    Outcome.SUITABLE_WITH_MODIFICATIONS: CellState.PRECAUTION,
    Outcome.SUITABLE: CellState.OFFERED,
}
"""The cell whose symbol stands beside the headline."""
EFFECT_TONES: Mapping[Effect, str] = {
    Effect.EMERGENCY: "danger",
    Effect.URGENT: "danger",
    Effect.HOLD: "warning",
    Effect.BLOCK: "danger",
    Effect.RELATIVE: "warning",
    Effect.PRECAUTION: "warning",
    Effect.ADVISE: "muted",
}
CELL_TONES: Mapping[CellState, str] = {
    CellState.BLOCKED: "danger",
    CellState.HELD: "warning",
    CellState.NEEDS_ANSWER: "neutral",
    CellState.RELATIVE: "warning",
    CellState.PRECAUTION: "warning",
    CellState.OFFERED: "ok",
    CellState.NO_DYSFUNCTION: "neutral",
    CellState.NOT_APPLICABLE: "neutral",
}
"""The token of the symbol; the same with `_soft` is the ground below it."""
