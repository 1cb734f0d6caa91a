"""One rule as it stands in the library: what it asks, what it does where, and on whose word."""

from dataclasses import dataclass

from omt_desktop.domain.content import Content
from omt_desktop.domain.rule import Clause, Derivation, Effect, Extent, Reach, Rule
from omt_desktop.workflow.library.condition_words import ConditionLine, condition_lines
from omt_desktop.workflow.reasons import effect_symbol, is_verified, reference
from omt_desktop.workflow.words import Words

_DERIVED = {
    Derivation.URGENT_FLAG: "An emergency or urgent red flag has fired.",
    Derivation.NO_DYSFUNCTION: "A region was examined and its severity is 0.",
}
_DERIVED_PLACES = {
    Derivation.URGENT_FLAG: "All techniques in all regions",
    Derivation.NO_DYSFUNCTION: "All techniques in that region",
}
_LINKED = "; the same in regions that overlap, and a step milder for lever techniques in regions next to it"
_WEAK = "A weak sign: urgent only together with another danger sign of its group."
_NOT_REVIEWED = "Not yet reviewed by a physician."


@dataclass(frozen=True, slots=True)
class EffectEntry:
    """What a rule does where; `place` is empty where it changes no technique."""

    effect: Effect
    symbol: str
    effect_words: str
    place: str
    todo: tuple[str, ...] = ()
    """Work-up and advice that go with it."""


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """When something holds, and all that the rule then does."""

    holds: tuple[ConditionLine, ...]
    effects: tuple[EffectEntry, ...]


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule in words. `headline` is its strictest effect; `sources` are whole references."""

    id: str
    title: str
    because: str
    headline: EffectEntry
    cases: tuple[CaseEntry, ...]
    evidence: str
    verified: bool
    sources: tuple[str, ...]
    review: str
    alternative: str
    remark: str


def rule_entry(rule: Rule, content: Content) -> RuleEntry:
    """The rule as this content has it."""
    words = Words(content)
    cases = _cases(rule, content, words)
    effects = (effect for case in cases for effect in case.effects)
    return RuleEntry(
        id=rule.id,
        title=rule.title,
        because=rule.because,
        headline=min(effects, key=lambda entry: entry.effect.rank),
        cases=cases,
        evidence=words.evidence_of(rule),
        verified=is_verified(rule),
        sources=tuple(reference(key, content) for key in rule.sources),
        review=f"Reviewed by {rule.reviewer}, {rule.reviewed_on}." if rule.reviewer else _NOT_REVIEWED,
        alternative=rule.alternative,
        remark=_WEAK if rule.weak else "",
    )


def _cases(rule: Rule, content: Content, words: Words) -> tuple[CaseEntry, ...]:
    """Clauses that hold for the same reason stand under one case."""
    if rule.derived is not None:
        holds = (ConditionLine(0, _DERIVED[rule.derived]),)
        return (CaseEntry(holds, (_effect(Effect.BLOCK, _DERIVED_PLACES[rule.derived], words),)),)
    gathered: dict[tuple[ConditionLine, ...], list[EffectEntry]] = {}
    for clause in rule.clauses:
        todo = tuple(text for text in (clause.workup, clause.advice) if text)
        effect = _effect(clause.effect, _place(clause, content, words), words, todo)
        gathered.setdefault(_holds(clause, content, words), []).append(effect)
    return tuple(CaseEntry(holds, tuple(effects)) for holds, effects in gathered.items())


def _effect(effect: Effect, place: str, words: Words, todo: tuple[str, ...] = ()) -> EffectEntry:
    return EffectEntry(effect, effect_symbol(effect, words), words.of("effect", effect), place, todo)


def _holds(clause: Clause, content: Content, words: Words) -> tuple[ConditionLine, ...]:
    lines = condition_lines(clause.when, words, clause.for_each) if clause.when else ()
    if not clause.for_each:
        return lines
    each = f"For each entry under «{words.fact(clause.for_each)}»"
    if clause.only_regions:
        each += f" in {_regions(clause.only_regions, content, words)}"
    return (ConditionLine(0, f"{each}:" if lines else each), *(ConditionLine(n.depth + 1, n.text) for n in lines))


def _place(clause: Clause, content: Content, words: Words) -> str:
    """Which techniques where: «HVLA, ART in the region of each entry»."""
    techniques = _techniques(clause, content, words)
    if not techniques:
        return ""
    where = "the region of each entry"
    if not isinstance(clause.regions, Extent):
        where = _regions(clause.regions, content, words)
    if clause.reach is Reach.NEIGHBOURS:
        return f"{techniques} in the regions that overlap or lie next to {where}"
    return f"{techniques} in {where}{_LINKED if clause.reach is Reach.LINKED else ''}"


def _regions(chosen: frozenset[str], content: Content, words: Words) -> str:
    regions = content.vocabulary.regions
    if len(chosen) == len(regions):
        return "all regions"
    return ", ".join(words.region(region) for region in regions if region in chosen)


def _techniques(clause: Clause, content: Content, words: Words) -> str:
    if clause.named_techniques:
        return "The listed techniques"
    if clause.same_kind_techniques:
        return "Other techniques of the same kind"
    if len(clause.techniques) == len(content.vocabulary.techniques):
        return "All techniques"
    return ", ".join(words.abbreviation(technique) for technique in clause.techniques)
