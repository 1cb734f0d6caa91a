"""`omt-desktop report FILE -o OUT.pdf`: the chart report of an evaluation file."""

import argparse
from pathlib import Path

from omt_desktop.bootstrap import SystemClock, content_only, interchange, report_writer
from omt_desktop.cli.terminal import DONE, complain, say
from omt_desktop.domain.assess import assess
from omt_desktop.workflow.evaluation_record import EvaluationRecord

REVIEW = "review"


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("report", help="write the chart report of an evaluation file as a PDF")
    parser.add_argument("file", metavar="FILE", type=Path, help="an omt-evaluation/1 file")
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="where to write the PDF")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the PDF and names it; Refusal where the file is refused or the PDF cannot be written."""
    content = content_only()
    patient, evaluation = interchange(content).read(arguments.file)
    now = SystemClock().now()
    record = EvaluationRecord(
        id="",
        patient=patient,
        evaluation=evaluation,
        content=content.stamp,
        step_id=REVIEW,
        started_at=now,
        saved_at=now,
    )
    recommendation = assess(evaluation, content.vocabulary, content.rules)
    for note in report_writer().write(record, recommendation, content, arguments.output):
        complain(note)
    say(f"Report written: {arguments.output}")
    return DONE
