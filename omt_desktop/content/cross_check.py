"""What must agree between the files: conditions and facts, rules and sources, rules and each other, exam and facts."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import NoReturn

from omt_desktop.content.condition_check import Surroundings, check_condition
from omt_desktop.content.strict import Table, refuse
from omt_desktop.domain.condition import AGE, BIRTH_DATE, rules_named_in, subjects_of
from omt_desktop.domain.content import Source
from omt_desktop.domain.exam import Exam
from omt_desktop.domain.rule import Clause, Extent, Rule
from omt_desktop.domain.vocabulary import FactType, Vocabulary

VOCABULARY_FILE = "clinical/vocabulary.toml"


def check_facts(vocabulary: Vocabulary) -> None:
    """Every `when` of a fact speaks of facts that exist, and no fact waits for itself."""
    for fact in vocabulary.facts.values():
        if fact.when is not None:
            check_condition(fact.when, Surroundings(vocabulary, partial(_refuse_fact, fact.id, "when")))
    waits = {fact.id: subjects_of(fact.when) for fact in vocabulary.facts.values() if fact.when is not None}
    circle = _circle(waits)
    if circle:
        _refuse_fact(circle[0], "when", f"the facts wait for each other: {' → '.join(circle)}")


def check_rules(
    rules: Mapping[str, Rule], places: Mapping[str, Table], vocabulary: Vocabulary, sources: Mapping[str, Source]
) -> None:
    """Every rule cites sources and speaks of facts and rules that exist, and no rule asks for itself.

    `places` are the tables the rules were read from, for messages.
    """
    for rule in rules.values():
        place = places[rule.id]
        for key in rule.sources:
            place.known_id("sources", key, sources, "source")
        for number, clause in enumerate(rule.clauses, 1):
            _check_clause(clause, vocabulary, partial(place.refuse, f"clause {number}"))
            for named in sorted(_rules_asked((clause,))):
                place.known_id(f"clause {number}", named, rules, "rule")
    circle = _circle({rule.id: _rules_asked(rule.clauses) for rule in rules.values()})
    if circle:
        places[circle[0]].refuse("clause", f"the rules ask for each other: {' → '.join(circle)}")


def check_readers(rules: Mapping[str, Rule], places: Mapping[str, Table], vocabulary: Vocabulary) -> None:
    """Every rule that a fact lists exists, and every rule that is not derived is listed by a fact it reads."""
    for fact in vocabulary.facts.values():
        for rule_id in fact.rules:
            if rule_id not in rules:
                _refuse_fact(fact.id, "rules", f"«{rule_id}» is not a known rule")
    for rule in rules.values():
        read = _facts_read(rule)
        if rule.derived is None and not any(rule.id in vocabulary.facts[fact_id].rules for fact_id in read):
            facts = ", ".join(sorted(read))
            places[rule.id].refuse("id", f"no fact it reads ({facts}) lists it under «rules» in {VOCABULARY_FILE}")


def check_exam(exam: Exam, vocabulary: Vocabulary) -> None:
    """Every fact is asked and every region graded; that none is twice was seen when the exam was read."""
    items = exam.items
    for what, ids in (("fact", vocabulary.facts), ("region", vocabulary.regions)):
        for wanted in ids:
            if wanted not in items:
                refuse("clinical/exam", "", f"no step asks the {what} «{wanted}»")


def _check_clause(clause: Clause, vocabulary: Vocabulary, refuse_here: "partial[NoReturn]") -> None:
    each = vocabulary.facts.get(clause.for_each)
    if clause.for_each and each is None:
        refuse_here(f"for_each: «{clause.for_each}» is not a known fact")
    by_list = clause.named_techniques or clause.same_kind_techniques
    if each is not None and by_list and not set(each.choices) <= set(vocabulary.techniques):
        refuse_here(f"for_each: {each.id} does not list techniques")
    has_places = clause.regions is Extent.EACH or bool(clause.only_regions)
    if each is not None and not by_list and each.type is FactType.RECORDS:
        if has_places and "region" not in {key.id for key in each.keys}:
            refuse_here(f"for_each: the records of {each.id} name no region")
    elif each is not None and not by_list and each.type is not FactType.REGIONS:
        refuse_here(f"for_each: {each.id} lists neither regions nor records")
    if clause.when is not None:
        record_fact = each.id if each is not None and each.type is FactType.RECORDS else ""
        check_condition(clause.when, Surroundings(vocabulary, refuse_here, record_fact, in_rule=True))


def _rules_asked(clauses: Iterable[Clause]) -> frozenset[str]:
    return frozenset().union(*(rules_named_in(clause.when) for clause in clauses if clause.when is not None))


def _facts_read(rule: Rule) -> frozenset[str]:
    named = {clause.for_each for clause in rule.clauses if clause.for_each}
    for clause in rule.clauses:
        named.update(subjects_of(clause.when) if clause.when is not None else ())
    facts = {BIRTH_DATE if name == AGE else name for name in named}
    return frozenset(fact for fact in facts if "." in fact and fact.partition(".")[0] not in ("record", "region"))


def _circle(asks: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The first way that leads back to where it began, or an empty one."""
    cleared: set[str] = set()

    def walk(at: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if at in way:
            return (*way[way.index(at) :], at)
        if at in cleared:
            return ()
        for asked in sorted(asks.get(at, ())):
            found = walk(asked, (*way, at))
            if found:
                return found
        cleared.add(at)
        return ()

    return next((found for start in sorted(asks) if (found := walk(start, ()))), ())


def _refuse_fact(fact_id: str, key: str, problem: str) -> NoReturn:
    refuse(VOCABULARY_FILE, f"facts «{fact_id}», key «{key}»", problem)
