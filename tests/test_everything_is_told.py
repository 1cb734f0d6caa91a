"""Every public method of every service is told in the trail, or carries no patient data: walked by reflection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from omt_desktop.bootstrap import Services
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.disclosure import disclosure_of
from omt_desktop.workflow.trail.line import TrailFilter, TrailLine
from tests.builders import a_patient
from tests.every_service import EveryService
from tests.faults.figures import Figure
from tests.practice import open_new_practice
from tests.test_services_are_guarded import WITHOUT_PATIENTS, methods_of

NO_PATIENT_DATA = {
    "patients.count": "a number",
    "patient_drafts.drop": "takes away what the person typed and never saved",
    "evaluations.recorded_most": "counts items of the exam, over all patients",
    "evaluations.holds_any": "whether an item of the exam was ever used",
    "evaluations.remember_step": "the page of the exam to come back to",
    "trail.anchor": "the number and code of the last line",
    "trail.compare_printed": "the number of a line",
    "trail.check": "numbers, and ids of what does not fit",
    "protocols.as_delivered": "how the practice examines",
    "protocols.content_with": "how the practice examines",
    "protocols.current": "how the practice examines",
    "protocols.hash_in_use": "how the practice examines",
    "protocols.may_be_removed": "whether an item of the exam was ever used",
    "protocols.protocol_of": "how the practice examines",
    "protocols.taken_over": "how the practice examines",
    "protocols.write_file": "how the practice examines",
    "backups.keep_up": "encrypted, and by the program itself; how often stands on the page of the backups",
    "backups.made": "when, where and how many records",
    "backups.may_manage": "a right of the person",
    "backups.now": "the time",
    "backups.preview": "numbers of records",
    "backups.drop_preview": "removes an encrypted copy",
    "backups.read": "when, where and how many records",
    "backups.rehearse": "numbers of records",
    "backups.state": "when, where and how many records",
    "people.all": "the staff",
    "people.names": "the staff",
    "people.must_choose_passphrase": "the own passphrase",
    "people.prove_own_passphrase": "the own passphrase",
    "people.recovery_is_checked": "whether the sheet was kept",
    "reports.notes": "letters without a shape, of a record in the caller's hands",
    "sealed_reports.prove_printable": "letters without a shape, of a record in the caller's hands",
    "handouts.usual_language": "a setting",
    "handing_out.save_beside": "the hash beside a file that was told",
    "sealing.check": "a file that the person brings along",
    "sealing.fingerprint": "the practice's own certificate",
    "sealing.prepare": "the person's own certificate",
    "sealing.root": "the practice's own certificate",
    "sealing.seal": "a file in the caller's hands; keeping it is told",
    "sealing.uses_imported_certificate": "the person's own certificate",
    "settings.get": "a setting",
    "settings.may_change": "a right of the person",
    "settings.logo_in": "a picture for the letterhead",
    "appointments.practice": "when the practice works",
    "appointments.know_zone": "a time zone",
    "appointments.today": "the day",
    "appointments.next_free": "times at which nobody comes",
    "bring_in.look": "a file that the person brings along",
    "bring_in.preview": "a file that the person brings along; of the practice only numbers",
}
"""Methods that are not told, and what they carry instead of patient data."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    found = open_new_practice(tmp_path / "data")
    yield found
    found.close()


def told_and_not(services: Services, folder: Path) -> tuple[list[str], list[str]]:
    """The methods that left a line in the trail, and those that left none, each called once."""
    told: list[str] = []
    silent: list[str] = []
    for number, (name, act) in enumerate(EveryService(services, folder).acts()):
        # From elsewhere, so that it is not the same looking as before.
        services.reads.opened(AuditKind.CHART_OPENED, f"somebody-else-{number}")
        services.reads.settle()
        before = _last(services).number
        act()
        services.reads.settle()
        (told if _last(services).number - before > 1 else silent).append(name)
    return told, silent


def _last(services: Services) -> TrailLine:
    """The last line; reading it adds one."""
    return services.trail.lines(TrailFilter())[0]


def test_every_method_of_every_service_is_told_or_carries_no_patient_data(services: Services, tmp_path: Path) -> None:
    told, silent = told_and_not(services, tmp_path)
    everything = {f"{field}.{name}" for field, name, _ in methods_of(services)}
    assert silent == []
    assert everything - set(told) - NO_PATIENT_DATA.keys() == set(), "a new method: call it in every_service.py"
    assert (NO_PATIENT_DATA.keys() | set(told)) - everything == set() and not NO_PATIENT_DATA.keys() & set(told)


def figures(folder: Path) -> list[Figure]:
    """How many of all methods are told, and how many need not be."""
    services = open_new_practice(folder / "data")
    try:
        told, silent = told_and_not(services, folder)
        everything = {f"{field}.{name}" for field, name, _ in methods_of(services)}
    finally:
        services.close()
    forgotten = everything - set(told) - NO_PATIENT_DATA.keys()
    figure = (
        f"{len(told)} of {len(told) + len(silent) + len(forgotten)} told; {len(NO_PATIENT_DATA)} methods and "
        f"{len(WITHOUT_PATIENTS)} services without patient data"
    )
    return [Figure("Every view, print, export and change is logged", figure, "100 %", not silent and not forgotten)]


def test_looking_again_at_the_same_is_one_line_and_at_another_two(services: Services) -> None:
    first, second = (services.patients.add(a_patient(mrn=number)) for number in ("A-1", "A-2"))

    def lines(patient_id: str) -> int:
        before = _last(services).number
        services.evaluations.of_patient(patient_id)
        return _last(services).number - before - 1

    assert [lines(one.id) for one in (first, first, second, first)] == [1, 0, 1, 1]


def test_a_search_is_one_line_with_ids_and_without_what_was_typed(services: Services) -> None:
    patient = services.patients.add(a_patient(mrn="A-1"))
    before = _last(services).number
    for typed in ("r", "ri", "riv", "rive", "river"):
        services.patients.find(typed)
        services.reads.beat()
    services.reads.beat()
    lines = [line for line in services.trail.lines(TrailFilter(subject=patient.id)) if line.number > before]
    assert [(line.kind, dict(line.details)) for line in lines] == [
        (AuditKind.REGISTRY_LISTED, {"rows": 1, "ids": patient.id})
    ]


def test_the_anchor_is_printed(services: Services) -> None:
    assert services.trail.anchor().startswith("audit ")
    assert disclosure_of("Dr. Okafor (invented)", "referral")
