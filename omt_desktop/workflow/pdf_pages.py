"""A PDF as pages to look at, held in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from omt_desktop.workflow.documents import PDF
from omt_desktop.workflow.errors import Refusal


class NotAPdf(Refusal):
    """A file that cannot be shown."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page: rows of 4 bytes a pixel (blue, green, red, unused), `stride` bytes apart."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class PageHit:
    """One place where a text was found: rectangles (left, top, width, height) in points from the page's top left."""

    page: int
    areas: tuple[tuple[float, float, float, float], ...]


class PdfPages(Protocol):
    """An open PDF. May be used from any thread; one call at a time is carried out."""

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page in points."""
        ...

    def image(self, page: int, scale: float) -> PageImage:
        """The page drawn at so many pixels a point."""
        ...

    def find(self, text: str) -> Sequence[PageHit]:
        """Every place of the text, upper and lower case alike, in reading order; nothing for an empty text."""
        ...

    def close(self) -> None:
        """Lets go of the PDF; nothing may be asked afterwards. Closing twice does nothing."""
        ...


class PdfOpener(Protocol):
    """Opens documents from memory."""

    def open_pdf(self, data: bytes, media_type: str = PDF) -> PdfPages:
        """The pages of the PDF, or of a picture or plain text laid out as one; NotAPdf where it cannot be shown."""
        ...
