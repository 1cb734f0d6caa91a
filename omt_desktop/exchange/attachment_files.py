"""Files that are to be kept with a patient, judged by what they hold and never by their name."""

from pathlib import Path

from omt_desktop.workflow.documents import JPEG, LARGEST_DOCUMENT, PDF, PLAIN, PNG
from omt_desktop.workflow.errors import NotOurFile

_PDF = bytes.fromhex("255044462d")  # written so that this file is not taken for one
_MAGIC = ((_PDF, PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_KEPT = "Nothing was added."
_MEGABYTES = LARGEST_DOCUMENT // 1024**2


class AttachmentFiles:
    """Fulfils workflow.documents.FilesToKeep."""

    def read(self, path: Path) -> tuple[str, bytes]:
        """The media type and the bytes; NotOurFile where it cannot be read, is too large or of no kind that is kept."""
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_DOCUMENT + 1)
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise NotOurFile(f"{path.name} cannot be read ({reason}). {_KEPT} Check the file and try again.") from None
        if len(data) > LARGEST_DOCUMENT:
            raise NotOurFile(
                f"{path.name} is larger than {_MEGABYTES} MB, the most that is kept of one document. {_KEPT} "
                "Scan it again with fewer dots, or in parts."
            )
        return _kind_of(data, path.name), data


def _kind_of(data: bytes, name: str) -> str:
    if not data:
        raise NotOurFile(f"{name} is empty. {_KEPT} Choose the file that holds the document.")
    for beginning, media_type in _MAGIC:
        if data.startswith(beginning):
            return media_type
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise NotOurFile(
            f"{name} is no PDF, no PNG or JPEG picture and no plain text. {_KEPT} Print it to a PDF in the program it "
            "comes from, and add that."
        )
    return PLAIN
