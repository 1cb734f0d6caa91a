"""What a preview is to show, where it comes from and where one goes back to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from omt_desktop.workflow.disclosure import Given
from omt_desktop.workflow.documents import PDF


@dataclass(frozen=True, slots=True)
class PdfSource:
    """`make` runs on the worker; it gives the PDF and notes for the reader, and raises Refusal where there is none."""

    title: str
    whose: str
    """The patient, as the banner names them."""
    given: Given
    file_name: str
    """Safe, and without the patient's name."""
    make: Callable[[], tuple[bytes, Sequence[str]]]
    back: str
    """The id of the page that «Back» leads to."""
    media_type: str = PDF
    """Of what `make` gives: pictures and plain texts are shown as pages too."""
