"""Pages from memory: drawn, searched, refused, and safe from several threads at once."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pytest

from omt_desktop.reports.page_images import PdfiumOpener
from omt_desktop.workflow.pdf_pages import NotAPdf
from tests.memory_documents import a_pdf

OPENER = PdfiumOpener()


def test_a_page_is_drawn_at_the_scale_that_is_asked_for() -> None:
    pages = OPENER.open_pdf(a_pdf())
    assert list(pages.sizes) == [(612.0, 792.0)] * 2
    image = pages.image(0, 1.5)
    assert (image.width, image.height) == (918, 1188)
    assert len(image.pixels) == image.stride * image.height
    assert image.pixels[:3] == b"\xff\xff\xff" and b"\x00\x00\x00" in image.pixels
    pages.close()


def test_a_text_is_found_whatever_its_case_with_where_it_stands() -> None:
    pages = OPENER.open_pdf(a_pdf())
    hits = pages.find("  INVENTED ")
    assert [hit.page for hit in hits] == [0, 1]
    ((left, top, width, height),) = hits[0].areas
    assert 72 < left < 300 and 70 < top < 100 and 30 < width < 80 and 5 < height < 20
    assert list(pages.find("no such words")) == list(pages.find("  ")) == []
    pages.close()


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7", a_pdf()[:200]])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(NotAPdf, match="cannot be shown"):
        OPENER.open_pdf(data)


def test_a_pdf_with_a_password_is_told() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as opened:
        opened.save(target, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(NotAPdf, match="password"):
        OPENER.open_pdf(target.getvalue())


def test_a_page_of_absurd_size_is_drawn_small_enough() -> None:
    target = BytesIO()
    with pikepdf.open(BytesIO(a_pdf())) as opened:
        opened.pages[0].mediabox = [0, 0, 14000, 14000]
        opened.save(target)
    image = OPENER.open_pdf(target.getvalue()).image(0, 4.0)
    assert max(image.width, image.height) <= 8001


def test_closed_pages_are_not_drawn_and_closing_twice_does_nothing() -> None:
    pages = OPENER.open_pdf(a_pdf())
    pages.close()
    pages.close()
    for attempt in (lambda: pages.image(0, 1.0), lambda: pages.find("page")):
        with pytest.raises(NotAPdf):
            attempt()


def test_several_threads_take_turns() -> None:
    pages = [OPENER.open_pdf(a_pdf()) for _ in range(3)]
    with ThreadPoolExecutor(8) as workers:
        images = list(workers.map(lambda n: pages[n % 3].image(n % 2, 1.0).pixels, range(60)))
    assert len({hash(pixels) for pixels in images}) == 2
