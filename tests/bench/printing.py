"""The cost of the chart PDF against a bare reportlab document of as many pages, and of very many of them."""

import resource
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from omt_desktop.domain.assess import assess
from omt_desktop.reports import PdfReportWriter
from tests.bench.measuring import Line, compared, side_by_side
from tests.builders import a_record
from tests.clinic import CONTENT, HEALTHY

_WARM = 20


def printing() -> Line:
    """The whole report from record to closed file, against plain paragraphs of the same text on as many pages."""
    with TemporaryDirectory() as name:
        target, bare = Path(name) / "chart.pdf", Path(name) / "bare.pdf"
        record, recommendation = a_record(HEALTHY), assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
        writer = PdfReportWriter()
        writer.write(record, recommendation, CONTENT, target)
        pages = _page_texts(target)

        def ours() -> None:
            writer.write(record, recommendation, CONTENT, target)

        def floor() -> None:
            style = getSampleStyleSheet()["BodyText"]
            lines = [
                Paragraph(line.replace("&", "&amp;").replace("<", "&lt;"), style) for page in pages for line in page
            ]
            SimpleDocTemplate(str(bare), pagesize=LETTER).build(lines)

        return compared(f"chart PDF of {len(pages)} pages", *side_by_side(ours, floor, 5), at_most=3.0)


def _page_texts(path: Path) -> list[list[str]]:
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    return texts


def growth_of_memory(reports: int) -> Line:
    """The memory of this process after so many chart reports, against that after the first few of them."""
    record, recommendation = a_record(HEALTHY), assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    writer = PdfReportWriter()

    def megabytes_after(count: int) -> float:
        for _ in range(count):
            writer.pdf(record, recommendation, CONTENT)
        return _resident()

    first = megabytes_after(_WARM)
    last = megabytes_after(reports)
    ratio = last / first if first else 1.0
    return Line(f"memory after {reports} chart PDFs", f"{last:.1f} MB", f"{first:.1f} MB", ratio, "1.1x", ratio <= 1.1)


def _resident() -> float:
    """Megabytes of this process that are in memory; 0 where the system does not say so."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return 0.0
