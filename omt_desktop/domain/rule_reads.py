"""What each rule reads of an evaluation, so that one that reads nothing of what differs need not be judged anew."""

from collections.abc import Callable, Mapping

from omt_desktop.domain.condition import (
    AGE,
    BIRTH_DATE,
    RECORD_PREFIX,
    REGION_SEVERITY,
    Condition,
    rules_named_in,
    subjects_of,
)
from omt_desktop.domain.reading import COMPLAINTS, NO_REGION
from omt_desktop.domain.rule import Rule
from omt_desktop.domain.vocabulary import Vocabulary

REGIONS = NO_REGION
"""Stands for the examined regions with their severity, among the ids of facts."""


def reads_of_rules(rules: Mapping[str, Rule], vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """For each rule every fact its verdict can depend on, through conditions, gates of facts and other rules."""
    found: dict[str, frozenset[str]] = {}
    facts = _reads_of_facts(vocabulary)

    def reads(rule_id: str) -> frozenset[str]:
        if rule_id not in found:
            own: set[str] = set()
            for clause in rules[rule_id].clauses:
                own |= _through(clause.for_each, facts)
                if clause.when is not None:
                    own |= _in_condition(clause.when, facts)
                    own = own.union(*map(reads, rules_named_in(clause.when)))
            found[rule_id] = frozenset(own)
        return found[rule_id]

    return {rule_id: reads(rule_id) for rule_id in rules}


def _reads_of_facts(vocabulary: Vocabulary) -> Callable[[str], frozenset[str]]:
    """What the answer to a fact, and whether it applies, depend on; content reading refuses circles of gates."""
    found: dict[str, frozenset[str]] = {}

    def reads(fact_id: str) -> frozenset[str]:
        if fact_id not in found:
            fact = vocabulary.facts[fact_id]
            own = {fact_id}
            if fact.required_for:
                own.add(COMPLAINTS)
            if fact.required_regions:
                own.add(REGIONS)
            if fact.when is not None:
                own |= _in_condition(fact.when, reads)
            found[fact_id] = frozenset(own)
        return found[fact_id]

    return reads


def _in_condition(condition: Condition, facts: Callable[[str], frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(_through(subject, facts) for subject in subjects_of(condition)))


def _through(subject: str, facts: Callable[[str], frozenset[str]]) -> frozenset[str]:
    """What is read where a condition names the subject; a key of a record is read with the list it stands in."""
    if not subject or subject.startswith(RECORD_PREFIX):
        return frozenset()
    if subject == REGION_SEVERITY:
        return frozenset({REGIONS})
    return facts(BIRTH_DATE if subject == AGE else subject)
