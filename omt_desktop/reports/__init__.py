"""What leaves the room on paper: an evaluation as an outline, and the outline as a PDF.

What lives here: outline.py and its parts (pure: headings, lines, tables), then the layout with reportlab.
May import: domain, workflow, resource_root, reportlab; never storage, content, exchange, Qt.
Where the next such thing goes: new words go into the outline, new looks into the layout. Patient text becomes a
Paragraph in escaped_text.py and nowhere else. Only the modules that say so import reportlab, and only pdf_writer.py
imports those, when the first report is written.
"""

from omt_desktop.reports.logo_image import LogoFiles
from omt_desktop.reports.page_images import PdfiumOpener
from omt_desktop.reports.pdf_writer import PdfReportWriter
from omt_desktop.reports.sealing.pyhanko_seals import PyHankoSeals
from omt_desktop.workflow.chart_print import AS_DRAFT
from omt_desktop.workflow.paper import Paper

__all__ = ["AS_DRAFT", "LogoFiles", "Paper", "PdfReportWriter", "PdfiumOpener", "PyHankoSeals"]
