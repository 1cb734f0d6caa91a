"""What the report says, as text, before any page is laid out."""

from dataclasses import replace
from datetime import date

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, FactRecord, Finding, RegionFinding
from omt_desktop.domain.rule import Derivation
from omt_desktop.reports.outline import build_outline
from omt_desktop.reports.outline_nodes import Matrix, Outline, Panel
from tests.builders import EXAM_DAY, a_patient, a_record, an_evaluation
from tests.clinic import CONTENT
from tests.reports.outline_parts import in_full, section, tables, values
from tests.reports.paper import outline_of, said
from tests.reports.small_content import SMALL

ANSWERED = {
    "patient.birth_date": date(1954, 3, 2),
    "patient.sex": "female",
    "complaint.groups": ("back",),
    "consent.informed": "yes",
    "q.tri": "yes",
    "q.gated": "no",
    "q.choice": "never",
    "flag.danger": "no",
    "flag.asked_of_necks": "no",
}
GRADED = {"LUMB": RegionFinding(2, ("tenderness",), "right", "worse in the morning")}


def an_examined(**facts: object) -> Evaluation:
    """Back pain, one lumbar dysfunction, the pill taken and checked, with further facts."""
    return an_evaluation(facts={**ANSWERED, **facts}, regions=GRADED)


def the_panel(outline: Outline) -> Panel:
    return next(node for node in outline.nodes if isinstance(node, Panel))


def test_the_first_words_are_who_when_and_what_for() -> None:
    outline = outline_of(an_examined(), SMALL)
    assert outline.identity.name == "Rivera (invented), Ana"
    assert outline.identity.person == "72 years · female · born 2 Mar 1954 · record A-1042"
    assert outline.identity.visit == "Evaluation of 20 Nov 2026 · reference 3f2a9c1e"
    assert values(outline)["Reason for visit"] == "Back"


def test_what_is_not_known_of_the_patient_is_said_to_be() -> None:
    nobody = a_patient(family_name="", given_name="", mrn="", birth_date=None, sex=None)
    identity = outline_of(an_evaluation(), SMALL, nobody).identity
    assert identity.name == "Name not recorded"
    assert identity.person == "sex not recorded · birth date not recorded · no record number"


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2026, 11, 20), "0 days"),
        (date(2026, 9, 21), "8 weeks"),
        (date(2024, 11, 21), "23 months"),
        (date(2024, 11, 20), "2 years"),
    ],
)
def test_infants_are_counted_in_days_weeks_and_months(born: date, age: str) -> None:
    identity = outline_of(an_evaluation(), SMALL, a_patient(birth_date=born)).identity
    assert identity.person.startswith(f"{age} · ")


def test_two_birth_dates_are_both_printed() -> None:
    outline = outline_of(an_examined(), SMALL, a_patient(birth_date=date(1945, 3, 2)))
    assert "2 Mar 1945 in the patient's data, 2 Mar 1954 in this evaluation" in values(outline)["Two birth dates"]


def test_what_was_written_on_a_later_day_says_so() -> None:
    evaluation = replace(an_examined(), evaluated_on=date(2026, 11, 18))
    assert (
        values(outline_of(evaluation, SMALL))["Late entry"] == "examined on 18 Nov 2026, written from 20 Nov 2026 on."
    )
    assert "Late entry" not in values(outline_of(an_examined(), SMALL))


def test_about_the_complaint_words_are_lowered_and_months_are_not() -> None:
    told = an_evaluation(facts={"complaint.onset_about": PartialDate(2026, 3), "complaint.course": "worse"})
    about = values(outline_of(told, CONTENT))["About it"]
    assert about == "Began about: Mar 2026; Course since it began: getting worse"


def test_the_panel_gives_the_headline_in_a_sentence_and_the_stance() -> None:
    panel = the_panel(outline_of(an_examined(), SMALL))
    assert panel.title == "Suitable with modifications"
    assert [line.text for line in panel.lines] == [
        "Possible with limits.",
        "Next: Check the level.",
        "Physician's decision: Not decided yet.",
    ]


