"""An evaluation never changes; what is taken out of it is as if it had never been asked."""

from datetime import date

from omt_desktop.domain.evaluation import Evaluation, FactRecord, Finding, RegionFinding

EMPTY = Evaluation(date(2026, 11, 20))


def test_facts() -> None:
    answered = EMPTY.with_fact("hx.dvt", "no")
    assert answered.facts == {"hx.dvt": "no"}
    assert EMPTY.facts == {}
    assert answered.with_fact("hx.dvt", "acute").facts == {"hx.dvt": "acute"}
    assert answered.with_fact("hx.dvt", None) == EMPTY
    assert EMPTY.with_fact("hx.dvt", None) == EMPTY
    assert EMPTY.with_fact("hx.instability", ()).facts == {"hx.instability": ()}, "asked and none is an answer"


def test_order_of_answers_does_not_matter() -> None:
    assert EMPTY.with_fact("a", "yes").with_fact("b", "no") == EMPTY.with_fact("b", "no").with_fact("a", "yes")


def test_regions() -> None:
    graded = EMPTY.with_region("LUMB", RegionFinding(2)).with_region("THOR", RegionFinding(0))
    assert graded.dysfunctional_regions == {"LUMB"}
    assert graded.with_region("LUMB", None).dysfunctional_regions == frozenset()


def test_findings() -> None:
    found = Finding("seg.L3", (("position", "F"),))
    examined = EMPTY.with_finding("seg.L3", found)
    assert examined.findings == {"seg.L3": found}
    assert examined.with_finding("seg.L3", None) == EMPTY
    assert examined.with_finding("seg.L3", Finding("seg.L3", ())) == EMPTY, "a finding that says nothing is none"


def test_values_of_a_finding() -> None:
    found = Finding("seg.L3", (("position", "F"),)).with_value("rotation", "right")
    assert found == Finding("seg.L3", (("position", "F"), ("rotation", "right")))
    assert found.get("rotation") == "right"
    assert found.get("sidebend") is None
    assert found.with_value("position", "E").get("position") == "E"
    assert found.with_value("rotation", None) == Finding("seg.L3", (("position", "F"),))


def test_entries_of_a_record() -> None:
    record = FactRecord().with_entry("status", "acute").with_entry("region", "RIB")
    assert record.entries == (("region", "RIB"), ("status", "acute")), "in one order, whatever was filled in first"
    assert record.get("region") == "RIB"
    assert record.get("date") is None
    assert record.with_entry("status", None) == FactRecord((("region", "RIB"),))
