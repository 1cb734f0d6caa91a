"""What the readers make of every kind of entry, on resources small enough to read."""

from pathlib import Path

import pytest

from omt_desktop.content.load_content import load_content
from omt_desktop.domain.condition import All, Compares, RuleFires
from omt_desktop.domain.content import Content
from omt_desktop.domain.exam import Counts, FieldKind, Option, Structure, Target
from omt_desktop.domain.rule import Derivation, Effect, Extent, Reach
from omt_desktop.domain.vocabulary import FactType, RecordKey


@pytest.fixture
def content(resources: Path) -> Content:
    return load_content(resources)


def test_vocabulary(content: Content) -> None:
    words = content.vocabulary
    assert list(words.regions) == ["CERV", "THOR"]
    assert words.regions["CERV"].lever == {"THOR"}
    assert words.techniques["ME"].active
    assert not words.techniques["CS"].active
    assert words.technique_groups == {"GENTLE": ("CS", "BLT")}
    assert words.complaints == ("neck_pain", "other")
    assert words.choice_labels["other"] == "Something else"


def test_facts(content: Content) -> None:
    facts = content.vocabulary.facts
    assert facts["complaint.groups"].choices == ("neck_pain", "other")
    assert facts["hx.reaction"].choices == ("HVLA", "ME", "CS", "BLT")
    assert (facts["hx.temperature"].low, facts["hx.temperature"].high) == (25, 45.5)
    assert facts["hx.breaks"].type is FactType.RECORDS
    assert facts["hx.breaks"].keys[3] == RecordKey("status", "choice", ("acute", "united"))
    assert facts["hx.dvt"].required_for == {"neck_pain"}
    assert facts["hx.dvt_checked"].required_regions == {"CERV"}
    assert facts["hx.dvt_checked"].when is not None


def test_systemic_clause_reaches_everything(content: Content) -> None:
    block, relative = content.rules["R-DVT"].clauses
    assert block.systemic
    assert block.techniques == ("HVLA", "ME", "CS", "BLT")
    assert block.regions == {"CERV", "THOR"}
    assert relative.effect is Effect.RELATIVE
    assert relative.techniques == ("CS", "BLT"), "where BLT is relative, the gentle techniques are too"


def test_groups_and_exceptions(content: Content) -> None:
    (clause,) = content.rules["R-EACH"].clauses
    assert clause.techniques == ("HVLA", "ME")
    assert clause.regions is Extent.EACH
    assert clause.only_regions == {"THOR"}
    assert clause.reach is Reach.LINKED


def test_taken_clauses_take_the_condition_of_the_taker(content: Content) -> None:
    rule = content.rules["R-AGE"]
    condition = All((Compares("age", ">=", 75), RuleFires("R-EACH")))
    assert [clause.when for clause in rule.clauses] == [condition] * 3
    assert [clause.effect for clause in rule.clauses] == [Effect.BLOCK, Effect.RELATIVE, Effect.ADVISE]
    assert content.rules["R-TAKEN"].clauses == content.rules["R-LIST"].clauses


def test_rule_without_clauses_is_derived(content: Content) -> None:
    assert content.rules["R-DERIVED"].derived is Derivation.URGENT_FLAG


def test_fact_items(content: Content) -> None:
    items = content.exam.items
    assert items["hx.dvt"].field.options == (Option("no", "No"), Option("acute", "Acute"), Option("unknown", "Unknown"))
    assert items["hx.dvt"].always
    assert items["hx.dvt"].none_value == "no"
    assert items["hx.unstable"].none_value == ()
    assert items["hx.reaction"].none_value is None
    assert items["hx.reaction"].field.label_of("CS") == "Counterstrain"
    assert items["complaint.groups"].field.label_of("other") == "Something else"
    assert items["hx.temperature"].field.unit == "Cel"
    assert items["life.demands"].show_for == {"neck_pain"}
    assert [option.id for option in items["hx.dvt_checked"].field.options] == ["yes", "no", "unknown"]


