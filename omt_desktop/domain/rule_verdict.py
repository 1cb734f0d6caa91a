"""Whether each clause of a rule holds: overall, and region by region, record by record (decision.md section 1)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from omt_desktop.domain.condition import Condition
from omt_desktop.domain.evaluation import FactRecord
from omt_desktop.domain.judgement import Judgement, Setting, alternative, conjunction, judge_in
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.rule import Clause, Extent, Rule
from omt_desktop.domain.truth import Truth, any_of

RuleLookup = Callable[[str], Judgement]


@dataclass(frozen=True, slots=True)
class ClauseVerdict:
    """A clause overall, and for each region it was judged in (a region not listed is a no)."""

    clause: Clause
    overall: Judgement
    by_region: Mapping[str, Judgement]
    wanted: frozenset[str] = frozenset()
    """The facts that the undecided parts wait for, even where other parts hold."""


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """A rule and its clauses for one evaluation."""

    rule: Rule
    clauses: tuple[ClauseVerdict, ...]

    @property
    def truth(self) -> Truth:
        """YES where any clause holds, else UNKNOWN where one is undecided."""
        return any_of(clause.overall.truth for clause in self.clauses)

    @property
    def wanted(self) -> frozenset[str]:
        """The facts that whatever is undecided about the rule waits for; empty where nothing is."""
        return frozenset().union(*(clause.wanted for clause in self.clauses))

    def facts(self, truth: Truth) -> frozenset[str]:
        """The facts behind the clauses that came to `truth`."""
        return frozenset().union(*(c.overall.facts for c in self.clauses if c.overall.truth is truth))


def judge_rules(
    rules: Mapping[str, Rule], reading: Reading, known: Mapping[str, RuleVerdict] = MappingProxyType({})
) -> dict[str, RuleVerdict]:
    """The verdict on every rule, but for those whose verdict is `known` already.

    Rules may ask for other rules; content reading refuses circles.
    """
    verdicts = dict(known)

    def verdict(rule_id: str) -> RuleVerdict:
        if rule_id not in verdicts:
            rule = rules[rule_id]
            judged = tuple(_judge_clause(clause, reading, asked, whole) for clause in rule.clauses)
            verdicts[rule_id] = RuleVerdict(rule, judged)
        return verdicts[rule_id]

    def asked(rule_id: str) -> Judgement:
        return alternative(clause.overall for clause in verdict(rule_id).clauses)

    whole = _Whole(reading, asked)
    return {rule_id: verdict(rule_id) for rule_id in rules}


class _Whole:
    """Conditions over the evaluation as a whole; the clauses of a rule mostly share one, which is judged once."""

    def __init__(self, reading: Reading, rule: RuleLookup) -> None:
        self._setting = Setting(reading, rule=rule)
        self._judged: dict[int, Judgement] = {}

    def judge(self, condition: Condition) -> Judgement:
        """The condition, told apart by identity: the rules hold it for as long as this lives."""
        found = self._judged.get(id(condition))
        if found is None:
            found = self._judged[id(condition)] = judge_in(condition, self._setting)
        return found


def _judge_clause(clause: Clause, reading: Reading, rule: RuleLookup, whole: _Whole) -> ClauseVerdict:
    if clause.named_techniques or clause.same_kind_techniques:
        overall = _list_verdict(clause, reading)
        return _verdict(clause, overall, dict.fromkeys(_fixed_regions(clause), overall), [overall])
    if clause.for_each:
        return _judge_each(clause, reading, rule)
    if clause.when is None:
        raise TypeError("a clause without for_each needs a condition")
    if clause.asks_severity:
        by_region = {r: _judge_at(clause, reading, rule, r, None) for r in _fixed_regions(clause)}
        return _verdict(clause, alternative(by_region.values()), by_region, by_region.values())
    overall = whole.judge(clause.when)
    return _verdict(clause, overall, dict.fromkeys(_fixed_regions(clause), overall), [overall])


def _verdict(
    clause: Clause, overall: Judgement, by_region: Mapping[str, Judgement], parts: Iterable[Judgement]
) -> ClauseVerdict:
    open_parts = [part.facts for part in parts if part.truth is Truth.UNKNOWN]
    return ClauseVerdict(clause, overall, by_region, frozenset().union(*open_parts))


def _list_verdict(clause: Clause, reading: Reading) -> Judgement:
    named = reading.answer(clause.for_each)
    facts = frozenset({clause.for_each})
    if named is None:
        return Judgement(Truth.UNKNOWN, facts)
    return Judgement(Truth.YES if named else Truth.NO, facts)


def _judge_each(clause: Clause, reading: Reading, rule: RuleLookup) -> ClauseVerdict:
    listed = Judgement(Truth.YES, frozenset({clause.for_each}))
    if reading.applies(clause.for_each) is Truth.NO:
        return ClauseVerdict(clause, Judgement(Truth.NO, listed.facts), {})
    entries = reading.answer(clause.for_each)
    gathered: dict[str, list[Judgement]] = {}
    if entries is None:
        _gather(clause, reading, rule, None, None, gathered)
    for entry in entries if isinstance(entries, tuple) else ():
        record = entry if isinstance(entry, FactRecord) else None
        place = record.get("region") if record else entry
        known_place = place if isinstance(place, str) and place != "unknown" else None
        _gather(clause, reading, rule, known_place, record, gathered)
    by_region = {region: conjunction((listed, alternative(found))) for region, found in gathered.items()}
    overall = alternative(by_region.values()) if by_region else Judgement(Truth.NO, listed.facts)
    return _verdict(clause, overall, by_region, (part for found in gathered.values() for part in found))


def _gather(
    clause: Clause,
    reading: Reading,
    rule: RuleLookup,
    place: str | None,
    record: FactRecord | None,
    gathered: dict[str, list[Judgement]],
) -> None:
    """Adds what one entry says to every region it touches.

    A list that was not answered, and a record whose region is not known, leave every region undecided.
    """
    if place is not None and clause.only_regions and place not in clause.only_regions:
        return
    place_matters = clause.regions is Extent.EACH or bool(clause.only_regions)
    undecided = reading.answer(clause.for_each) is None or (place is None and place_matters)
    for region in _touched(clause, reading, place):
        judged = _judge_at(clause, reading, rule, region, record)
        if undecided:
            judged = conjunction((judged, Judgement(Truth.UNKNOWN, frozenset({clause.for_each}))))
        gathered.setdefault(region, []).append(judged)


def _touched(clause: Clause, reading: Reading, place: str | None) -> Iterable[str]:
    if clause.regions is not Extent.EACH:
        return _fixed_regions(clause)
    if place is not None:
        return (place,)
    return clause.only_regions or reading.vocabulary.regions


def _judge_at(clause: Clause, reading: Reading, rule: RuleLookup, region: str, record: FactRecord | None) -> Judgement:
    if clause.when is None:
        return Judgement(Truth.YES)
    found = reading.evaluation.regions.get(region)
    severity = found.severity if found else 0
    unanswered = bool(clause.for_each) and reading.answer(clause.for_each) is None
    setting = Setting(reading, record or FactRecord(), clause.for_each, unanswered, severity, rule)
    return judge_in(clause.when, setting)


def _fixed_regions(clause: Clause) -> frozenset[str]:
    """The listed regions; a clause without cells is judged once, under no region's name."""
    return clause.regions if isinstance(clause.regions, frozenset) and clause.regions else frozenset({""})
