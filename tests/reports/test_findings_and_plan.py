"""How findings stated with the rest of a region are printed."""

from dataclasses import replace

from omt_desktop.domain.evaluation import Finding
from omt_desktop.reports.outline_nodes import KeyValues, Outline, Table
from omt_desktop.workflow.answer_words import STATED_WITH_REST
from tests.builders import an_evaluation
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
