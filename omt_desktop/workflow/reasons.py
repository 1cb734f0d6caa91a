"""The reasons behind a recommendation in words: which rule, which facts, which sources, how well checked."""

from dataclasses import dataclass

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import CellState, FiredRule, Recommendation
from omt_desktop.domain.rule import Derivation, Effect, Rule
from omt_desktop.workflow.answer_words import fact_in_words
from omt_desktop.workflow.words import Words

_SHAPES = {
    Effect.EMERGENCY: CellState.BLOCKED,
    Effect.URGENT: CellState.BLOCKED,
    Effect.HOLD: CellState.HELD,
    Effect.BLOCK: CellState.BLOCKED,
    Effect.RELATIVE: CellState.RELATIVE,
    Effect.PRECAUTION: CellState.PRECAUTION,
}
_ADVICE_SHAPE = "→"


@dataclass(frozen=True, slots=True)
class Reason:
    """One fired rule. `sources` are whole references; `verified` says whether every supporting text was read."""

    rule_id: str
    effect: Effect
    symbol: str
    effect_words: str
    title: str
    facts: tuple[str, ...]
    evidence: str
    because: str = ""
    alternative: str = ""
    sources: tuple[str, ...] = ()
    verified: bool = False


def reasons_of(recommendation: Recommendation, content: Content) -> tuple[Reason, ...]:
    """Gravest first; last that a region had nothing to treat, which limits nothing elsewhere."""
    words = Words(content)
    ordered = sorted(recommendation.fired, key=lambda fired: (_no_finding(fired, content), fired.effect.rank, fired.id))
    return tuple(_reason(fired, content, words) for fired in ordered)


def _no_finding(fired: FiredRule, content: Content) -> bool:
    rule = content.rules.get(fired.id)
    return rule is not None and rule.derived is Derivation.NO_DYSFUNCTION


def _reason(fired: FiredRule, content: Content, words: Words) -> Reason:
    rule = content.rules.get(fired.id)
    shape = _SHAPES.get(fired.effect)
    return Reason(
        rule_id=fired.id,
        effect=fired.effect,
        symbol=words.of("cell_symbol", shape) if shape else _ADVICE_SHAPE,
        effect_words=words.of("effect", fired.effect),
        title=rule.title if rule else "A rule that this content does not hold",
        facts=tuple(fact_in_words(content, fact_id, value) for fact_id, value in fired.facts.items()),
        evidence=words.evidence(fired),
        because=rule.because if rule else "",
        alternative=rule.alternative if rule else "",
        sources=tuple(_source(key, content) for key in fired.sources),
        verified=bool(rule and _verified(rule)),
    )


def _verified(rule: Rule) -> bool:
    return rule.verified and bool(rule.sources)


def _source(key: str, content: Content) -> str:
    source = content.sources.get(key)
    return f"{key}: {source.text}" if source else key
