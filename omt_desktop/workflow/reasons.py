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
    return Reason(
        rule_id=fired.id,
        effect=fired.effect,
        symbol=effect_symbol(fired.effect, words),
        effect_words=words.of("effect", fired.effect),
        title=rule.title if rule else "A rule that this content does not hold",
        facts=tuple(fact_in_words(content, fact_id, value) for fact_id, value in fired.facts.items()),
        evidence=words.evidence(fired),
        because=rule.because if rule else "",
        alternative=rule.alternative if rule else "",
        sources=tuple(reference(key, content) for key in fired.sources),
        verified=bool(rule and is_verified(rule)),
    )


def effect_symbol(effect: Effect, words: Words) -> str:
    """The shape that stands for what a rule does."""
    shape = _SHAPES.get(effect)
    return words.of("cell_symbol", shape) if shape else _ADVICE_SHAPE


def is_verified(rule: Rule) -> bool:
    """Whether there is a supporting text, and every one was read."""
    return rule.verified and bool(rule.sources)


def reference(key: str, content: Content) -> str:
    """The source behind its key: «S2: Osteopathic International Alliance report …»."""
    source = content.sources.get(key)
    return f"{key}: {source.text}" if source else key
