"""Makes the chart report as a PDF. What lays it out is imported with the first report, not with this module."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from omt_desktop.domain.content import Content
from omt_desktop.domain.handout import HandoutTexts
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.reports.refused_target import refused, why_no_target
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint, HandoutPrint
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.paper import Paper

_POINTS = {Paper.LETTER: (612.0, 792.0), Paper.A4: (595.2756, 841.8898)}


class PdfReportWriter:
    """Fulfils workflow.ports.ReportWriter."""

    def write(
        self,
        record: EvaluationRecord,
        recommendation: Recommendation,
        content: Content,
        target: Path,
        printed: ChartPrint = AS_DRAFT,
    ) -> Sequence[str]:
        """The PDF stands at `target` whole, or NotWritten says why and what stood there before is untouched.

        Returns one note for each place with characters that the bundled fonts lack.
        """
        if problem := why_no_target(target):
            raise NotWritten(problem)
        data, notes = self.pdf(record, recommendation, content, printed)
        put_whole(target, data)
        return notes

    def pdf(
        self, record: EvaluationRecord, recommendation: Recommendation, content: Content, printed: ChartPrint = AS_DRAFT
    ) -> tuple[bytes, Sequence[str]]:
        """The same in memory, with the same notes."""
        from omt_desktop.reports.brief import TIGHTER
        from omt_desktop.reports.fonts import bundled_glyphs
        from omt_desktop.reports.glyphs import missing_glyph_notes
        from omt_desktop.reports.outline import build_outline
        from omt_desktop.reports.pdf_document import laid_out
        from omt_desktop.reports.pdf_styles import PageShape

        page, glyphs = PageShape(*points_of(printed.paper)), bundled_glyphs()
        tries = list(TIGHTER)
        while True:
            outline = build_outline(record, recommendation, content, printed, tries.pop(0))
            data, front = laid_out(outline, page, glyphs)
            if front == 1 or not tries:
                return data, missing_glyph_notes(outline, glyphs)

    def notes(self, record: EvaluationRecord, recommendation: Recommendation, content: Content) -> Sequence[str]:
        """The notes that the report would have; its outline is read and not laid out, which is far quicker."""
        from omt_desktop.reports.fonts import bundled_glyphs
        from omt_desktop.reports.glyphs import missing_glyph_notes
        from omt_desktop.reports.outline import build_outline

        return missing_glyph_notes(build_outline(record, recommendation, content), bundled_glyphs())

    def handout(
        self, record: EvaluationRecord, recommendation: Recommendation, texts: HandoutTexts, printed: HandoutPrint
    ) -> tuple[bytes, Sequence[str]]:
        """The patient's handout in memory, with a note for each place with characters that the fonts lack."""
        from omt_desktop.reports.fonts import bundled_glyphs
        from omt_desktop.reports.glyphs import notes_on
        from omt_desktop.reports.handout import build_handout, handout_lines
        from omt_desktop.reports.pdf_handout import handout_bytes
        from omt_desktop.reports.pdf_styles import PageShape

        handout, glyphs = build_handout(record, recommendation, texts, printed), bundled_glyphs()
        data = handout_bytes(handout, PageShape(*_POINTS[printed.paper]), glyphs, large=printed.large)
        return data, notes_on(handout_lines(handout), glyphs)

    def write_handout(
        self,
        record: EvaluationRecord,
        recommendation: Recommendation,
        texts: HandoutTexts,
        target: Path,
        printed: HandoutPrint,
    ) -> Sequence[str]:
        """The same as a file, as `write` does it."""
        if problem := why_no_target(target):
            raise NotWritten(problem)
        data, notes = self.handout(record, recommendation, texts, printed)
        put_whole(target, data)
        return notes


def points_of(paper: Paper) -> tuple[float, float]:
    """Width and height of a page, in points."""
    return _POINTS[paper]


def put_whole(target: Path, data: bytes) -> None:
    """Writes beside the target, so that it is on the same disk, and then puts the whole file in its place."""
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".omt-report-", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(target)
    except OSError as error:
        if beside:
            with suppress(OSError):
                Path(beside).unlink()
        raise NotWritten(refused(target, error)) from error
