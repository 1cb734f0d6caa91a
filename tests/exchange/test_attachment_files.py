"""Files to keep with a patient are judged by what they hold, and never read beyond their limit."""

from pathlib import Path

import pytest

from omt_desktop.exchange import attachment_files
from omt_desktop.exchange.attachment_files import AttachmentFiles
from omt_desktop.workflow.errors import NotOurFile
from tests.memory_documents import a_pdf


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (a_pdf(), "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
        ("Grüße\n".encode(), "text/plain"),
        (b"\xef\xbb\xbfmarked", "text/plain"),
    ],
)
def test_the_kind_is_that_of_the_content_whatever_the_name_says(
    tmp_path: Path, content: bytes, media_type: str
) -> None:
    file = tmp_path / "letter.exe"
    file.write_bytes(content)
    assert AttachmentFiles().read(file) == (media_type, content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"MZ\x90\x00\x03", "no PDF"),
        (b"Gr\xfc\xdfe", "no PDF"),
        (b"text with\x00 a zero", "no PDF"),
        (b"x" * 101, "larger than"),
    ],
)
def test_what_is_not_kept_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, told: str
) -> None:
    monkeypatch.setattr(attachment_files, "LARGEST_DOCUMENT", 100)
    file = tmp_path / "letter.pdf"
    file.write_bytes(content)
    with pytest.raises(NotOurFile, match=told) as refused:
        AttachmentFiles().read(file)
    assert "Nothing was added" in str(refused.value)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        with pytest.raises(NotOurFile, match="cannot be read"):
            AttachmentFiles().read(path)
