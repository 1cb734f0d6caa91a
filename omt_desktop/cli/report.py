"""`omt-desktop report FILE -o OUT.pdf`: the chart report of an evaluation file."""

import argparse
from pathlib import Path

from omt_desktop.bootstrap import content_only, interchange, report_writer
from omt_desktop.cli.printing import add_paper, record_in_file
from omt_desktop.cli.terminal import DONE, complain, say
from omt_desktop.domain.assess import assess
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.paper import Paper


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("report", help="write the chart report of an evaluation file as a PDF")
    parser.add_argument("file", metavar="FILE", type=Path, help="an omt-evaluation/1 file")
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="where to write the PDF")
    parser.add_argument("--summary", action="store_true", help="the first page only")
    add_paper(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the PDF and names it; Refusal where the file is refused or the PDF cannot be written."""
    content = content_only()
    record, content = record_in_file(arguments.file, content, interchange(content))
    recommendation = assess(record.evaluation, content.vocabulary, content.rules)
    printed = ChartPrint(paper=Paper(arguments.paper), summary=arguments.summary)
    for note in report_writer().write(record, recommendation, content, arguments.output, printed):
        complain(note)
    say(f"Report written: {arguments.output}")
    return DONE
