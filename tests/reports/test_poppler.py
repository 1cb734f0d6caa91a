"""The same file read by poppler, a reader that shares no code with ours; where it is not installed, nothing is run."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.reports.paper import packed, write_report

pytestmark = pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not installed")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a healthy patient with a name in three scripts."""
    target = tmp_path_factory.mktemp("poppler") / "report.pdf"
    write_report(target, HEALTHY, CONTENT, a_patient(family_name="Ελένη Їжак Nguyễn <b>"))
    return target


def _shown(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True)
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_every_font_is_embedded_as_a_subset_with_its_characters(report: Path) -> None:
    fonts = _shown("pdffonts", str(report)).splitlines()[2:]
    assert len(fonts) >= 2
    for line in fonts:
        assert line.split()[0].split("+")[1].startswith("NotoSans")
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_the_text_is_searchable(report: Path) -> None:
    pages = _shown("pdftotext", str(report), "-").removesuffix("\f").split("\f")
    for number, page in enumerate(pages, start=1):
        assert packed("Ελένη Їжак Nguyễn <b>, Ana") in packed(page)
        assert packed(f"Page {number} of {len(pages)}") in packed(page)


def test_the_file_is_sound(report: Path) -> None:
    about = _shown("pdfinfo", str(report))
    assert "Osteopathic evaluation of 20 Nov 2026" in about
    assert "JavaScript:      no" in about