def test_a_reason_carries_facts_sources_and_how_far_they_were_checked() -> None:
    outline = outline_of(an_examined(), SMALL)
    basis = "R-1 · S2, S10 · text read; proposal, not verified"
    for text in ("✕ Blocked", "Thrust under the pill", "Recorded: Takes the pill: Yes", basis):
        assert text in section(outline, "Reasons")
    reasons = section(outline, "Reasons in full")
    for text in (
        "✕ Blocks",
        "Thrust under the pill",
        "Because of thrust under the pill.",
        "Recorded: Takes the pill: Yes",
        "Instead: Gentle techniques.",
        "R-1 · S2, S10",
        "text read; proposal, not verified",
    ):
        assert text in reasons


def test_nothing_to_treat_in_one_region_is_the_last_reason() -> None:
    rules = {**SMALL.rules, "A-0": replace(SMALL.rules["R-4"], id="A-0", derived=Derivation.NO_DYSFUNCTION)}
    two = replace(an_examined(), regions={**GRADED, "CERV": RegionFinding(0)})
    outline = outline_of(two, replace(SMALL, rules=rules))
    for table in tables(outline)[:2]:
        assert [row[2][0].text.split()[0] for row in table.rows] == ["R-1", "A-0"]
    assert "Recorded: Regions without somatic dysfunction: Cervical" in section(outline, "Reasons in full")


def test_strict_reasons_come_first() -> None:
    evaluation = an_examined(**{"flag.danger": "yes", "q.multi": ("lifting",)})
    short, whole = tables(outline_of(evaluation, SMALL))[:2]
    assert [row[2][0].text.split()[0] for row in whole.rows] == ["R-3", "R-1", "R-4"]
    assert [row[2][0].text.split()[0] for row in short.rows] == ["R-3", "R-1"]
    assert short.rows[0][0][0].text == "✕ emergency"


def test_the_matrix_has_symbol_and_word_and_marks_what_was_chosen() -> None:
    chosen = Decision(Stance.AGREE, chosen=(ChosenTechnique("LUMB", "CS"),))
    outline = outline_of(replace(an_examined(), decision=chosen), SMALL)
    matrix = next(node for node in outline.nodes if isinstance(node, Matrix))
    assert matrix.techniques == ("HVLA", "MFR-D", "CS")
    (row,) = matrix.rows
    assert (row.region, row.note) == ("Lumbar", "2 clear")
    assert [(c.symbol, c.word, c.chosen) for c in row.cells] == [
        ("✕", "Blocked", False),
        ("●", "Offered", False),
        ("●", "Offered", True),
    ]
    said_below = section(outline, "Regions and techniques")
    assert "Regions not examined: Cervical, Head." in said_below
    assert "✕ blocked, ● offered, heavy frame: chosen." in said_below
    meanings = section(outline, "What the symbols and abbreviations mean")
    assert "✕ Blocked: something stands against it." in meanings
    assert "HVLA high-velocity thrust; MFR-D myofascial release, direct; CS counterstrain." in meanings


def test_techniques_that_do_not_exist_in_a_region_have_no_word() -> None:
    evaluation = replace(an_examined(), regions={**GRADED, "HEAD": RegionFinding(2)})
    matrix = next(node for node in outline_of(evaluation, SMALL).nodes if isinstance(node, Matrix))
    head = next(row for row in matrix.rows if row.region == "Head")
    assert [(c.symbol, c.word) for c in head.cells][:2] == [("·", ""), ("·", "")]


def test_regions_without_dysfunction_and_none_at_all_are_told_apart() -> None:
    none = outline_of(an_evaluation(), SMALL)
    assert "No region was examined" in section(none, "Regions and techniques")
    zero = outline_of(an_evaluation(regions={"LUMB": RegionFinding(0)}), SMALL)
    assert "Examined, without somatic dysfunction: Lumbar." in section(zero, "Regions and techniques")
    assert "Regions without somatic dysfunction" not in section(none, "Reasons")


