"""From facts to the recommendation: the one function the program exists for (decision.md sections 2 to 4)."""

from collections.abc import Mapping

from omt_desktop.domain.cells import Matrix, build_cells, mattering
from omt_desktop.domain.evaluation import Evaluation, FactValue
from omt_desktop.domain.reading import NO_REGION, Reading
from omt_desktop.domain.recommendation import (
    Cell,
    CellState,
    ClearedRule,
    FiredRule,
    Outcome,
    Recommendation,
    UndecidedRule,
)
from omt_desktop.domain.rule import Derivation, Effect, Rule
from omt_desktop.domain.rule_verdict import RuleVerdict, judge_rules
from omt_desktop.domain.truth import Truth
from omt_desktop.domain.vocabulary import Vocabulary

_REFERRALS = (Effect.EMERGENCY, Effect.URGENT)


def assess(evaluation: Evaluation, vocabulary: Vocabulary, rules: Mapping[str, Rule]) -> Recommendation:
    """The recommendation for this evaluation: deterministic, independent of the order of rules and answers."""
    reading = Reading(vocabulary, evaluation)
    ordered = {rule_id: rules[rule_id] for rule_id in sorted(rules)}
    return recommend(judge_rules(ordered, reading), reading)


def recommend(verdicts: Mapping[str, RuleVerdict], reading: Reading) -> Recommendation:
    """The recommendation that follows from the verdicts on all rules, which are sorted by id."""
    effects = _effects(verdicts)
    matrix = build_cells(verdicts.values(), reading)
    missing = reading.missing()
    outcome = _headline(effects, verdicts, reading, matrix, missing)
    _settle_cells(outcome, matrix, _derived_id(verdicts, Derivation.URGENT_FLAG))
    fired = _fired(effects, verdicts, reading, outcome)
    fired_ids = {rule.id for rule in fired}
    return Recommendation(
        outcome=outcome,
        fired=fired,
        undecided=_undecided(effects, verdicts),
        missing=missing,
        cells=matrix,
        workup=_texts(verdicts, "workup"),
        advice=_texts(verdicts, "advice"),
        not_fired=tuple(
            ClearedRule(rule_id, tuple(sorted(verdict.facts(Truth.NO))))
            for rule_id, verdict in verdicts.items()
            if rule_id not in fired_ids and verdict.truth is Truth.NO
        ),
    )


def _effects(verdicts: Mapping[str, RuleVerdict]) -> dict[str, Effect]:
    """The strictest effect of each fired rule; weak flags are urgent when their block holds another danger flag."""
    effects = {
        rule_id: min((c.clause.effect for c in verdict.clauses if c.overall.truth is Truth.YES), key=_rank)
        for rule_id, verdict in verdicts.items()
        if verdict.truth is Truth.YES
    }
    dangers = [rule_id for rule_id, effect in effects.items() if verdicts[rule_id].rule.weak or effect in _REFERRALS]
    for rule_id in dangers:
        rule = verdicts[rule_id].rule
        others = (verdicts[other].rule.flag_block for other in dangers if other != rule_id)
        if rule.weak and rule.flag_block in others:
            effects[rule_id] = Effect.URGENT
    return effects


def _rank(effect: Effect) -> int:
    return effect.rank


def _undecided(effects: Mapping[str, Effect], verdicts: Mapping[str, RuleVerdict]) -> tuple[UndecidedRule, ...]:
    """Every rule of which something is open: its own parts, or for a weak flag the flag that would make it urgent."""
    undecided = []
    for rule_id, verdict in verdicts.items():
        wanted = verdict.wanted
        if verdict.rule.weak and effects.get(rule_id) is Effect.ADVISE:
            block = verdict.rule.flag_block
            others = (v for v in verdicts.values() if v is not verdict and v.rule.flag_block == block)
            wanted = wanted.union(*(_open_danger(other) for other in others))
        if wanted:
            undecided.append(UndecidedRule(rule_id, tuple(sorted(wanted))))
    return tuple(undecided)


def _open_danger(verdict: RuleVerdict) -> frozenset[str]:
    """The facts that keep open whether this is a danger flag."""
    return frozenset().union(*(c.wanted for c in verdict.clauses if verdict.rule.weak or c.clause.effect in _REFERRALS))


