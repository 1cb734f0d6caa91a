"""`sample`: the bundled evaluation through the workflow, printed for a person and written as a report."""

from pathlib import Path

import pdfplumber
import pytest

from omt_desktop.cli import sample
from omt_desktop.cli.main import main
from omt_desktop.domain.decision import Stance
from omt_desktop.domain.recommendation import CellState
from omt_desktop.workflow.planned_techniques import planned_techniques
from omt_desktop.workflow.session import EvaluationSession
from tests.cli.memory_practice import MemoryEvaluations, memory_services

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def evaluations(monkeypatch: pytest.MonkeyPatch) -> MemoryEvaluations:
    """The store behind the command, in memory."""
    store = MemoryEvaluations()
    monkeypatch.setattr(sample, "throwaway_services", lambda folder: memory_services(folder, store))
    return store


def test_every_answer_of_the_sample_has_a_place_in_the_exam(tmp_path: Path, evaluations: MemoryEvaluations) -> None:
    services = memory_services(tmp_path, evaluations)
    patient, wanted = services.files.parse(sample.sample_file("evaluation.json"))
    session = sample.begin(patient, wanted, services)
    edits = sample.examine(session, wanted)
    assert session.evaluation == wanted
    assert edits == len(wanted.facts) + len(wanted.regions) + len(wanted.findings)
    assert evaluations.steps == [step.id for step in services.content.exam.steps]
    assert "(invented)" in session.record.patient.full_name


def test_the_sample_shows_what_a_recommendation_can_say(tmp_path: Path) -> None:
    services = memory_services(tmp_path, MemoryEvaluations())
    patient, wanted = services.files.parse(sample.sample_file("evaluation.json"))
    session = sample.begin(patient, wanted, services)
    sample.examine(session, wanted)
    states = {cell.state for row in session.recommendation.cells.values() for cell in row.values()}
    assert {CellState.OFFERED, CellState.RELATIVE, CellState.BLOCKED, CellState.NO_DYSFUNCTION} <= states
    decide(session)
    assert session.evaluation.decision.stance is Stance.AGREE
    planned = planned_techniques(session.evaluation.decision, session.recommendation)
    assert len(planned) >= 5
    assert not any(plan.problem for plan in planned)


def decide(session: EvaluationSession) -> None:
    sample.decide(session, sample.json.loads(sample.sample_file("decision.json")))


def test_the_recommendation_is_printed_and_the_report_named(
    tmp_path: Path, evaluations: MemoryEvaluations, capsys: Captured
) -> None:
    target = tmp_path / "sample.pdf"
    assert main(["sample", "-o", str(target)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "Rivera (invented), Ana" in out
    assert "SUITABLE WITH MODIFICATIONS" in out
    assert "CI-20  Joint replacement: blocks" in out
    assert "Source: " in out
    assert "Lower extremity, severity 1 minor" in out
    assert max(map(len, out.replace(str(target), "").splitlines())) <= 100
    assert out.rstrip().endswith(str(target))
    with pdfplumber.open(target) as written:
        assert "Rivera (invented), Ana" in written.pages[0].extract_text()


def test_a_practice_that_cannot_save_is_a_refusal(
    tmp_path: Path, evaluations: MemoryEvaluations, capsys: Captured
) -> None:
    evaluations.room = 5
    assert main(["sample", "-o", str(tmp_path / "sample.pdf")]) == 2
    assert capsys.readouterr() == ("", "omt-desktop: The disk is full.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_practice_that_loses_an_answer_is_found_out(
    tmp_path: Path, evaluations: MemoryEvaluations, capsys: Captured
) -> None:
    evaluations.forgets = True
    assert main(["sample", "-o", str(tmp_path / "sample.pdf")]) == 2
    assert "differs from what was recorded" in capsys.readouterr().err
