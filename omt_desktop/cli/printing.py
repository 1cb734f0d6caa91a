"""What the commands that print an evaluation file share."""

import argparse
from dataclasses import replace
from pathlib import Path

from omt_desktop.bootstrap import SystemClock
from omt_desktop.domain.content import Content
from omt_desktop.domain.protocol_exam import exam_of
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.paper import Paper
from omt_desktop.workflow.ports import EvaluationFiles

REVIEW = "review"


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Adds the choice of the sheet to the parser."""
    papers = [paper.value for paper in Paper]
    parser.add_argument("--paper", choices=papers, default=papers[0], help="letter (usual) or a4")


def record_in_file(path: Path, content: Content, files: EvaluationFiles) -> tuple[EvaluationRecord, Content]:
    """The evaluation in the file as a record that no practice keeps, as of now; NotOurFile naming what is wrong.

    With it the content as the doctor's own protocol asks it, where the file carries one.
    """
    told = files.read_whole(path)
    now = SystemClock().now()
    if told.protocol is not None:
        content = replace(content, exam=exam_of(content.exam, told.protocol, content.vocabulary))
    record = EvaluationRecord(
        id="",
        patient=told.patient,
        evaluation=told.evaluation,
        content=content.stamp,
        step_id=REVIEW,
        started_at=now,
        saved_at=now,
        elsewhere=told.signed,
    )
    return record, content
