"""Pictures for the letterhead: judged by their content, made small and without transparency.

Imports Pillow only when a picture is read. Without transparency because an archived PDF (PDF/A-2b) is safest so.
"""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from omt_desktop.workflow.errors import NotOurFile

_FORMATS = ("PNG", "JPEG")
_MOST_BYTES = 10_000_000
_MOST_PIXELS = 25_000_000
_WIDEST, _HIGHEST = 1200, 480
"""Pixels that are kept: 300 for each inch of the largest logo that is printed."""
_KEPT = "The letterhead stays as it was."


class LogoFiles:
    """Fulfils workflow.ports.LogoImages."""

    def read_logo(self, path: Path) -> bytes:
        """The picture as a PNG of at most 1200 × 480 pixels; NotOurFile says why it cannot be taken."""
        try:
            size = path.stat().st_size
            if size > _MOST_BYTES:
                raise NotOurFile(
                    f"{path.name} is {size / 1e6:.0f} MB, and a logo can be at most {_MOST_BYTES / 1e6:.0f} MB. "
                    f"{_KEPT} Save a smaller copy of the picture and choose that."
                )
            data = path.read_bytes()
        except OSError as problem:
            reason = problem.strerror or "the system refused"
            raise NotOurFile(f"{path.name} cannot be read ({reason}). {_KEPT} Choose another file.") from None
        return logo_png(data, path.name)


def logo_png(data: bytes, name: str) -> bytes:
    """The picture in the bytes of a file as a PNG for paper; NotOurFile where there is none."""
    from PIL import Image

    try:
        # Pillow only warns of a picture that is made to fill the memory, up to twice its limit.
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise NotOurFile(_too_many_pixels(name, f"{picture.width} × {picture.height} pixels"))
            return _for_paper(picture)
    except NotOurFile:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotOurFile(_too_many_pixels(name, "far too many pixels")) from None
    # Whatever Pillow raises of a damaged or foreign file: there is no list of it.
    except Exception:
        raise NotOurFile(
            f"{name} is no PNG or JPEG picture, or it is damaged. {_KEPT} Choose a picture that other programs show."
        ) from None


def _too_many_pixels(name: str, size: str) -> str:
    return f"{name} has {size}, more than a logo needs. {_KEPT} Save a smaller copy of the picture and choose that."


def _for_paper(picture: Any) -> bytes:
    """On white, in three colours, no larger than paper shows."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    coloured = (upright.convert("RGB") if upright.mode in ("CMYK", "I;16", "I", "F") else upright).convert("RGBA")
    coloured.thumbnail((_WIDEST, _HIGHEST))
    sheet = Image.new("RGB", coloured.size, "white")
    sheet.paste(coloured, mask=coloured.getchannel("A"))
    made = BytesIO()
    sheet.save(made, "PNG", optimize=True)
    return made.getvalue()
