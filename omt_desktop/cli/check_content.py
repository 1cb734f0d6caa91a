"""`omt-desktop check-content`: reads the clinical content as strictly as every start does, and says what it holds."""

import argparse

from omt_desktop.bootstrap import content_only, handout_texts
from omt_desktop.cli.terminal import DONE, say


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("check-content", help="check the clinical content and print its version and hash")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Prints version, hash and counts; Refusal naming file and key where the content is wrong."""
    content = content_only()
    handouts = handout_texts(content)
    say(f"Clinical content {content.stamp.version}, SHA-256 {content.stamp.sha256}")
    say(
        f"{len(content.vocabulary.facts)} facts, {len(content.exam.items)} items in {len(content.exam.steps)} steps, "
        f"{len(content.rules)} rules, {len(content.sources)} sources, {len(content.indications)} indications, "
        f"handouts in {', '.join(sorted(handouts))}"
    )
    return DONE
