"""Exports of one evaluation, of one patient and of the practice; cancelled, refused and told as they should be."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.protocol import Protocol
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.disclosure import disclosure_of
from omt_desktop.workflow.documents import PDF, DocumentKind, NewDocument
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.exports import SUFFIXES, ExportCancelled, ExportKind, Wanted
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT, HEALTHY
from tests.domain.test_protocol import GRIP
from tests.practice import open_new_practice
from tests.ui.fakes import Practice

TO = disclosure_of("The patient", "The patient asked for it")


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    made = Practice(tmp_path)
    made.evaluation(complaint__trauma="no")
    return made


def names_in(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_one_evaluation_in_each_form(practice: Practice) -> None:
    (record,) = practice.evaluations.kept.values()
    make = practice.services.exports.make
    read = json.loads(make(Wanted(ExportKind.EVALUATION, record.patient.id, record.id)))
    assert (read["format"], read["facts"]["complaint.trauma"]) == ("omt-evaluation/1", "no")
    fhir = json.loads(make(Wanted(ExportKind.FHIR, record.patient.id, record.id)))
    assert (fhir["resourceType"], fhir["type"]) == ("Bundle", "document")
    assert make(Wanted(ExportKind.REPORT, record.patient.id, record.id)).startswith(b"%PDF-")
    assert b"severity_0_to_3" in make(Wanted(ExportKind.REGIONS, record.patient.id, record.id, bom=True))
    assert set(SUFFIXES) == set(ExportKind)


def test_everything_of_one_patient(practice: Practice) -> None:
    (record,) = practice.evaluations.kept.values()
    patient = record.patient.id
    letter = NewDocument(patient, "", DocumentKind.ATTACHMENT, "../Letter", "text/plain", b"dear")
    scan = NewDocument(patient, "", DocumentKind.ATTACHMENT, "Scan", PDF, b"%PDF scan")
    sealed = NewDocument(patient, record.id, DocumentKind.REPORT, "Chart report", PDF, b"%PDF sealed")
    first = NewDocument(patient, record.id, DocumentKind.REPORT, "Chart report", PDF, b"%PDF before")
    for new in (letter, scan, first, sealed):
        practice.services.documents.add(new)
    steps: list[tuple[int, int]] = []
    data = practice.services.exports.make(Wanted(ExportKind.PATIENT, patient), lambda *at: steps.append(at))
    names = names_in(data)
    folder = "evaluation-001-2026-11-20"
    assert set(names) == {
        f"{folder}/evaluation.json", f"{folder}/report.pdf", f"{folder}/document.fhir.json",
        "documents/001-Chart-report.pdf", "documents/002-Scan.pdf", "documents/003-Letter.txt",
        "tables/patients.csv", "tables/evaluations.csv", "tables/findings.csv", "tables/regions.csv", "SHA256SUMS.txt",
    }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read(f"{folder}/report.pdf") == b"%PDF sealed"
        assert archive.read("documents/001-Chart-report.pdf") == b"%PDF before"
        assert archive.read("documents/003-Letter.txt") == b"dear"
    assert steps[0] == (0, 6) and steps[-1] == (5, 6)


def test_the_practice_as_tables(practice: Practice) -> None:
    practice.patient(family_name="Second (invented)", mrn="B-1")
    data = practice.services.exports.make(Wanted(ExportKind.TABLES))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("patients.csv").count(b"\r\n") == 3
        assert archive.read("evaluations.csv").count(b"\r\n") == 2


def test_an_export_can_be_stopped_and_then_nothing_was_given(practice: Practice) -> None:
    (record,) = practice.evaluations.kept.values()

    def stop(done: int, of: int) -> None:
        raise ExportCancelled("Cancelled.")

    with pytest.raises(ExportCancelled):
        practice.services.exports.make(Wanted(ExportKind.PATIENT, record.patient.id), stop)
    assert practice.log.told == []


def test_what_is_saved_has_its_sum_beside_it_and_is_told(practice: Practice, tmp_path: Path) -> None:
    wanted = Wanted(ExportKind.PATIENT, "p-1")
    practice.services.exports.save(wanted, TO, tmp_path / "x.zip", b"data")
    assert set(practice.outside.saved) == {tmp_path / "x.zip", tmp_path / "x.zip.sha256"}
    assert practice.outside.saved[tmp_path / "x.zip.sha256"].endswith(b"  x.zip\n")
    (event,) = practice.log.told
    assert (event.kind, event.details["what"]) == (AuditKind.DISCLOSED, "export_patient")
    practice.outside.problem = "The disk is full."
    with pytest.raises(NotWritten):
        practice.services.exports.save(wanted, TO, tmp_path / "y.zip", b"data")
    assert len(practice.outside.saved) == 2


def test_a_signed_evaluation_keeps_the_recommendation_it_was_signed_with(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        patient = services.patients.add(Practice(tmp_path / "x").patient())
        record = services.evaluations.create(patient, Evaluation(EXAM_DAY), CONTENT.stamp, "reason_for_visit")
        target = tmp_path / "out.fhir.json"
        wanted = Wanted(ExportKind.FHIR, patient.id, record.id)
        services.exports.save(wanted, TO, target, services.exports.make(wanted))
        assert json.loads(target.read_text("utf-8"))["entry"][0]["resource"]["status"] == "preliminary"
        assert target.with_name("out.fhir.json.sha256").exists()
    finally:
        services.close()


def test_what_it_was_signed_with_is_exported_also_where_the_rules_say_otherwise_now(practice: Practice) -> None:
    (record,) = practice.evaluations.kept.values()
    signed_with = replace(assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules), outcome=Outcome.DEFER)
    practice.evaluations.kept[record.id] = replace(record, recommendation=signed_with)
    data = practice.services.exports.make(Wanted(ExportKind.FHIR, record.patient.id, record.id))
    assert b"defer" in data.lower()


def test_an_exported_evaluation_carries_the_protocol_that_its_findings_need(tmp_path: Path) -> None:
    services = open_new_practice(tmp_path / "data")
    try:
        services.protocols.use(Protocol(added=(GRIP,)))
        patient = services.patients.add(Practice(tmp_path / "x").patient())
        found = Evaluation(EXAM_DAY).with_finding(GRIP.id, Finding(GRIP.id, (("value", 2),)))
        used = services.protocols.hash_in_use()
        record = services.evaluations.create(patient, found, CONTENT.stamp, "reason_for_visit", used)
        data = services.exports.make(Wanted(ExportKind.EVALUATION, patient.id, record.id))
        read = services.files.parse_whole(data)
        assert read.evaluation.findings == found.findings and read.protocol == services.protocols.protocol_of(used)
    finally:
        services.close()
