"""The drawn spine on paper: what was found stands on it and beside it, and reads without colour."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.spine.finding_items import findings_of_all
from omt_desktop.domain.spine.levels import LEVELS
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.reports import svg_drawing
from omt_desktop.reports.outline_nodes import SpineFigure, Table
from omt_desktop.reports.outline_texts import flattened
from tests.clinic import CASES, CONTENT
from tests.reports.paper import outline_of, packed, page_texts, said, worked_case, write_report

BACK = worked_case(CASES / "01-mechanical-low-back-pain.json")
LINE = "T3-7 N SR RL sev 2; T5 sev 3 key; L3 FRS R sev 1; sac L on L; R ant innom; rib 4 inh L"


def found(line: str, *normal: str) -> Evaluation:
    findings = findings_of_all(parse_shorthand(line), {})
    stated = {f"seg.{level}": Finding(f"seg.{level}", (("value", "normal"),)) for level in normal}
    return replace(BACK, findings={**findings, **stated})


def figure_of(evaluation: Evaluation) -> SpineFigure:
    nodes = flattened(outline_of(evaluation, CONTENT).nodes)
    (figure,) = (node for node in nodes if isinstance(node, SpineFigure))
    return figure


def listed(evaluation: Evaluation) -> list[tuple[str, str]]:
    """Every finding as shorthand and in words."""
    nodes = outline_of(evaluation, CONTENT).nodes
    tables = [node for node in nodes if isinstance(node, Table) and node.header[:1] == ("Shorthand",)]
    return [(row[0][0].text, row[1][0].text) for table in tables for row in table.rows]


def test_what_was_found_is_listed_as_it_was_written_and_in_words() -> None:
    entries = listed(found(LINE, "L1", "L2"))
    assert "; ".join(short for short, _ in entries) == LINE
    assert ("L3 FRS R sev 1", "L3 flexed, rotated right, sidebent right (type II, single), severity 1") in entries
    assert "Stated normal: L1, L2." in said(outline_of(found(LINE, "L1", "L2"), CONTENT))
    assert "Not examined" in said(outline_of(found(LINE), CONTENT))


def test_a_spine_that_was_not_examined_has_no_figure() -> None:
    outline = outline_of(replace(BACK, findings={}), CONTENT)
    assert not any(isinstance(node, SpineFigure) for node in flattened(outline.nodes))
    assert "Spine, ribs and pelvis: nothing examined." in said(outline)


def test_a_spine_that_is_only_normal_has_no_findings_on_it() -> None:
    assert figure_of(found("", "L1")).marks
    assert listed(found("", "L1")) == []
    assert "Stated normal: L1." in said(outline_of(found("", "L1"), CONTENT))


def test_drawing_and_legend_are_on_page_one_with_their_words(tmp_path: Path) -> None:
    assert write_report(tmp_path / "report.pdf", found(LINE, "L1"), CONTENT) == ()
    printed = packed(page_texts(tmp_path / "report.pdf")[0])
    for text in (
        "N SR RL 2", "3 key", "FRS R 1", "L on L", "ant", "4 inh", "T12",
        "Not examined", "Normal", "Not graded", "1 minor", "2 clear",
    ):  # fmt: skip
        assert packed(text) in printed, text


def test_states_and_severities_differ_on_paper_without_colour(tmp_path: Path) -> None:
    write_report(tmp_path / "report.pdf", found("L1 sev 1 TTP; L2 sev 2 TTP; L3 sev 3 TTP", "L4"), CONTENT)
    with pdfplumber.open(BytesIO((tmp_path / "report.pdf").read_bytes())) as document:
        page = document.pages[0]
        weights = {round(curve["linewidth"], 2) for curve in page.curves}
        dashed = [curve for curve in page.curves if curve.get("dash") and curve["dash"][0]]
    assert len(weights) >= 4, "normal, and three severities"
    assert len(dashed) > 30, "everything else was not examined"


def test_every_level_found_alone_is_printed_whole(tmp_path: Path) -> None:
    line = "; ".join(f"{level} F sev {number % 4}" for number, level in enumerate(LEVELS))
    line += "; " + "; ".join(f"rib {n} {m} {s}" for n in range(1, 13) for s, m in (("L", "inh"), ("R", "exh")))
    evaluation = found(line)
    assert write_report(tmp_path / "report.pdf", evaluation, CONTENT) == ()
    printed = packed(" ".join(page_texts(tmp_path / "report.pdf")))
    for _, words in listed(evaluation):
        assert packed(words) in printed


def test_the_fonts_of_the_system_are_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", lambda *arguments, **options: pytest.fail("a program was run"))
    assert write_report(tmp_path / "report.pdf", found(LINE), CONTENT) == ()
    with pdfplumber.open(tmp_path / "report.pdf") as document:
        fonts = {char["fontname"].partition("+")[2] for page in document.pages for char in page.chars}
    assert all(font.startswith("NotoSans") for font in fonts)


def test_a_damaged_drawing_is_a_fault_and_no_empty_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg_drawing, "svg2rlg", lambda *arguments, **options: None)
    with pytest.raises(ValueError, match="damaged"):
        svg_drawing.svg_drawing("<svg/>", 100)


def test_the_drawing_library_waits_for_the_first_figure() -> None:
    code = "import sys, omt_desktop.reports.pdf_document; sys.exit('svglib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
