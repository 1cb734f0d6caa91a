"""The PDF read back: identity and number on every page, what is said stands there, fonts inside, nothing clipped."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.reports import Paper
from omt_desktop.reports.fonts import FALLBACKS, bundled_glyphs
from omt_desktop.reports.outline_nodes import Heading, Prose
from omt_desktop.reports.outline_texts import flattened
from omt_desktop.reports.pdf_document import pdf_bytes
from omt_desktop.reports.pdf_styles import PageShape
from tests.builders import a_patient, an_evaluation
from tests.clinic import CASES, CONTENT, HEALTHY
from tests.reports.paper import outline_of, packed, page_texts, said, worked_case, write_report
from tests.reports.small_content import SMALL

WARFARIN = worked_case(CASES / "02-warfarin-not-checked.json")
SIZES = {Paper.LETTER: (612, 792), Paper.A4: (595, 842)}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a decided evaluation."""
    target = tmp_path_factory.mktemp("report") / "report.pdf"
    chosen = (ChosenTechnique("LUMB", "CS"), ChosenTechnique("PELV", "LYM", "only the legs"))
    decided = replace(WARFARIN, decision=Decision(Stance.AGREE, "", chosen, "It was explained.", "Check the level."))
    assert write_report(target, decided, CONTENT) == ()
    return target


def test_every_page_says_whose_it_is_and_which_page(report: Path) -> None:
    pages = page_texts(report)
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        for identity in ("Rivera (invented), Ana", "A-1042", "Evaluation of 20 Nov 2026"):
            assert identity in text
        assert f"Page {number} of {len(pages)}" in " ".join(text.split())


def test_page_one_answers(report: Path) -> None:
    first = packed(page_texts(report)[0])
    for text in (
        "Low back pain",
        "Suitable with modifications",
        "Anticoagulant, level not known to be in range",
        "CI-62 · S1",
        "Physician's decision: Agrees with the recommendation.",
        "Check the anticoagulant level",
        "Regions not examined: Head, Cervical, Thoracic",
        "Lumbar: CS; Pelvic: LYM ◆",
        "Informed consent",
    ):
        assert packed(text) in first


def test_the_matrix_reads_as_symbols_with_a_key_in_words(report: Path) -> None:
    with pdfplumber.open(report) as document:
        words = [word["text"] for word in document.pages[0].extract_words()]
        text = " ".join(words)
    assert words.count("■") >= 13
    assert words.count("●") >= 8
    assert "■ waits, ◆ with reason, ● offered, · not used here, heavy frame: chosen." in text


def test_everything_in_the_outline_is_on_paper(report: Path) -> None:
    printed = packed(" ".join(page_texts(report)).replace("￾", ""))
    decided = replace(WARFARIN, decision=Decision(Stance.AGREE, plan="Check the level."))
    lines = said(outline_of(decided, CONTENT)).splitlines()
    missing = [line for line in lines if len(line) < 60 and packed(line) not in printed]
    assert set(missing) <= {
        "Not recorded",
        "None",
        "None chosen",
        "■ waits, ◆ with reason, ● offered, · not used here.",
    }


def test_the_file_says_what_it_is(report: Path) -> None:
    with pypdfium2.PdfDocument(report) as document:
        about = document.get_metadata_dict()
        shown = [(item.get_title(), item.level) for item in document.get_toc()]
    assert about["Title"] == "Osteopathic evaluation of 20 Nov 2026"
    assert about["Author"] == "OMT Desktop"
    assert about["CreationDate"] == "D:20261120104207-05'00'"
    assert b"/Lang (en)" in report.read_bytes()
    headings = [node.text for node in flattened(outline_of(WARFARIN, CONTENT).nodes) if isinstance(node, Heading)]
    assert [title for title, _ in shown] == ["Osteopathic evaluation", *headings]
    assert ("Reasons", 1) in shown
    assert ("History and lifestyle", 1) in shown


def test_every_font_is_inside_the_file(report: Path) -> None:
    fonts = report.read_bytes().count(b"/Type /FontDescriptor")
    assert fonts >= 2
    assert report.read_bytes().count(b"/FontFile2") == fonts
    assert b"/BaseFont /Helvetica" not in report.read_bytes()


@pytest.mark.parametrize("paper", Paper)
def test_both_papers(tmp_path: Path, paper: Paper) -> None:
    target = tmp_path / "report.pdf"
    write_report(target, HEALTHY, CONTENT, paper=paper)
    with pypdfium2.PdfDocument(target) as document:
        assert [round(n) for n in document[0].get_size()] == list(SIZES[paper])


@pytest.mark.parametrize("number", ["02", "04", "11", "14", "24", "37"])
def test_no_text_leaves_its_page(tmp_path: Path, number: str) -> None:
    (case,) = CASES.glob(f"{number}-*.json")
    target = tmp_path / "report.pdf"
    assert write_report(target, worked_case(case), CONTENT, paper=Paper.A4) == ()
    assert_inside_margins(target)


def test_every_worked_case_has_a_report(tmp_path: Path) -> None:
    for case in sorted(CASES.glob("[0-9]*.json")):
        assert write_report(tmp_path / "report.pdf", worked_case(case), CONTENT) == ()


def test_the_same_evaluation_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_report(tmp_path / name, HEALTHY, CONTENT)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(
    "name",
    ["Παπαδοπούλου", "Живкова-Їжакевич", "Nguyễn Thị Ngọc Ánh", "Łukasiewicz Ñuñez Öğretmen", "Nguye\u0302\u0303n"],
)
def test_names_print_as_they_are_written(tmp_path: Path, name: str) -> None:
    target = tmp_path / "report.pdf"
    patient = a_patient(family_name=name, given_name="")
    assert write_report(target, an_evaluation(), SMALL, patient) == ()
    for text in page_texts(target):
        assert packed(name.replace("e\u0302\u0303", "ễ")) in packed(text)