def _headline(
    effects: Mapping[str, Effect],
    verdicts: Mapping[str, RuleVerdict],
    reading: Reading,
    matrix: Matrix,
    missing: tuple[str, ...],
) -> Outcome:
    """The first line of decision.md section 4 that is true."""
    states = [cell.state for _, _, cell in mattering(matrix)]
    regions = reading.evaluation.regions
    if Effect.EMERGENCY in effects.values():
        return Outcome.EMERGENCY
    if Effect.URGENT in effects.values():
        return Outcome.URGENT_REFERRAL
    if _systemic(verdicts, Effect.BLOCK) or (regions and all(state is CellState.BLOCKED for state in states)):
        return Outcome.NOT_SUITABLE
    if _systemic(verdicts, Effect.HOLD):
        return Outcome.DEFER
    if states and all(state in (CellState.BLOCKED, CellState.HELD) for state in states):
        return Outcome.DEFER
    if missing or not any(state.usable for state in states):
        return Outcome.INSUFFICIENT_INFORMATION
    if all(state is CellState.OFFERED for state in states):
        return Outcome.SUITABLE
    return Outcome.SUITABLE_WITH_MODIFICATIONS


def _systemic(verdicts: Mapping[str, RuleVerdict], effect: Effect) -> bool:
    return any(
        clause.clause.systemic and clause.clause.effect is effect and clause.overall.truth is Truth.YES
        for verdict in verdicts.values()
        for clause in verdict.clauses
    )


def _settle_cells(outcome: Outcome, matrix: Matrix, urgent_rule: str) -> None:
    """The headline reaches back into the cells: referral blocks all of them, missing information releases none."""
    for region, technique, cell in list(mattering(matrix)):
        if outcome in (Outcome.EMERGENCY, Outcome.URGENT_REFERRAL):
            kept = cell.rules if cell.state is CellState.BLOCKED else ()
            matrix[region][technique] = Cell(CellState.BLOCKED, tuple(sorted({urgent_rule, *kept})))
        elif outcome is Outcome.INSUFFICIENT_INFORMATION and cell.state.usable:
            matrix[region][technique] = Cell(CellState.NEEDS_ANSWER)


def _fired(
    effects: Mapping[str, Effect], verdicts: Mapping[str, RuleVerdict], reading: Reading, outcome: Outcome
) -> tuple[FiredRule, ...]:
    fired = []
    for rule_id, verdict in verdicts.items():
        facts, effect = verdict.facts(Truth.YES), effects.get(rule_id)
        derived = verdict.rule.derived
        if derived is Derivation.URGENT_FLAG and outcome in (Outcome.EMERGENCY, Outcome.URGENT_REFERRAL):
            flags = [other for other, asked in effects.items() if asked in _REFERRALS]
            facts = frozenset().union(*(verdicts[flag].facts(Truth.YES) for flag in flags))
            effect = Effect.BLOCK
        elif derived is Derivation.NO_DYSFUNCTION and _undysfunctional(reading.evaluation):
            facts, effect = frozenset({NO_REGION}), Effect.BLOCK
        if effect is not None:
            values = _values(facts, reading)
            fired.append(FiredRule(rule_id, effect, values, verdict.rule.evidence, verdict.rule.sources))
    return tuple(fired)


def _undysfunctional(evaluation: Evaluation) -> tuple[str, ...]:
    return tuple(sorted(set(evaluation.regions) - evaluation.dysfunctional_regions))


def _values(facts: frozenset[str], reading: Reading) -> dict[str, FactValue | None]:
    """The answers behind a rule, sorted; facts that do not apply are left out, unanswered ones are None."""
    values: dict[str, FactValue | None] = {}
    for fact_id in sorted(facts):
        if fact_id == NO_REGION:
            values[fact_id] = _undysfunctional(reading.evaluation)
        elif reading.applies(fact_id) is not Truth.NO:
            values[fact_id] = reading.answer(fact_id)
    return values


def _texts(verdicts: Mapping[str, RuleVerdict], kind: str) -> tuple[str, ...]:
    texts = (
        getattr(clause.clause, kind)
        for verdict in verdicts.values()
        for clause in verdict.clauses
        if clause.overall.truth is Truth.YES
    )
    return tuple(sorted({text for text in texts if text}))


def _derived_id(verdicts: Mapping[str, RuleVerdict], derivation: Derivation) -> str:
    return next((rule_id for rule_id, verdict in verdicts.items() if verdict.rule.derived is derivation), "")
