"""`handout`: an evaluation file becomes a patient's handout in the language and the size that were asked for."""

from pathlib import Path

import pdfplumber
import pytest

from omt_desktop.bootstrap import sample_file
from omt_desktop.cli.main import main

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    path = tmp_path / "evaluation.json"
    path.write_bytes(sample_file("evaluation.json"))
    return path


@pytest.mark.parametrize(
    ("options", "title", "width"),
    [
        ((), "Osteopathic treatment and you", 612),
        (("--language", "es", "--large", "--paper", "a4"), "El tratamiento osteopático y", 595),
    ],
)
def test_the_handout_is_written_and_named(
    evaluation: Path, tmp_path: Path, capsys: Captured, options: tuple[str, ...], title: str, width: int
) -> None:
    target = tmp_path / "handout.pdf"
    assert main(["handout", str(evaluation), "-o", str(target), *options]) == 0
    assert capsys.readouterr() == (f"Handout written: {target}\n", "")
    with pdfplumber.open(target) as written:
        assert title in written.pages[0].extract_text()
        assert round(float(written.pages[0].width)) == width


def test_a_language_that_is_not_there_is_one_line(evaluation: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["handout", str(evaluation), "-o", str(tmp_path / "h.pdf"), "--language", "fr"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [evaluation]


@pytest.mark.parametrize("command", ["handout", "report"])
def test_a_target_that_cannot_be_written_is_one_line(
    command: str, evaluation: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main([command, str(evaluation), "-o", str(tmp_path / "missing" / "h.pdf")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and "the folder does not exist" in err