def test_record_columns(content: Content) -> None:
    columns = {column.key: column for column in content.exam.items["hx.breaks"].parts}
    assert [option.id for option in columns["region"].options] == ["CERV", "THOR"]
    assert [option.id for option in columns["status"].options] == ["acute", "united", "unknown"]
    assert columns["about"].kind is FieldKind.PARTIAL_DATE
    assert columns["about"].hint == "Year"


def test_region_items(content: Content) -> None:
    items = content.exam.items
    assert items["CERV"].target is Target.REGION
    assert (items["CERV"].field.label, items["THOR"].field.label) == ("Cervical", "Mid back")


def test_repeated_findings(content: Content) -> None:
    items = content.exam.items
    repeated = [item_id for item_id in items if item_id.startswith("seg.")]
    assert repeated == ["seg.C2.L", "seg.C2.R", "seg.C3.L", "seg.C3.R"]
    item = items["seg.C3.R"]
    assert (item.field.label, item.field.hint, item.field.kind) == ("C3 right", "On the right", FieldKind.FINDING)
    assert [part.key for part in item.parts] == ["position", "severity", "side"]
    assert [option.id for option in item.parts[1].options] == ["0", "1", "2", "3"]
    assert [option.id for option in item.parts[2].options] == ["left", "right", "both", "none"]


def test_findings_of_one_value_and_of_parts(content: Content) -> None:
    items = content.exam.items
    tug = items["bal.tug"]
    assert (tug.field.key, tug.field.kind, tug.field.unit, tug.field.high) == ("value", FieldKind.NUMBER, "s", 600)
    assert not tug.parts
    steps, seen, which, note = items["gait"].parts
    assert (steps.unit, seen.kind, note.options) == ("m", FieldKind.TRI, ())
    assert [option.label for option in which.options] == ["Left", "Right"]


def test_what_is_normal_and_where(content: Content) -> None:
    items = content.exam.items
    segment, tug, gait, stand = items["seg.C2.L"], items["bal.tug"], items["gait"], items["stand"]
    assert segment.normal == (("position", "E"), ("severity", 0), ("side", "none"))
    assert segment.structure is Structure.JOINT
    assert (segment.region, tug.region, gait.region, stand.region, items["THOR"].region) == (
        "CERV",
        "THOR",
        "",
        "THOR",
        "THOR",
    )
    assert (tug.normal, gait.structure) == ((), None)
    assert (items["signs"].normal, items["signs"].region) == ((("value", ()),), "THOR")
    assert (items["bend"].normal, items["bend"].region) == ((("value", "no"),), "CERV")
    assert [items[item_id].with_rest for item_id in ("gait", "stand", "signs")] == [True, True, False]


def test_timed_trials(content: Content) -> None:
    best, first, second = content.exam.items["stand"].parts
    assert (best.trials, best.counts) == (("t1", "t2"), Counts.LONGEST)
    assert (first.key, first.label, first.hint, first.trials, first.counts) == ("t1", "Trial 1", "No. 1", (), None)
    assert second.key == "t2"


def test_the_rest(content: Content) -> None:
    assert content.sources["S1"].text == "A book"
    assert content.indications[0].complaints == ("neck_pain",)
    assert content.wording["outcome.defer"] == "Defer"
    assert content.exam.step("review").blocks == ()


def test_danger_signs(content: Content) -> None:
    (sign,) = content.danger_signs
    assert (sign.findings, sign.parts, sign.values, sign.fact) == (("gait",), ("seen",), {"yes"}, "hx.dvt")


def test_call_script(content: Content) -> None:
    script = content.call_script
    assert (script.opening, script.preparation, script.sources) == (
        "It is about tomorrow.",
        "Nothing special.",
        ("S1",),
    )
    assert [question.id for question in script.questions] == ["illness", "medicine"]
    assert script.label_of("illness") == "Were you ill?" and script.label_of("gone") == "gone"
