"""The drawn figures of the posture on paper: only what was examined, with its words, readable without colour."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.posture.landmarks import View
from omt_desktop.reports.outline_nodes import Outline, PostureFigures
from omt_desktop.reports.posture_section import KEY
from tests.clinic import CONTENT, HEALTHY
from tests.reports.paper import outline_of, packed, page_texts, said, write_report


def found(*findings: Finding) -> Evaluation:
    return replace(HEALTHY, findings={finding.id: finding for finding in findings})


def figures(outline: Outline) -> tuple[PostureFigures, ...]:
    return tuple(node for node in outline.nodes if isinstance(node, PostureFigures))


def a_landmark() -> Finding:
    """A finding on the first landmark of the back that the exam has, whatever it is called."""
    step = CONTENT.exam.step("posture")
    item = next(item for item in step.items if item.id.endswith("iliac_crest"))
    part = next(part for part in item.parts if part.options)
    moved = next(option.id for option in part.options if option.id not in ("level", "none"))
    return Finding(item.id, ((part.key, moved),))


def test_a_figure_is_drawn_where_something_on_it_was_examined() -> None:
    (node,) = figures(outline_of(found(a_landmark()), CONTENT))
    assert [figure.view for figure in node.figures] == [View.BACK]
    assert KEY in said(outline_of(found(a_landmark()), CONTENT))
    assert figures(outline_of(found(), CONTENT)) == ()


def test_the_figure_stands_with_its_words_and_its_dashes_on_paper(tmp_path: Path) -> None:
    assert write_report(tmp_path / "r.pdf", found(a_landmark()), CONTENT) == ()
    (page,) = (n for n, text in enumerate(page_texts(tmp_path / "r.pdf")) if packed("From behind") in packed(text))
    with pdfplumber.open(BytesIO((tmp_path / "r.pdf").read_bytes())) as document:
        drawn = document.pages[page]
        dashed = [shape for shape in (*drawn.lines, *drawn.curves) if shape.get("dash") and shape["dash"][0]]
        assert len(dashed) > 5, "what was not examined is dashed"
        assert packed("higher") in packed(drawn.extract_text())
