"""How findings stated with the rest of a region are printed, techniques planned that do not count, and the summary."""

from dataclasses import replace

import pytest

from omt_desktop.domain.decision import ChosenTechnique, Decision
from omt_desktop.domain.evaluation import Finding, RegionFinding
from omt_desktop.domain.rule import Effect
from omt_desktop.reports.outline_nodes import KeyValues, Outline, Panel, Table
from omt_desktop.workflow.answer_words import STATED_WITH_REST
from tests.builders import an_evaluation
from tests.clinic import CONTENT, HEALTHY
from tests.reports.paper import outline_of, said
from tests.reports.small_content import SMALL


def rows(outline: Outline) -> dict[str, str]:
    """Label and value of every line of the report."""
    return {row.label: row.value for node in outline.nodes if isinstance(node, KeyValues) for row in node.rows}


def test_a_normal_stated_with_the_rest_is_told_in_words() -> None:
    findings = {
        "seg.L3": Finding("seg.L3", (("position", "F"), ("rotation", "right"))),
        "seg.L4": Finding("seg.L4", (("by", "rest_normal"), ("severity", 0))),
        "gone.finding": Finding("gone.finding", (("by", "rest_normal"), ("value", "normal"))),
    }
    outline = outline_of(replace(an_evaluation(), findings=findings), SMALL)
    (table,) = [node for node in outline.nodes if isinstance(node, Table) and node.header[:2] == ("", "Position")]
    assert [cell[0].text for cell in table.rows[1]] == ["L4", "–", "–", "0 none", STATED_WITH_REST]
    assert rows(outline)["gone.finding"] == f"value: normal; {STATED_WITH_REST}"
    assert "rest_normal" not in said(outline)


@pytest.mark.parametrize(
    ("effect", "reason", "chosen", "impossible"),
    [
        (Effect.BLOCK, "", "Lumbar: counterstrain (CS)", "Lumbar: high-velocity thrust (HVLA), ✕ blocked"),
        (
            Effect.BLOCK,
            "asked for",
            "Lumbar: counterstrain (CS)",
            "Lumbar: high-velocity thrust (HVLA), ✕ blocked, reason: asked for",
        ),
        (
            Effect.RELATIVE,
            " ",
            "Lumbar: high-velocity thrust (HVLA), ▲ with reason, its written reason is missing; counterstrain (CS)",
            None,
        ),
        (
            Effect.RELATIVE,
            "asked for",
            "Lumbar: high-velocity thrust (HVLA), ▲ with reason, reason: asked for; counterstrain (CS)",
            None,
        ),
    ],
)
def test_a_plan_that_does_not_count_is_told(effect: Effect, reason: str, chosen: str, impossible: str | None) -> None:
    rule = SMALL.rules["R-1"]
    clauses = tuple(replace(clause, effect=effect) for clause in rule.clauses)
    wording = {**SMALL.wording, "cell.relative": "With reason", "cell_symbol.relative": "▲"}
    content = replace(SMALL, rules={"R-1": replace(rule, clauses=clauses)}, wording=wording)
    facts = {"complaint.groups": ("back",), "consent.informed": "yes", "q.tri": "yes", "flag.danger": "no"}
    planned = Decision(chosen=(ChosenTechnique("LUMB", "HVLA", reason), ChosenTechnique("LUMB", "CS")))
    evaluation = an_evaluation(facts=facts, regions={"LUMB": RegionFinding(2)}, decision=planned)
    printed = rows(outline_of(evaluation, content))
    assert printed["Techniques chosen"] == chosen
    assert printed.get("Planned, no longer possible") == impossible


def test_nothing_to_treat_in_one_region_is_no_reason_in_the_summary_of_a_suitable_patient() -> None:
    outline = outline_of(HEALTHY.with_region("CERV", RegionFinding(0)), CONTENT)
    (panel,) = [node for node in outline.nodes if isinstance(node, Panel)]
    assert panel.title == "Suitable"
    assert not any(line.text.startswith("Because of") for line in panel.lines)
    assert "CI-02" in said(outline)


def test_norms_stand_under_what_was_measured() -> None:
    findings = {
        "rom.hip.L": Finding("rom.hip.L", (("flexion_knee_bent_passive", 120), ("note", "n"))),
        "rom.elbow.L": Finding("rom.elbow.L", (("flexion_active", 140),)),
        "rom.elbow.R": Finding("rom.elbow.R", (("flexion_active", 100),)),
    }
    text = said(outline_of(an_evaluation(findings=findings), CONTENT))
    norm = "Elbow left, Elbow right: Flexion, active 140° to 150°, teaching copy, not verified."
    assert f"Norms. {norm}" in text
    assert text.count("Norms. ") == 2
    assert "Extension, active" not in text
