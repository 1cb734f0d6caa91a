"""`omt-desktop export KIND -o FILE --to WHOM --why REASON`: data of the practice as files, told to the audit trail.

Kinds: evaluation (omt-evaluation/1), fhir (FHIR R4 document), regions (CSV: region by TART by severity), each with
--evaluation ID; patient (everything of one patient in a zip) with --patient NUMBER; tables (the whole practice).
"""

import argparse
from pathlib import Path

from omt_desktop.bootstrap import Services
from omt_desktop.cli.terminal import DONE, complain, say
from omt_desktop.cli.unlocking import add_unlocking, unlock
from omt_desktop.workflow.disclosure import disclosure_of
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.exports import ExportKind, Wanted

_OF_EVALUATION = (ExportKind.EVALUATION, ExportKind.FHIR, ExportKind.REGIONS)


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "export",
        help="export data of the practice as files",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kind", choices=[kind.value for kind in ExportKind], help="what to export")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="where to write it")
    parser.add_argument("--to", metavar="WHOM", required=True, help="to whom it is given: the audit trail keeps it")
    parser.add_argument("--why", metavar="REASON", required=True, help="why it is given")
    parser.add_argument("--patient", metavar="NUMBER", default="", help="the patient's record number")
    parser.add_argument(
        "--evaluation", metavar="DATE", default="", help="the day of the evaluation (else the patient's newest)"
    )
    parser.add_argument("--bom", action="store_true", help="mark tables as UTF-8 for older spreadsheets")
    add_unlocking(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the file with its SHA-256 beside it, and names it; Refusal where that cannot be done."""
    disclosure = disclosure_of(arguments.to, arguments.why)
    kind = ExportKind(arguments.kind)
    services = unlock(arguments)
    try:
        wanted = _wanted(kind, arguments, services)
        data = services.exports.make(wanted, _told)
        services.exports.save(wanted, disclosure, arguments.output, data)
    finally:
        services.close()
    say(f"Exported: {arguments.output} ({len(data)} bytes), with its SHA-256 beside it")
    return DONE


def _wanted(kind: ExportKind, arguments: argparse.Namespace, services: Services) -> Wanted:
    if kind is ExportKind.TABLES:
        return Wanted(kind, bom=arguments.bom)
    patient_id = _patient(arguments.patient, services)
    if kind not in _OF_EVALUATION:
        return Wanted(kind, patient_id, bom=arguments.bom)
    found = services.evaluations.of_patient(patient_id)
    dated = [one for one in found if not arguments.evaluation or one.evaluated_on == arguments.evaluation]
    if not dated:
        raise Refusal("This patient has no evaluation of that day. Leave out --evaluation for the newest.")
    return Wanted(kind, patient_id, dated[0].id, arguments.bom)


def _patient(number: str, services: Services) -> str:
    if not number.strip():
        raise Refusal("Say of whom with --patient and the record number.")
    found = [row.patient.id for row in services.patients.find(number) if row.patient.mrn.strip() == number.strip()]
    if len(found) != 1:
        raise Refusal(f"{len(found) or 'No'} patients have the record number {number}. Nothing was exported.")
    return found[0]


def _told(done: int, of: int) -> None:
    if of > 1:
        complain(f"{done} of {of} done")