def test_what_is_missing_comes_first() -> None:
    facts = {key: value for key, value in ANSWERED.items() if key not in ("q.gated", "flag.danger")}
    rows = values(outline_of(an_evaluation(facts=facts, regions=GRADED), SMALL))
    assert rows["Missing (1)"] == "Required and not known: Danger sign."
    assert rows["Also open"].startswith("2 further rules wait for answers that were not required;")
    assert values(outline_of(an_examined(), SMALL))["Missing"] == "Nothing that is required."


def test_an_undecided_block_names_its_cells() -> None:
    facts = {key: value for key, value in ANSWERED.items() if key != "q.gated"}
    rows = values(outline_of(an_evaluation(facts=facts, regions=GRADED), SMALL))
    assert rows["Undecided"] == "Pill checked: not known. Needs an answer: MFR-D in Lumbar (R-2)."


def test_a_hold_work_up_and_advice_are_next_steps() -> None:
    rows = values(outline_of(an_examined(**{"q.choice": "now", "q.multi": ("lifting", "sitting")}), SMALL))
    assert rows["Would change it"] == "A result that replaces what was recorded for R-5; until then its cells wait."
    assert rows["Work-up"] == "Check the level."
    assert rows["Advice"] == "Lift less."


def test_the_decision_is_printed_whole() -> None:
    decision = Decision(
        Stance.DIFFER,
        "The level was checked by telephone.",
        (ChosenTechnique("LUMB", "HVLA", "asked for"), ChosenTechnique("CERV", "CS"), ChosenTechnique("OLD", "X")),
        "The pill thins the blood.",
        "Come again in a week.",
    )
    outline = outline_of(replace(an_examined(), decision=decision), SMALL)
    assert values(outline)["Techniques"] == "Cervical: CS ·; Lumbar: HVLA ✕; OLD: X ·"
    rows = values(in_full(outline))
    assert rows["Decision"] == "Differs from the recommendation."
    assert rows["Reason"] == "The level was checked by telephone."
    assert rows["Techniques chosen"] == "None"
    assert rows["Planned, no longer possible"].splitlines() == [
        "Cervical: counterstrain (CS), · not used here",
        "Lumbar: high-velocity thrust (HVLA), ✕ blocked, reason: asked for",
        "OLD: X (X), · not used here",
    ]
    assert rows["Discussed"] == "The pill thins the blood."
    assert rows["Plan"] == "Come again in a week."
    assert rows["Consent"] == "Informed consent: yes"
    stance = the_panel(outline).lines[-1].text
    assert stance.endswith("Differs from the recommendation. Reason: The level was checked by telephone.")
    assert values(outline)["Reason"] == "The level was checked by telephone."
    assert values(outline)["Plan"] == "Come again in a week."


def test_what_was_not_decided_is_said_to_be() -> None:
    rows = values(outline_of(an_evaluation(decision=Decision(Stance.DIFFER)), SMALL))
    assert rows["Reason"] == "Not recorded"
    assert (rows["Techniques chosen"], rows["Techniques"]) == ("None", "None chosen")
    assert (rows["Discussed"], rows["Plan"]) == ("Not recorded", "Not recorded")
    assert rows["Consent"] == "Informed consent: not asked"


