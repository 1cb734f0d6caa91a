"""Pictures and plain texts as pages: seen as they are, and refused in one sentence where they cannot be."""

from io import BytesIO

import pytest
from PIL import Image

from omt_desktop.reports import PdfiumOpener, document_pages
from omt_desktop.workflow.documents import JPEG, PDF, PLAIN, PNG
from omt_desktop.workflow.pdf_pages import NotAPdf, PageImage


def picture(kind: str, size: tuple[int, int], colour: tuple[int, ...] = (200, 30, 30), mode: str = "RGB") -> bytes:
    made = BytesIO()
    Image.new(mode, size, colour).save(made, kind)
    return made.getvalue()


def middle(drawn: PageImage) -> tuple[int, int, int]:
    at = drawn.stride * (drawn.height // 2) + 4 * (drawn.width // 2)
    blue, green, red = drawn.pixels[at : at + 3]
    return red, green, blue


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", PNG), ("JPEG", JPEG)])
@pytest.mark.parametrize(("size", "page"), [((400, 300), (792, 612)), ((300, 400), (612, 792))])
def test_a_picture_fills_a_page_that_lies_or_stands_as_it_does(
    kind: str, media_type: str, size: tuple[int, int], page: tuple[int, int]
) -> None:
    pages = PdfiumOpener().open_pdf(picture(kind, size), media_type)
    assert list(pages.sizes) == [page]
    red, green, blue = middle(pages.image(0, 0.5))
    assert abs(red - 200) < 6 and abs(green - 30) < 6 and abs(blue - 30) < 6
    pages.close()


def test_what_is_transparent_is_white() -> None:
    pages = PdfiumOpener().open_pdf(picture("PNG", (400, 300), (0, 0, 0, 0), "RGBA"), PNG)
    assert middle(pages.image(0, 0.5)) == (255, 255, 255)
    pages.close()


def test_a_text_is_printed_as_it_is_and_found() -> None:
    text = "Dear colleague <dr@example.org>,\nκαλημέρα & <b>bold</b>\n" + "line\n" * 200
    pages = PdfiumOpener().open_pdf(text.encode(), PLAIN)
    assert len(pages.sizes) > 1
    for word in ("<dr@example.org>", "καλημέρα & <b>bold</b>"):
        assert len(pages.find(word)) == 1
    pages.close()


def test_a_very_long_text_says_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_pages, "_MOST_LETTERS", 1000)
    pages = PdfiumOpener().open_pdf(b"word " * 1000, PLAIN)
    assert len(pages.find("The text goes on")) == 1
    pages.close()


@pytest.mark.parametrize(
    ("data", "media_type", "told"),
    [
        (b"\x89PNG\r\n\x1a\nbroken", PNG, "damaged"),
        (b"\xff\xd8\xff", JPEG, "damaged"),
        (b"%PDF-1.7", PDF, "cannot be shown"),
        (b"II*", "image/tiff", "of this kind"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(data: bytes, media_type: str, told: str) -> None:
    with pytest.raises(NotAPdf, match=told):
        PdfiumOpener().open_pdf(data, media_type)


def test_a_picture_made_to_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_pages, "_MOST_PIXELS", 1000)
    with pytest.raises(NotAPdf, match="far too many pixels"):
        PdfiumOpener().open_pdf(picture("PNG", (400, 300)), PNG)


def test_an_empty_text_is_an_empty_page() -> None:
    pages = PdfiumOpener().open_pdf(b"\n", PLAIN)
    assert len(pages.sizes) == 1
    pages.close()
