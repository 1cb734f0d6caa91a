"""A report is an archival file (PDF/A-2b), as far as programs that are not ours can tell from its structure."""

import re
import shutil
import struct
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from pikepdf.pdfa import validate_written
from PIL import ImageCms

from omt_desktop.content.handout_reader import load_handouts
from omt_desktop.domain.assess import assess
from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.reports import PdfReportWriter
from omt_desktop.reports.archival import with_line_ends
from omt_desktop.workflow.chart_print import ChartPrint, HandoutPrint
from omt_desktop.workflow.letterhead import HandoutLanguage
from omt_desktop.workflow.paper import Paper
from tests.builders import a_patient, a_record
from tests.clinic import CASES, CONTENT
from tests.reports.paper import letterheaded, worked_case

HANDOUTS = load_handouts(CONTENT)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NEVER = ("/Encrypt", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/SMask", "/ca", "/CA", "/OpenAction", "/AA")
"""Names of the format that an archival report has no use for."""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole report with a letterhead, a logo, the drawn figures and a name in three scripts."""
    evaluation = worked_case(CASES / "01-mechanical-low-back-pain.json")
    record = a_record(evaluation, a_patient(family_name="Ελένη Їжак Nguyễn"))
    return PdfReportWriter().pdf(record, *_assessed(evaluation), letterheaded(tmp_path_factory.mktemp("logo")))[0]


def _assessed(evaluation: Evaluation) -> tuple[Recommendation, Content]:
    return assess(evaluation, CONTENT.vocabulary, CONTENT.rules), CONTENT


@pytest.fixture
def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def every_object(opened: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [item for item in opened.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]


def test_the_colours_are_those_of_an_embedded_srgb_profile(opened: pikepdf.Pdf) -> None:
    (intent,) = opened.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.N == 3
    data = profile.read_bytes()
    assert (data[12:16], data[16:20], data[36:40]) == (b"mntr", b"RGB ", b"acsp")
    assert data[8] == 4
    assert "use freely" in ImageCms.ImageCmsProfile(BytesIO(data)).profile.copyright


def test_the_description_says_what_the_file_says(opened: pikepdf.Pdf) -> None:
    stream = opened.Root.Metadata
    assert "/Filter" not in stream
    with opened.open_metadata() as described:
        assert described.pdfa_status == "2B"
        info = opened.docinfo
        assert described["dc:title"] == str(info.Title) == "Osteopathic evaluation of 20 Nov 2026"
        assert described["dc:creator"] == [str(info.Author)]
        assert described["dc:description"] == str(info.Subject)
        assert described["pdf:Producer"] == str(info.Producer)
        assert described["pdf:Keywords"] == str(info.Keywords)
        assert described["xmp:CreatorTool"] == str(info.Creator)
        assert described["xmp:CreateDate"] == described["xmp:ModifyDate"] == "2026-11-20T10:42:07-05:00"
        assert str(info.CreationDate) == str(info.ModDate) == "D:20261120104207-05'00'"
    root = ElementTree.fromstring(stream.read_bytes().split(b"?>", 1)[1].rsplit(b"<?", 1)[0].decode())
    assert root.find(f".//{RDF}Description") is not None


def test_language_title_and_identity_of_the_file(opened: pikepdf.Pdf) -> None:
    assert opened.Root.Lang == "en"
    assert opened.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712  # a value of the file
    first, second = opened.trailer.ID
    assert len(bytes(first)) == len(bytes(second)) == 16
    assert "/Encrypt" not in opened.trailer
    assert 1.4 <= float(opened.pdf_version) <= 1.7


def test_nothing_runs_is_transparent_or_hidden(opened: pikepdf.Pdf) -> None:
    for item in every_object(opened):
        assert not set(item.keys()) & set(NEVER)
        assert item.get("/S") != "/Transparency"
        assert item.get("/BM", "/Normal") == "/Normal"
        if item.get("/Subtype") == "/Image":
            assert item.ColorSpace == "/DeviceRGB"
            assert not item.get("/Interpolate", False)


def test_every_font_is_whole_and_says_its_characters(opened: pikepdf.Pdf) -> None:
    fonts = [item for item in every_object(opened) if item.get("/Type") == "/Font"]
    assert len(fonts) >= 3
    for font in fonts:
        assert font.Subtype == "/TrueType"
        assert "/ToUnicode" in font
        assert len(font.Widths) == font.LastChar - font.FirstChar + 1
        descriptor = font.FontDescriptor
        # Symbolic: its own codes, so it names no encoding and its program has exactly one.
        assert descriptor.Flags & 4 and "/Encoding" not in font
        assert re.fullmatch(r"/[A-Z]{6}\+NotoSans[\w-]+", str(descriptor.FontName))
        assert _encodings(descriptor.FontFile2.read_bytes()) == 1


def _encodings(font: bytes) -> int:
    """How many character maps a TrueType program has."""
    (tables,) = struct.unpack(">H", font[4:6])
    for at in range(12, 12 + 16 * tables, 16):
        if font[at : at + 4] == b"cmap":
            offset, length = struct.unpack(">II", font[at + 8 : at + 16])
            return int(struct.unpack(">H", font[offset + 2 : offset + 4])[0]) if length else 0
    return 0


def test_streams_end_on_a_line_of_their_own(pdf: bytes) -> None:
    ends = [match.start() for match in re.finditer(rb"endstream", pdf)]
    assert len(ends) > 10
    assert all(pdf[at - 1 : at] in b"\r\n" for at in ends)
    assert with_line_ends(pdf) == pdf, "a second time changes nothing"


def test_the_bookmarks_lead_through_the_headings(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
        assert titles[:2] == ["Osteopathic evaluation", "The recommendation and the decision in full"]
        assert next(child.title for child in outline.root[0].children) == "Reasons"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("[0-9]*.json")))
def test_a_validator_that_is_not_ours_approves_every_worked_case(case: str) -> None:
    evaluation = worked_case(CASES / f"{case}.json")
    printed = ChartPrint(paper=Paper.A4, summary=True) if case.startswith("0") else ChartPrint()
    data, _ = PdfReportWriter().pdf(a_record(evaluation), *_assessed(evaluation), printed)
    assert validate_written(BytesIO(data), "2b").verdict == "pass"


def test_it_approves_a_letterhead_and_three_scripts_and_nothing_that_was_spoilt(pdf: bytes) -> None:
    assert validate_written(BytesIO(pdf), "2b").verdict == "pass"
    for wanted, other in ((b"/OutputIntents", b"/OutputIntentz"), (b"<pdfaid:part>2", b"<pdfaid:part>9")):
        assert wanted in pdf
        assert validate_written(BytesIO(pdf.replace(wanted, other)), "2b").verdict != "pass"


@pytest.mark.parametrize("language", HandoutLanguage)
@pytest.mark.parametrize("large", [False, True])
def test_it_approves_the_handout(language: HandoutLanguage, large: bool) -> None:
    evaluation = worked_case(CASES / "02-warfarin-not-checked.json")
    recommendation, _ = _assessed(evaluation)
    printed = HandoutPrint(language=language, large=large)
    data, _ = PdfReportWriter().handout(a_record(evaluation), recommendation, HANDOUTS[language], printed)
    assert validate_written(BytesIO(data), "2b").verdict == "pass"


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", str(tmp_path / "r.pdf")], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "No syntax or stream encoding errors found" in checked.stdout