def test_every_kind_of_answer_is_printed() -> None:
    fracture = FactRecord((("date", date(2026, 10, 30)), ("region", "CERV"), ("side", "left")))
    recorded = {
        "q.multi": ("sitting", "lifting"),
        "q.number": 36.8,
        "q.date": date(2026, 9, 10),
        "q.partial": PartialDate(2019, 5),
        "q.text": "none that we know of",
        "q.regions": ("LUMB", "CERV"),
        "q.records": (fracture,),
    }
    outline = outline_of(an_examined(**recorded), SMALL)
    rows = values(outline)
    assert rows["Work demands"] == "Sitting; Lifting"
    assert rows["Temperature"] == "36.8 °C"
    assert rows["Began on"] == "10 Sep 2026"
    assert rows["Began about"] == "May 2019"
    assert rows["Medication"] == "none that we know of"
    assert rows["Unstable"] == "Lumbar; Cervical"
    assert rows["Fractures"] == "Where: Cervical, Date: 30 Oct 2026, Healing: not recorded, side: left"


def test_explicit_noes_are_gathered_and_keep_their_words() -> None:
    history = section(outline_of(an_examined(**{"q.regions": ()}), SMALL), "History")
    assert "Asked and answered no: Illness (never); Pill checked; Unstable." in history


def test_red_flags_are_printed_with_their_answers() -> None:
    outline = outline_of(an_examined(**{"flag.danger": "yes"}), SMALL)
    assert values(outline)["Danger sign?"] == "Yes"
    assert the_panel(outline).title == "Emergency referral"
    assert "Asked; not known" in said(outline_of(an_examined(**{"flag.danger": "unknown"}), SMALL))


def test_an_answer_that_does_not_apply_is_marked() -> None:
    evaluation = an_examined(**{"q.tri": "no", "q.gated": "yes"})
    row = values(outline_of(evaluation, SMALL))["Pill checked"]
    assert row == "Yes (recorded, but it does not apply here and was not used)"


def test_findings_of_one_shape_are_a_table() -> None:
    flexed = Finding("seg.L3", (("position", "F"), ("rotation", "right"), ("severity", 2), ("unit", "mm")))
    noted = Finding("seg.L4", (("note", "boggy"), ("position", "F")))
    outline = outline_of(replace(an_examined(), findings={"seg.L3": flexed, "seg.L4": noted}), SMALL)
    table = next(node for node in tables(outline) if node.header[:2] == ("", "Position"))
    assert table.header == ("", "Position", "Rotation", "Severity", "Note", "Other")
    texts = [[cell[0].text for cell in row] for row in table.rows]
    assert texts == [["L3", "flexed", "Right", "2 clear", "–", "unit: mm"], ["L4", "flexed", "–", "–", "boggy", "–"]]


def test_a_single_finding_and_a_measurement_are_lines() -> None:
    one = {"seg.L3": Finding("seg.L3", (("position", "F"),)), "bal.tug": Finding("bal.tug", (("value", 9.4),))}
    rows = values(outline_of(replace(an_examined(), findings=one), SMALL))
    assert rows["L3"] == "Position: flexed"
    assert rows["Timed up and go"] == "9.4 s"


def test_regions_are_graded_in_a_table() -> None:
    both = replace(an_examined(), regions={**GRADED, "CERV": RegionFinding(0)})
    table = next(node for node in tables(outline_of(both, SMALL)) if "Region" in node.header)
    assert table.header == ("Region", "Severity", "TART", "Side", "Note")
    assert [[cell[0].text for cell in row] for row in table.rows] == [
        ["Cervical", "0 none", "–", "–", "–"],
        ["Lumbar", "2 clear", "Tender", "Right", "worse in the morning"],
    ]
    alone = values(outline_of(an_examined(), SMALL))
    assert alone["Lumbar"] == "2 clear; Tender; side: right; worse in the morning"


def test_what_an_earlier_content_asked_is_still_printed() -> None:
    evaluation = Evaluation(
        EXAM_DAY,
        {"gone.fact": ("a", "b"), "complaint.groups": ("back",)},
        {"TAIL": RegionFinding(1, ("x",), "left", "old note")},
        {"gone.finding": Finding("gone.finding", (("angle", 12.5), ("side", "left")))},
    )
    # Only facts and findings: an unknown region has no links, so no recommendation is worked out for it here.
    outline = outline_of(replace(evaluation, regions={}), SMALL)
    old = section(outline, "Recorded under ids that this content does not ask for")
    assert "gone.fact" in old
    assert "a; b" in old
    assert "angle: 12.5; side: left" in old


