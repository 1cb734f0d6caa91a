"""`omt-desktop sample`: the bundled, invented evaluation through the same workflow as in the window, without one.

It opens a practice in a temporary folder, adds the patient, records every answer as an edit that is saved before the
next, decides, prints the recommendation and writes the chart report.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from omt_desktop.bootstrap import Services, sample_file
from omt_desktop.cli.recommendation_lines import recommendation_lines
from omt_desktop.cli.terminal import DONE, complain, say
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.exam import Item, Target
from omt_desktop.domain.patient import Patient
from omt_desktop.sample_practice import throwaway_services
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.edits import Answer, Decide, Edit, GradeRegion, RecordFinding
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.planned_techniques import choose, give_reason
from omt_desktop.workflow.session import EvaluationSession

_PDF = Path("omt-desktop-sample.pdf")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser("sample", help="run the bundled, invented evaluation without a window")
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, default=_PDF, help=f"where to write the PDF (here: {_PDF})"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the recommendation, writes the PDF and names it; Refusal where something cannot be saved or written."""
    with TemporaryDirectory(prefix="omt-desktop-sample-") as folder:
        services = throwaway_services(Path(folder) / "practice")
        try:
            patient, wanted = services.files.parse(sample_file("evaluation.json"))
            session = begin(patient, wanted, services)
            edits = examine(session, wanted)
            decide(session, json.loads(sample_file("decision.json")))
            _check_that_nothing_is_lost(session, services)
            _show(session, edits)
            record = session.record
            data, notes = services.reports.pdf(record, session.recommendation, session.content)
            given = Given("chart_report", record.patient.id, record.id)
            services.handing_out.save(given, Disclosure("Whoever tries the program", "Sample"), arguments.output, data)
        finally:
            services.close()
    for note in notes:
        complain(note)
    say(f"\nChart report written: {arguments.output.resolve()}")
    return DONE


def begin(patient: Patient, wanted: Evaluation, services: Services) -> EvaluationSession:
    """The open, empty evaluation of a patient who was just added."""
    added = services.patients.add(replace(patient, id=""))
    content = services.content
    record = services.evaluations.create(
        added, Evaluation(wanted.evaluated_on), content.stamp, content.exam.steps[0].id
    )
    return EvaluationSession(record, content, services.evaluations)


def examine(session: EvaluationSession, wanted: Evaluation) -> int:
    """Walks through the exam and records what the sample has for each item; the number of edits."""
    count = 0
    for step in session.content.exam.steps:
        session.go_to(step.id)
        for item in step.items:
            for edit in edits_for(item, wanted):
                session.apply(edit)
                count += 1
    return count


def edits_for(item: Item, wanted: Evaluation) -> Iterator[Edit]:
    """The edit that records what the evaluation has for the item; none where it has nothing."""
    if item.target is Target.FACT and item.id in wanted.facts:
        yield Answer(item.id, wanted.facts[item.id])
    elif item.target is Target.REGION and item.id in wanted.regions:
        yield GradeRegion(item.id, wanted.regions[item.id])
    elif item.target is Target.FINDING and item.id in wanted.findings:
        yield RecordFinding(item.id, wanted.findings[item.id])


def decide(session: EvaluationSession, decided: dict[str, Any]) -> None:
    """The doctor of the sample agrees, plans the techniques that are usable, and discusses the cause."""
    decision = Decision(Stance.AGREE, discussion=decided["discussion"], plan=decided["plan"])
    for chosen in decided["chosen"]:
        region, technique = chosen["region"], chosen["technique"]
        decision = choose(decision, region, technique, session.recommendation)
        decision = give_reason(decision, region, technique, chosen.get("reason", ""))
    session.apply(Decide(decision))


def _show(session: EvaluationSession, edits: int) -> None:
    patient = session.record.patient
    say(f"Sample evaluation of {session.evaluation.evaluated_on}: {patient.full_name}, {patient.mrn}")
    say(f"{edits} answers in {len(session.content.exam.steps)} steps, each saved before the next.\n")
    for line in recommendation_lines(session.recommendation, session.evaluation, session.content):
        say(line)


def _check_that_nothing_is_lost(session: EvaluationSession, services: Services) -> None:
    problem = session.save_state.problem
    if problem:
        raise NotSaved(problem)
    if services.evaluations.load(session.record.id).evaluation != session.evaluation:
        raise NotSaved("What was read back from the practice differs from what was recorded. Please report this.")
