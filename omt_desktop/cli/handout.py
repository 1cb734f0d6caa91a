"""`omt-desktop handout FILE -o OUT.pdf`: the patient's handout on an evaluation file."""

import argparse
from pathlib import Path

from omt_desktop.bootstrap import content_only, handout_texts, interchange, report_writer
from omt_desktop.cli.printing import add_paper, record_in_file
from omt_desktop.cli.terminal import DONE, complain, say
from omt_desktop.domain.assess import assess
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.letterhead import HandoutLanguage
from omt_desktop.workflow.paper import Paper


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("handout", help="write the patient's handout on an evaluation file as a PDF")
    parser.add_argument("file", metavar="FILE", type=Path, help="an omt-evaluation/1 file")
    parser.add_argument("-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="where to write the PDF")
    languages = [language.value for language in HandoutLanguage]
    parser.add_argument("--language", choices=languages, default=languages[0], help="en (usual) or es")
    parser.add_argument("--large", action="store_true", help="in large print")
    add_paper(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the PDF and names it; Refusal where the file is refused or the PDF cannot be written."""
    content = content_only()
    record, content = record_in_file(arguments.file, content, interchange(content))
    recommendation = assess(record.evaluation, content.vocabulary, content.rules)
    language = HandoutLanguage(arguments.language)
    printed = HandoutPrint(paper=Paper(arguments.paper), language=language, large=arguments.large)
    texts = handout_texts(content)[language]
    for note in report_writer().write_handout(record, recommendation, texts, arguments.output, printed):
        complain(note)
    say(f"Handout written: {arguments.output}")
    return DONE
