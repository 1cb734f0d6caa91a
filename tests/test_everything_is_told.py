"""Every service that shows or changes clinical content is told in the trail, walked by reflection."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.disclosure import disclosure_of
from omt_desktop.workflow.trail.line import TrailFilter
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import PASSPHRASE, open_new_practice
from tests.test_services_are_guarded import action_of, methods_of

CLINICAL = {Action.SEE_CLINICAL, Action.WRITE_CLINICAL, Action.SIGN, Action.PRINT_CLINICAL}
NOT_OF_A_PATIENT = {
    "evaluations.recorded_most": "counts items of the exam, over all patients",
    "evaluations.remember_step": "the place in the exam to come back to",
    "sealing.prepare": "reads the person's own certificate",
}
ALREADY_OPEN = {
    "reports.pdf": "of a record that was opened, which is told; leaving the program is told by handing_out",
    "reports.notes": "as reports.pdf",
    "sealed_reports.of": "the sealed file of a record that was opened; leaving the program is told by handing_out",
    "sealed_reports.prove_printable": "looks for letters without a shape before the record is signed, which is told",
    "handouts.pdf": "as reports.pdf",
    "documents.of_patient": "the names of files in a chart that was opened",
    "documents.of_evaluation": "as documents.of_patient",
    "follow_ups.of_patient": "flags of a chart that was opened",
    "reviews.of_patient": "reviews of a chart that was opened",
    "exports.make": "made in memory; what is saved and to whom is told before it is written",
    "handing_out.save_beside": "the hash beside a file that was told",
    "sealing.seal": "a PDF of a record that was opened; kept as a document, which is told",
    "sealing.check": "a file that the person brings along",
}
OF_ANOTHER_TEST = {
    "documents.add", "documents.content", "handing_out.lend", "handing_out.print_out", "handing_out.save",
    "exports.save", "sealing.import_certificate", "follow_ups.answer", "follow_ups.follow",
    "follow_ups.reopen", "sealed_reports.keep", "reviews.add", "reviews.end", "reviews.reopen",
}  # fmt: skip
"""Told as well; what they need is built in the tests of their own."""
NOT_TOLD = {"follow_ups.open", "reviews.due"}
"""The lists of open red flags and of reviews that are due, with names: they are shown without a line in the trail."""


def test_every_clinical_service_is_told_or_says_why_not(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        clinical = {f"{field}.{name}" for field, name, m in methods_of(services) if action_of(m) in CLINICAL}
        acts = acts_of(services)
        told = {name for name, act in acts.items() if _lines_after(services, act)}
        known = acts.keys() | NOT_OF_A_PATIENT.keys() | ALREADY_OPEN.keys() | OF_ANOTHER_TEST | NOT_TOLD
        assert told == set(acts)
        assert clinical - known == set(), "a new clinical service: say here how it is told"
    finally:
        services.close()


def _lines_after(services: Any, act: Callable[[], object]) -> int:
    before = services.trail.lines(TrailFilter())[0].number
    act()
    return int(services.trail.lines(TrailFilter())[0].number) - before - 1


def acts_of(services: Any) -> dict[str, Callable[[], object]]:
    """Each service once, in an order in which each finds what it needs."""
    decided = replace(HEALTHY, decision=Decision(Stance.AGREE))
    recommendation = assess(decided, CONTENT.vocabulary, CONTENT.rules)
    kept: dict[str, Any] = {"patient": services.patients.add(a_patient())}

    def create() -> None:
        kept["record"] = services.evaluations.create(kept["patient"], HEALTHY, CONTENT.stamp, "review")

    def sign() -> None:
        record = replace(kept["record"], evaluation=decided)
        kept["record"] = services.signing.sign(record, recommendation, CONTENT, PASSPHRASE)

    return {
        "evaluations.create": create,
        "evaluations.save": lambda: services.evaluations.save(
            kept["record"].id, HEALTHY, decided, (recommendation, CONTENT.stamp)
        ),
        "evaluations.load": lambda: services.evaluations.load(kept["record"].id),
        "evaluations.of_patient": lambda: services.evaluations.of_patient(kept["patient"].id),
        "documents.attach": lambda: services.documents.attach(kept["patient"].id, Path(__file__)),
        "evaluations.unfinished": services.evaluations.unfinished,
        "signing.sign": sign,
        "signing.amend": lambda: services.signing.amend(kept["record"], "why", "text", PASSPHRASE),
    }


def test_looking_again_at_the_same_is_one_line_and_at_another_two(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        first, second = (services.patients.add(a_patient(mrn=number)) for number in ("A-1", "A-2"))
        assert _lines_after(services, lambda: services.evaluations.of_patient(first.id)) == 1
        assert _lines_after(services, lambda: services.evaluations.of_patient(first.id)) == 0
        assert _lines_after(services, lambda: services.evaluations.of_patient(second.id)) == 1
        assert _lines_after(services, lambda: services.evaluations.of_patient(first.id)) == 1
    finally:
        services.close()


def test_the_anchor_is_printed(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        assert services.trail.anchor().startswith("audit ")
        assert disclosure_of("Dr. Okafor (invented)", "referral")
    finally:
        services.close()
