"""The stamp names the version and every byte of the content."""

from pathlib import Path

import pytest

from omt_desktop.content.content_version import stamp_of
from omt_desktop.content.strict import ContentError
from tests.content.small_resources import change


def test_version_of_the_manifest(resources: Path) -> None:
    assert stamp_of(resources).version == "7.0"


def test_same_content_same_hash(resources: Path) -> None:
    assert stamp_of(resources) == stamp_of(resources)
    assert len(stamp_of(resources).sha256) == 64


@pytest.mark.parametrize("name", ["sources.toml", "rules/10-small.toml", "exam/02-review.toml", "wording.toml"])
def test_one_byte_changes_the_hash(resources: Path, name: str) -> None:
    before = stamp_of(resources).sha256
    with (resources / "clinical" / name).open("a", encoding="utf-8") as file:
        file.write("#")
    assert stamp_of(resources).sha256 != before


def test_name_and_place_change_the_hash(resources: Path) -> None:
    before = stamp_of(resources).sha256
    exam = resources / "clinical" / "exam"
    (exam / "02-review.toml").rename(exam / "03-review.toml")
    assert stamp_of(resources).sha256 != before


def test_version_is_beside_the_hash(resources: Path) -> None:
    before = stamp_of(resources)
    change(resources, "manifest.toml", 'content_version = "7.0"', 'content_version = "7.1"')
    assert stamp_of(resources).sha256 == before.sha256


def test_file_that_cannot_be_read(resources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(
        ContentError, match=r"clinical/confirmation-call.toml: the file cannot be read \(PermissionError\)"
    ):
        stamp_of(resources)
