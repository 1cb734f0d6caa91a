"""The library: every rule with what it asks and does, and finding things by words."""

from dataclasses import replace

import pytest

from omt_desktop.domain.rule import Derivation, Effect, Rule
from omt_desktop.workflow.library.condition_words import ConditionLine
from omt_desktop.workflow.library.rule_entry import RuleEntry, rule_entry
from omt_desktop.workflow.library.shelves import Library
from tests.clinic import CONTENT

LIBRARY = Library(CONTENT)


def entry(rule_id: str) -> RuleEntry:
    return rule_entry(CONTENT.rules[rule_id], CONTENT)


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=CONTENT.rules)
def test_every_rule_tells_when_it_holds_what_it_does_and_on_whose_word(rule: Rule) -> None:
    told = rule_entry(rule, CONTENT)
    assert told.headline.effect.rank == min(e.effect.rank for case in told.cases for e in case.effects)
    assert sum(len(case.effects) for case in told.cases) == max(1, len(rule.clauses)), "no effect is left out"
    for case in told.cases:
        assert case.holds and case.effects
        assert not any("record." in line.text or "_" in line.text for line in case.holds), "ids are put into words"
    assert len(told.sources) == len(rule.sources) and told.evidence
    assert told.verified is (rule.verified and bool(rule.sources))


def test_clauses_that_hold_for_the_same_reason_stand_under_one_case() -> None:
    (case,) = entry("CI-15").cases
    assert [line.text for line in case.holds] == [
        "At least one of these:",
        "Bone density: Osteoporosis",
        "Lowest T-score: at most -2.5 SD",
    ]
    assert [effect.place for effect in case.effects][:2] == [
        "HVLA in Thoracic, Lumbar, Sacral, Pelvic, Lower extremity, Rib cage",
        "HVLA in Cervical",
    ]


def test_places_name_the_entries_the_links_and_the_listed_techniques() -> None:
    replaced = [effect.place for case in entry("CI-20").cases for effect in case.effects]
    assert replaced == [
        "HVLA, ART in the region of each entry",
        "HVLA, ART in the regions that overlap or lie next to the region of each entry",
    ]
    (linked, *_) = entry("CI-10").cases[0].effects
    assert "a step milder for lever techniques" in linked.place
    listed = [effect.place for case in entry("CI-04").cases for effect in case.effects]
    assert listed == ["The listed techniques in all regions", "Other techniques of the same kind in all regions"]
    narrowed = [case.holds[0].text for case in entry("CI-10").cases]
    assert narrowed[-1] == "For each entry under «Fractures, recent or earlier» in Thoracic, Rib cage:"


def test_rules_that_follow_from_others_say_so() -> None:
    danger, nothing = entry("CI-03"), entry("CI-02")
    assert danger.cases[0].holds == (ConditionLine(0, "An emergency or urgent red flag has fired."),)
    assert nothing.cases[0].effects[0].place == "All techniques in that region"
    assert CONTENT.rules["CI-03"].derived is Derivation.URGENT_FLAG


def test_a_flag_changes_no_technique_and_a_weak_one_says_what_it_lacks() -> None:
    assert entry("RF-10").headline.effect is Effect.EMERGENCY
    assert entry("RF-10").headline.place == ""
    assert "another danger sign" in entry("RF-12").remark


def test_a_review_is_told_with_its_day() -> None:
    assert entry("CI-01").review == "Not yet reviewed by a physician."
    reviewed = replace(CONTENT.rules["CI-01"], reviewer="an invented reviewer", reviewed_on="2026-11-01")
    assert rule_entry(reviewed, CONTENT).review == "Reviewed by an invented reviewer, 2026-11-01."


def test_rules_stand_by_their_numbers() -> None:
    ids = [rule.id for rule in LIBRARY.rules()]
    assert ids[:2] == ["CI-01", "CI-02"] and ids.index("CI-10a") == ids.index("CI-10") + 1
    assert ids.index("CI-92") < ids.index("CI-100") < ids.index("RF-01")
    assert set(ids) == set(CONTENT.rules)


def test_every_word_typed_is_wanted_in_any_order() -> None:
    assert [rule.id for rule in LIBRARY.rules("osteoporosis FRACTURE low")] == ["CI-16"]
    assert [rule.id for rule in LIBRARY.rules("ci-62")] == ["CI-62"]
    assert LIBRARY.rules("zebra") == ()
    assert "migraine" in {known.id for known in LIBRARY.evidence("migraine")}
    assert len(LIBRARY.evidence("migraine")) < len(CONTENT.indications)
    assert [source.key for source in LIBRARY.sources("finucane")] == ["S20"]


def test_no_rule_condition_and_source_share_a_key() -> None:
    keys = [*CONTENT.rules, *CONTENT.sources, *(known.id for known in CONTENT.indications)]
    assert len(keys) == len(set(keys))


def test_what_is_not_verified_can_be_listed_alone() -> None:
    open_ones = LIBRARY.rules(unverified_only=True)
    assert open_ones and not any(rule.verified and rule.sources for rule in open_ones)
    assert len(open_ones) + sum(bool(r.verified and r.sources) for r in CONTENT.rules.values()) == len(CONTENT.rules)


def test_a_source_names_the_rules_and_the_evidence_that_cite_it() -> None:
    citation = LIBRARY.citation("S20")
    assert citation.rules and "RF-10" not in {rule.id for rule in citation.rules}
    assert {rule.id for rule in citation.rules} == {r.id for r in CONTENT.rules.values() if "S20" in r.sources}
    assert [known.id for known in LIBRARY.citation("E1").indications] == [
        known.id for known in CONTENT.indications if "E1" in known.sources
    ]
    with pytest.raises(KeyError):
        LIBRARY.citation("S0")
