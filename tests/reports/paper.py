"""Reports made and read back, by other programs than the one that wrote them."""

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
from PIL import Image

from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.evaluation_file import EvaluationReader
from omt_desktop.reports import LogoFiles, Paper, PdfReportWriter
from omt_desktop.reports.outline import build_outline
from omt_desktop.reports.outline_nodes import Outline
from omt_desktop.reports.outline_texts import texts_of
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.letterhead import letterhead_of
from tests.builders import a_record
from tests.clinic import CONTENT


def worked_case(path: Path) -> Evaluation:
    """The evaluation of a worked case."""
    _, evaluation = EvaluationReader(CONTENT).read(
        json.dumps(json.loads(path.read_text("utf-8"))["evaluation"]).encode()
    )
    return evaluation


def outline_of(evaluation: Evaluation, content: Content, patient: Patient | None = None) -> Outline:
    """The outline of the report on this evaluation."""
    recommendation = assess(evaluation, content.vocabulary, content.rules)
    return build_outline(a_record(evaluation, patient), recommendation, content)


def said(outline: Outline) -> str:
    """Every text of the outline, one on a line."""
    return "\n".join(text for _, text in texts_of(outline))


def write_report(
    target: Path, evaluation: Evaluation, content: Content, patient: Patient | None = None, paper: Paper = Paper.LETTER
) -> tuple[str, ...]:
    """Writes the PDF and returns the notes."""
    recommendation = assess(evaluation, content.vocabulary, content.rules)
    return tuple(
        PdfReportWriter().write(a_record(evaluation, patient), recommendation, content, target, ChartPrint(paper=paper))
    )


def letterheaded(folder: Path, **changes: object) -> ChartPrint:
    """A print under the head of an invented practice with a logo, which is drawn in the folder."""
    Image.new("RGB", (600, 160), "teal").save(folder / "logo.png")
    logo = LogoFiles().read_logo(folder / "logo.png")
    head = letterhead_of("Northern Osteopathy (invented)", "12 Harbour Street\nPortland", "207 555 0100", logo)
    return replace(ChartPrint(head, by="Ada Invented, DO"), **changes)  # type: ignore[arg-type]  # tests name the fields


def page_texts(pdf: Path) -> list[str]:
    """The text of every page as pdfium reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def packed(text: str) -> str:
    """The text without white space, so that line breaks do not matter."""
    return re.sub(r"\s+", "", text)


def drawn_characters(pdf: bytes, top: float = 0.0, bottom: float = 1e6) -> str:
    """Every character between the two distances from the top of its page, in the order in which it was drawn."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return packed("".join(c["text"] for page in document.pages for c in page.chars if top <= c["top"] <= bottom))
