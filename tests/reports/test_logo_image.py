"""A logo is judged by its content: pictures become small and plain, everything else is one sentence."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from omt_desktop.reports import LogoFiles
from omt_desktop.workflow.errors import NotOurFile


def picture(path: Path, size: tuple[int, int], mode: str = "RGB", kind: str = "PNG") -> Path:
    Image.new(mode, size, 128 if mode in ("L", "I;16") else "red").save(path, kind)
    return path


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b"")


def refusal(path: Path) -> str:
    with pytest.raises(NotOurFile) as caught:
        LogoFiles().read_logo(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert "The letterhead stays as it was." in sentence
    return sentence


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "PNG"), ("RGBA", "PNG"), ("L", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG"), ("CMYK", "JPEG")],
)
def test_a_picture_becomes_a_small_png_without_transparency(tmp_path: Path, mode: str, kind: str) -> None:
    size = (3000, 500)
    Image.new(mode, size).save(tmp_path / "logo", kind)
    with Image.open(BytesIO(LogoFiles().read_logo(tmp_path / "logo"))) as made:
        assert (made.format, made.mode, made.size) == ("PNG", "RGB", (1200, 200))


def test_what_is_transparent_becomes_white(tmp_path: Path) -> None:
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(tmp_path / "logo.png")
    with Image.open(BytesIO(LogoFiles().read_logo(tmp_path / "logo.png"))) as made:
        assert made.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + bytes(60), bomb(90, 90), b"\x89PNG"],
    ids="empty pdf svg gif cut start".split(),
)
def test_what_is_no_picture_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    assert "is no PNG or JPEG picture, or it is damaged" in refusal(tmp_path / "logo.png")


def test_fifty_megabytes_are_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "logo.png"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert "is 50 MB, and a logo can be at most 10 MB" in refusal(path)


@pytest.mark.parametrize("size", [(8000, 8000), (12_000, 10_000), (60_000, 60_000)])
def test_a_picture_made_to_fill_the_memory_is_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "logo.png").write_bytes(bomb(*size))
    assert "pixels, more than a logo needs" in refusal(tmp_path / "logo.png")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "cannot be read (No such file or directory)" in refusal(tmp_path / "gone.png")
    assert "cannot be read" in refusal(tmp_path)
