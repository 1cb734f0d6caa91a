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


def test_normal_and_a_finding_never_stand_side_by_side() -> None:
    found = Finding("seg.L3", (("note", "n"), ("position", "F"), ("severity", 2)))
    normal = found.with_value("value", "normal")
    assert normal == Finding("seg.L3", (("note", "n"), ("value", "normal")))
    assert normal.with_value("position", "E") == Finding("seg.L3", (("note", "n"), ("position", "E")))
    assert normal.with_value("position", None) == normal, "taking nothing back records nothing"
    assert normal.with_value("note", None).with_value("note", "m").get("value") == "normal"
    assert normal.with_value("value", None) == Finding("seg.L3", (("note", "n"),))


def test_what_was_stated_with_the_rest_goes_once_something_is_recorded() -> None:
    stated = Finding("abd.liver", (("by", "rest_normal"), ("mass", "no"), ("tender", "no")))
    assert stated.from_rest
    assert stated.with_value("note", "n").from_rest
    noted = stated.with_value("note", "n").with_value("tender", "yes")
    assert noted == Finding("abd.liver", (("note", "n"), ("tender", "yes")))
    assert stated.with_value("mass", None) == Finding("abd.liver", ())
    again = Finding("seg.L3", (("by", "rest_normal"), ("value", "normal"))).with_value("value", "normal")
    assert again == Finding("seg.L3", (("value", "normal"),)), "looked at again, it is the doctor's own"


def test_entries_of_a_record() -> None:
    record = FactRecord().with_entry("status", "acute").with_entry("region", "RIB")
    assert record.entries == (("region", "RIB"), ("status", "acute")), "in one order, whatever was filled in first"
    assert record.get("region") == "RIB"
    assert record.get("date") is None
    assert record.with_entry("status", None) == FactRecord((("region", "RIB"),))
