"""`report`: an evaluation file becomes a PDF, or one line says why not and nothing is left behind."""

import json
from pathlib import Path
from typing import Any

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


@pytest.mark.slow
def test_the_chart_report_is_written_and_named(evaluation: Path, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "chart.pdf"
    assert main(["report", str(evaluation), "-o", str(target)]) == 0
    assert capsys.readouterr() == (f"Report written: {target}\n", "")
    with pdfplumber.open(target) as written:
        assert "Rivera (invented), Ana" in written.pages[0].extract_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.pdf", "evaluation.json"]


def test_a_refused_evaluation_writes_nothing(evaluation: Path, tmp_path: Path, capsys: Captured) -> None:
    document: dict[str, Any] = json.loads(evaluation.read_bytes())
    document["facts"]["hx.cancer"] = "maybe"
    evaluation.write_text(json.dumps(document), "utf-8")
    assert main(["report", str(evaluation), "-o", str(tmp_path / "chart.pdf")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("omt-desktop: facts.hx.cancer: ")
    assert list(tmp_path.iterdir()) == [evaluation]


@pytest.mark.parametrize("target", ["missing/chart.pdf", "."])
def test_a_target_that_cannot_be_written_is_one_line(
    target: str, evaluation: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["report", str(evaluation), "-o", str(tmp_path / target)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [evaluation]


def test_a_summary_on_a4_is_one_page(evaluation: Path, tmp_path: Path) -> None:
    target = tmp_path / "summary.pdf"
    assert main(["report", str(evaluation), "-o", str(target), "--summary", "--paper", "a4"]) == 0
    with pdfplumber.open(target) as written:
        (page,) = written.pages
        assert round(float(page.width)) == 595
        assert "Physician's decision and plan" in page.extract_text()
