"""What the commands that print an evaluation file share."""

import argparse
from pathlib import Path

from omt_desktop.bootstrap import SystemClock
from omt_desktop.domain.content import Content
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.ports import EvaluationFiles

REVIEW = "review"


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Adds the choice of the sheet to the parser."""
    papers = [paper.value for paper in Paper]
    parser.add_argument("--paper", choices=papers, default=papers[0], help="letter (usual) or a4")


def record_in_file(path: Path, content: Content, files: EvaluationFiles) -> EvaluationRecord:
    """The evaluation in the file as a record that no practice keeps, as of now; NotOurFile naming what is wrong."""
    patient, evaluation = files.read(path)
    now = SystemClock().now()
    return EvaluationRecord(
        id="",
        patient=patient,
        evaluation=evaluation,
        content=content.stamp,
        step_id=REVIEW,
        started_at=now,
        saved_at=now,
    )