def test_a_glyph_that_no_font_has_is_reported_and_written_out(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    notes = write_report(target, an_evaluation(), SMALL, a_patient(family_name="中文中 X", given_name=""))
    (note,) = notes
    assert note == (
        "3 characters of the name cannot be printed with the bundled fonts: U+4E2D, U+6587. "
        "The report shows the code in square brackets instead."
    )
    assert "[U+4E2D][U+6587][U+4E2D] X" in page_texts(target)[0]


def test_a_missing_glyph_in_a_note_is_named_with_its_place(tmp_path: Path) -> None:
    evaluation = an_evaluation(facts={"q.text": "pain 😀"}, decision=Decision(plan="rest 🛌"))
    first, second = write_report(tmp_path / "report.pdf", evaluation, SMALL)
    assert first.startswith("1 character of «Plan» cannot be printed with the bundled fonts: U+1F6CC.")
    assert second.startswith("1 character of «Medication» cannot be printed with the bundled fonts: U+1F600.")


def test_symbols_come_from_the_second_font(tmp_path: Path) -> None:
    glyphs = bundled_glyphs()
    assert [glyphs.font_for(c) for c in "a≥●中"] == ["", *FALLBACKS, None]
    write_report(tmp_path / "report.pdf", an_evaluation(facts={"q.text": "Hb ≥ 12 → fine ☑"}), SMALL)
    assert "Hb ≥ 12 → fine ☑" in " ".join(page_texts(tmp_path / "report.pdf"))


LONG = " ".join(f"sentence {n} of a long note without an end." for n in range(250))


@pytest.mark.parametrize(
    "text", [LONG, "x" * 10_000, "a\n" * 900, "W" * 3_000 + " " + "⸻" * 500], ids="words word lines wide".split()
)
def test_a_long_note_is_laid_out_whole(tmp_path: Path, text: str) -> None:
    target = tmp_path / "report.pdf"
    note = Finding("seg.L3", (("note", text), ("position", "F")))
    other = Finding("seg.L4", (("note", "short"), ("position", "F")))
    evaluation = an_evaluation(
        facts={"q.text": text, "complaint.groups": ("back",)},
        findings={"seg.L3": note, "seg.L4": other},
        decision=Decision(Stance.DIFFER, text, discussion=text, plan=text),
    )
    assert write_report(target, evaluation, SMALL) == ()
    assert_inside_margins(target)
    printed = "".join(page_texts(target))
    assert printed.count(text[0]) >= 5 * text.count(text[0])


def test_forty_findings_and_a_header_on_every_page(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    parts = (("position", "flexed"), ("severity", 2), ("note", "restricted and tender to light pressure"))
    items = [item for item in CONTENT.exam.step("spine").items if item.id.startswith("seg.")]
    levels = [item.id for item in items]
    findings = {level: Finding(level, parts) for level in levels}
    assert len(findings) >= 24
    write_report(target, replace(HEALTHY, findings=findings), CONTENT)
    assert_inside_margins(target)
    pages = page_texts(target)
    assert all(any(item.field.label in text for text in pages) for item in items)


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    two = {
        key: Finding(key, (("tenderness", "1"), ("tone", "high"))) for key in ("palp.piriformis.L", "palp.piriformis.R")
    }
    outline = outline_of(replace(WARFARIN, findings=two), CONTENT)
    headings = {node.text for node in flattened(outline.nodes) if isinstance(node, Heading)}
    glyphs, page = bundled_glyphs(), PageShape(612, 792)
    for lines in range(0, 60, 2):
        pushed = replace(outline, nodes=(Prose("\n".join("line" for _ in range(lines))), *outline.nodes))
        target = tmp_path / "report.pdf"
        target.write_bytes(pdf_bytes(pushed, page, glyphs))
        for text in page_texts(target):
            body = [line.strip() for line in text.splitlines() if line.strip()]
            body = [line for line in body if not line.startswith("Page ") and "Decision support" not in line]
            assert body[-1] not in headings


def test_a_very_long_name_keeps_the_head_of_the_pages_in_one_line(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    write_report(target, an_evaluation(), SMALL, a_patient(family_name="Longname " * 60, mrn="9" * 300))
    pages = page_texts(target)
    assert pages[0].count("Longname") == 60
    assert all("Longname Longname" in text and "…" in text for text in pages[1:])
    assert_inside_margins(target)


def test_importing_reports_does_not_import_reportlab() -> None:
    code = "import sys, omt_desktop.reports; sys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_evaluation_with_everything_and_nothing_has_a_report(tmp_path: Path) -> None:
    born = {"patient.birth_date": date(1990, 1, 1), "patient.sex": "unknown"}
    assert write_report(tmp_path / "a.pdf", Evaluation(date(2026, 11, 20)), CONTENT) == ()
    assert write_report(tmp_path / "b.pdf", an_evaluation(facts=born), CONTENT) == ()


def assert_inside_margins(pdf: Path) -> None:
    """No character lies outside the side margins, above the head or below the foot."""
    with pdfplumber.open(BytesIO(pdf.read_bytes())) as document:
        for page in document.pages:
            for character in page.chars:
                assert character["x0"] > 40, character
                assert character["x1"] < float(page.width) - 40, character
                assert 20 < character["top"] < float(page.height) - 25, character
