"""The recovery sheet: one page with the recovery key in large letters and what it is for. It names no patient."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from omt_desktop.reports.fonts import BOLD, REGULAR, bundled_glyphs
from omt_desktop.workflow.errors import NotWritten

_MARGIN, _LINE = 64, 20
_WORDS = (
    "When a passphrase is lost: choose «Use the recovery key» on the first screen and type these letters.",
    "Whoever has this sheet can read every record. Keep it away from the computer, for example in a safe.",
    "Without any passphrase and without this sheet the records cannot be opened by anyone.",
    "A newer sheet makes this one worthless; backups made before still open with it.",
)


def write_sheet(target: Path, key: str, made: datetime) -> None:
    """The sheet stands at `target`, replacing what was there; NotWritten where it cannot be written."""
    bundled_glyphs()
    beside = target.with_name(f"{target.name}.part")
    try:
        beside.touch(mode=0o600)
        canvas = Canvas(str(beside), pagesize=A4)
        canvas.setTitle("OMT Desktop recovery sheet")
        _draw(canvas, key.split("-"), made)
        canvas.save()
        beside.replace(target)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise NotWritten(
            f"The recovery sheet could not be written to {target} ({problem.strerror}). Choose another folder, or copy "
            "the letters by hand."
        ) from None


def sheet_bytes(key: str, made: datetime) -> bytes:
    """The sheet as PDF in memory, to be printed without a file."""
    bundled_glyphs()
    made_of = BytesIO()
    canvas = Canvas(made_of, pagesize=A4)
    _draw(canvas, key.split("-"), made)
    canvas.save()
    return made_of.getvalue()


def _draw(canvas: Canvas, groups: Sequence[str], made: datetime) -> None:
    width, height = A4
    top = height - 96
    canvas.setFont(BOLD, 22)
    canvas.drawString(_MARGIN, top, "Recovery key of an OMT Desktop practice")
    canvas.setFont(REGULAR, 11)
    canvas.drawString(_MARGIN, top - 28, f"Made on {made:%Y-%m-%d at %H:%M}")
    canvas.roundRect(_MARGIN, top - 300, width - 2 * _MARGIN, 240, 8)
    for place, group in enumerate(groups):
        x, y = _MARGIN + 28 + 230 * (place % 2), top - 104 - 52 * (place // 2)
        canvas.setFont(REGULAR, 11)
        canvas.drawString(x, y + 3, f"{place + 1}")
        canvas.setFont("Courier-Bold", 26)
        canvas.drawString(x + 24, y, group)
    canvas.setFont(REGULAR, 9.5)
    for place, words in enumerate(_WORDS):
        canvas.drawString(_MARGIN, top - 336 - _LINE * place, words)
    canvas.drawString(_MARGIN, top - 336 - _LINE * (len(_WORDS) + 1), "Kept where:  ______________________________")
