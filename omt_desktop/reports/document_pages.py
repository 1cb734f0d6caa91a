"""Pictures and plain texts as pages to look at, in memory. Imports reportlab and Pillow: import it where one is shown.

The document itself stays as it is: these pages are only how it is seen and printed.
"""

import warnings
from io import BytesIO

from omt_desktop.workflow.documents import JPEG, PDF, PLAIN, PNG
from omt_desktop.workflow.pdf_pages import NotAPdf

_SHORT, _LONG = 612.0, 792.0
_MARGIN = 18.0
_TEXT_MARGIN = 54.0
_MOST_PIXELS = 150_000_000
"""A sheet of A4 at 1200 dots an inch."""
_SHARPEST = 3300
"""Pixels of the longer side that are kept: 300 dots an inch on letter paper."""
_MOST_LETTERS = 200_000
CUT = "[The text goes on. Export the document to read all of it.]"


def as_pdf(data: bytes, media_type: str) -> bytes:
    """The document as a PDF; NotAPdf where it cannot be shown."""
    if media_type == PDF:
        return data
    if media_type in (PNG, JPEG):
        return _picture(data)
    if media_type == PLAIN:
        return _text(data.decode("utf-8-sig", "replace"))
    raise NotAPdf("A document of this kind cannot be shown here. Nothing was changed. Export it to open it elsewhere.")


def _picture(data: bytes) -> bytes:
    from PIL import Image, ImageOps
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise NotAPdf("This picture has far too many pixels to be shown. Export it to open it elsewhere.")
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((_SHARPEST, _SHARPEST))
            coloured = upright.convert("RGBA")
    except NotAPdf:
        raise
    # Whatever Pillow raises of a damaged or hostile file: there is no list of it.
    except Exception:
        raise NotAPdf(
            "This picture cannot be shown: it is damaged. Nothing was changed. Export it and try another program."
        ) from None
    sheet = Image.new("RGB", coloured.size, "white")
    sheet.paste(coloured, mask=coloured.getchannel("A"))
    page = (_LONG, _SHORT) if sheet.width > sheet.height else (_SHORT, _LONG)
    made = BytesIO()
    canvas = Canvas(made, pagesize=page, invariant=1)
    inner = (page[0] - 2 * _MARGIN, page[1] - 2 * _MARGIN)
    canvas.drawImage(ImageReader(sheet), _MARGIN, _MARGIN, *inner, preserveAspectRatio=True, anchor="n")
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def _text(text: str) -> bytes:
    from reportlab.platypus import SimpleDocTemplate

    from omt_desktop.reports.escaped_text import escaped_paragraphs
    from omt_desktop.reports.fonts import bundled_glyphs
    from omt_desktop.reports.outline_nodes import Role
    from omt_desktop.reports.pdf_styles import LINES

    shown = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}\n\n{CUT}"
    made = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), _TEXT_MARGIN)
    document = SimpleDocTemplate(made, pagesize=(_SHORT, _LONG), invariant=1, **margins)
    document.build(escaped_paragraphs(shown.strip() or " ", LINES[Role.BODY], bundled_glyphs()))
    return made.getvalue()