def test_what_was_not_asked_is_listed_and_what_does_not_apply_is_not() -> None:
    gaps = section(
        outline_of(an_evaluation(facts={"complaint.groups": ("back",), "q.tri": "no"}), SMALL),
        "Not asked and not examined",
    )
    assert "Nothing in this list is known to be normal." in gaps
    assert "Not asked, all (1): Danger sign." in gaps
    assert "Neck sign" not in gaps
    assert "Pill checked" not in gaps
    assert "Not examined, all (3): L3; L4; L5." in gaps
    assert "Not asked, of this block (8): Illness; Work demands" in gaps


def test_nothing_left_to_ask_is_said() -> None:
    full = replace(SMALL, exam=replace(SMALL.exam, steps=SMALL.exam.steps[:1]))
    evaluation = an_evaluation(facts={"complaint.groups": ("back",), "consent.informed": "yes"})
    assert "that applies was answered or examined" in section(
        outline_of(evaluation, full), "Not asked and not examined"
    )


def test_the_working_names_rules_sources_content_and_purpose() -> None:
    working = section(outline_of(an_examined(**{"q.choice": "now"}), SMALL), "How the recommendation was worked out")
    for text in (
        "Blocked: HVLA in Lumbar",
        "V/P: text read; proposal, not verified",
        "A reviewer (invented), 2026-10-01",
        "1 rule that fired has not yet been reviewed by a physician: R-1.",
        "A second source.",
        "version 7.0, SHA-256 " + SMALL.stamp.sha256,
        "The evaluation was begun with content version 2026.1-test",
        "begun 20 Nov 2026, 10:02, last saved 20 Nov 2026, 10:42",
        "The physician decides.",
        "1 of its 5 rules were reviewed by a physician.",
        "2 rules were ruled out by what was recorded: R-2, R-3.",
    ):
        assert text in working
    assert working.index("S2\n") < working.index("S10\n")


def test_rules_without_cells_and_without_review_are_said_to_be() -> None:
    bare = replace(SMALL, rules={key: replace(rule, reviewer="", sources=()) for key, rule in SMALL.rules.items()})
    outline = outline_of(an_examined(**{"q.multi": ("lifting",)}), bare)
    assert "None of its 5 rules has been reviewed by a physician yet." in said(outline)
    assert "advise, no cell of the table" in said(outline)
    assert "R-4 · no source" in said(outline)


def test_rules_that_wait_are_listed_with_what_they_wait_for() -> None:
    waiting = section(outline_of(an_evaluation(), SMALL), "Rules that wait for an answer")
    assert "R-2" in waiting
    assert "Takes the pill" in waiting


def test_a_recommendation_by_rules_of_another_content_is_still_printed() -> None:
    evaluation = an_examined(**{"flag.asked_of_necks": "no"})
    recommendation = assess(evaluation, SMALL.vocabulary, SMALL.rules)
    text = said(build_outline(a_record(evaluation), recommendation, replace(SMALL, rules={}, sources={})))
    assert "Not in this content" in text
    assert "Takes the pill: Yes" in text


def test_the_title_holds_no_name() -> None:
    outline = outline_of(an_examined(), SMALL)
    assert outline.title == "Osteopathic evaluation of 20 Nov 2026"
    assert outline.language == "en"


def test_an_evaluation_from_a_file_has_no_times_of_its_own() -> None:
    evaluation = an_examined()
    record = replace(a_record(evaluation), id="")
    outline = build_outline(record, assess(evaluation, SMALL.vocabulary, SMALL.rules), SMALL)
    assert outline.identity.visit == "Evaluation of 20 Nov 2026"
    assert values(outline)["Evaluation"] == "read from an evaluation file and printed on 20 Nov 2026, 10:42"
