"""Reads clinical/rules/*.toml: when a rule holds, what it does to which cells, and on whose word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources.abc import Traversable

from omt_desktop.content.strict import Table, add_once, read_toml, toml_names
from omt_desktop.content.vocabulary_reader import ALL
from omt_desktop.domain.condition import REGION_SEVERITY, Condition, subjects_of
from omt_desktop.domain.rule import Clause, Derivation, Effect, Extent, Reach, Rule
from omt_desktop.domain.vocabulary import Vocabulary

EACH = "each"
EVIDENCE_TAGS = "VATUP"
_CELL_EFFECTS = (Effect.HOLD, Effect.BLOCK, Effect.RELATIVE, Effect.PRECAUTION)
_SYSTEMIC_EFFECTS = (Effect.HOLD, Effect.BLOCK)
_RELATIVE_WITH_BLT = ("CS", "FPR", "MFR_I")
"""Where a row makes BLT relative, these gentle techniques are relative too (decision.md section 3)."""


@dataclass(frozen=True, slots=True)
class _ReadRule:
    rule: Rule
    table: Table
    clauses_of: str
    when: Condition | None
    """Of the taken clauses instead of their own, and of own clauses without one."""


def read_rules(root: Traversable, vocabulary: Vocabulary) -> tuple[dict[str, Rule], dict[str, Table]]:
    """Every rule by id, and for the cross-check the place each was read from.

    ContentError where a file is not as it must be.
    """
    read: dict[str, _ReadRule] = {}
    for name in toml_names(root, "clinical", "rules"):
        file = read_toml(root, "clinical", "rules", name)
        file.text("family", "")
        for table in file.tables("rule"):
            found = _rule(table, vocabulary)
            add_once(read, table, "id", found.rule.id, found)
        file.finish()
    rules = {rule_id: _with_taken_clauses(found, read) for rule_id, found in read.items()}
    return rules, {rule_id: found.table for rule_id, found in read.items()}


def _rule(table: Table, vocabulary: Vocabulary) -> _ReadRule:
    rule_id = table.text("id")
    table.named(f"rule «{rule_id}»")
    derived = table.text("derived", "")
    if derived:
        table.known_id("derived", derived, tuple(Derivation), "derivation")
    clauses_of = table.text("clauses_of", "")
    when = table.condition("when")
    rule = Rule(
        rule_id,
        table.text("title"),
        table.text("because"),
        table.texts("sources"),
        _evidence(table),
        tuple(_clause(clause, vocabulary, when) for clause in table.tables("clause")),
        alternative=table.text("alternative", ""),
        flag_block=table.text("flag_block", ""),
        weak=table.flag("weak"),
        derived=Derivation(derived) if derived else None,
        proposal=table.flag("proposal"),
        reviewer=table.text("reviewer", ""),
        reviewed_on=table.text("reviewed_on", ""),
    )
    table.finish()
    if bool(rule.clauses or clauses_of) is bool(derived):
        table.refuse("clause", "a rule has clauses, its own or those of another, or else is derived")
    if rule.reviewed_on and not _is_a_day(rule.reviewed_on):
        table.refuse("reviewed_on", "a day such as 2026-11-01")
    if when is not None and not clauses_of and all(clause.when is not when for clause in rule.clauses):
        table.refuse("when", "no clause takes it: derived rules have none, and here every clause has its own")
    if rule.weak and not rule.flag_block:
        table.refuse("weak", "a weak flag counts with others of its block, so flag_block is needed")
    return _ReadRule(rule, table, clauses_of, when)


def _is_a_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _evidence(table: Table) -> str:
    evidence = table.text("evidence")
    for tag in evidence.split("/"):
        if len(tag) != 1 or tag not in EVIDENCE_TAGS:
            table.refuse("evidence", f"«{tag}» is not one of the tags {', '.join(EVIDENCE_TAGS)}")
    return evidence


def _clause(table: Table, vocabulary: Vocabulary, default_when: Condition | None) -> Clause:
    effect = Effect(table.known_id("effect", table.text("effect"), tuple(Effect), "effect"))
    systemic = table.flag("systemic")
    named, same_kind = table.flag("named_techniques"), table.flag("same_kind_techniques")
    everything = (ALL,) if systemic else ()
    by_list = named or same_kind
    clause = Clause(
        effect,
        when=table.condition("when") or default_when,
        for_each=table.text("for_each", ""),
        techniques=() if by_list else _techniques(table, effect, vocabulary, everything),
        regions=_regions(table, vocabulary, everything),
        only_regions=frozenset(_expanded(table, "only_regions", vocabulary.regions, vocabulary.region_groups, ())),
        reach=Reach(table.known_id("reach", table.text("reach", Reach.REGION), tuple(Reach), "reach")),
        systemic=systemic,
        named_techniques=named,
        same_kind_techniques=same_kind,
        workup=table.text("workup", ""),
        advice=table.text("advice", ""),
    )
    table.finish()
    _refuse_contradictions(clause, table)
    return clause


def _refuse_contradictions(clause: Clause, table: Table) -> None:
    has_cells = bool(clause.techniques or clause.named_techniques or clause.same_kind_techniques)
    by_list = clause.named_techniques or clause.same_kind_techniques
    if clause.effect in _CELL_EFFECTS and not (has_cells and clause.regions):
        table.refuse("effect", f"«{clause.effect}» changes cells, so techniques and regions are needed")
    if clause.effect not in _CELL_EFFECTS and (has_cells or clause.regions):
        table.refuse("effect", f"«{clause.effect}» changes no cells, so techniques and regions have no place here")
    if clause.systemic and clause.effect not in _SYSTEMIC_EFFECTS:
        table.refuse("systemic", "only a hold or a block can be systemic")
    if by_list and (clause.named_techniques is clause.same_kind_techniques or clause.when is not None):
        table.refuse("named_techniques", "a clause names the listed techniques or those of their kind, without a when")
    if by_list and not clause.for_each:
        table.refuse("for_each", "the fact that lists the techniques is needed")
    if not clause.for_each and clause.when is None:
        table.refuse("when", "a clause without for_each needs a condition")
    if not clause.for_each and (clause.regions is Extent.EACH or clause.only_regions):
        table.refuse("regions", "«each» and only_regions need for_each")
    speaks_of_region = clause.when is not None and REGION_SEVERITY in subjects_of(clause.when)
    if speaks_of_region and not clause.regions:
        table.refuse("when", f"{REGION_SEVERITY} is asked of regions, and the clause names none")


def _techniques(table: Table, effect: Effect, vocabulary: Vocabulary, default: tuple[str, ...]) -> tuple[str, ...]:
    named = _expanded(table, "techniques", vocabulary.techniques, vocabulary.technique_groups, default)
    excepted = _expanded(table, "except_techniques", vocabulary.techniques, vocabulary.technique_groups, ())
    for technique in excepted:
        table.known_id("except_techniques", technique, named, "technique of this clause")
    chosen = set(named) - set(excepted)
    if effect is Effect.RELATIVE and "BLT" in chosen:
        chosen.update(_RELATIVE_WITH_BLT)
    return tuple(technique for technique in vocabulary.techniques if technique in chosen)


def _regions(table: Table, vocabulary: Vocabulary, default: tuple[str, ...]) -> frozenset[str] | Extent:
    if table.peek("regions") == EACH:
        table.text("regions")
        return Extent.EACH
    return frozenset(_expanded(table, "regions", vocabulary.regions, vocabulary.region_groups, default))


def _expanded(
    table: Table, key: str, known: Iterable[str], groups: Mapping[str, tuple[str, ...]], default: tuple[str, ...]
) -> tuple[str, ...]:
    """The ids that a list of ids and group names stands for, each once, in the order of the vocabulary."""
    ids = tuple(known)
    named: set[str] = set()
    for entry in table.texts(key, default):
        group = ids if entry == ALL else groups.get(entry)
        named.update(group if group is not None else (table.known_id(key, entry, ids, "id or group"),))
    return tuple(entry for entry in ids if entry in named)


def _with_taken_clauses(found: _ReadRule, read: Mapping[str, _ReadRule]) -> Rule:
    if not found.clauses_of:
        return found.rule
    giver = read.get(found.clauses_of)
    if giver is None or not giver.rule.clauses:
        found.table.refuse("clauses_of", f"«{found.clauses_of}» is not a rule with clauses of its own")
    taken = giver.rule.clauses
    if found.when is not None:
        taken = tuple(replace(clause, when=found.when) for clause in taken)
    return replace(found.rule, clauses=(*taken, *found.rule.clauses))
