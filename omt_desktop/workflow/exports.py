"""What leaves the practice as data: one evaluation, tables, or everything of one patient; each told to the trail."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from omt_desktop.domain.assess import assess
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.documents import Documents, suffix_of
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.export_sheet import ExportSheet
from omt_desktop.workflow.file_names import safe_name
from omt_desktop.workflow.handing_out import HandingOut
from omt_desktop.workflow.own_protocol import ProtocolInUse
from omt_desktop.workflow.patient_query import EVERYONE
from omt_desktop.workflow.ports import EvaluationStore, PatientRegistry, ReportWriter
from omt_desktop.workflow.sealed_reports import newest_report
from omt_desktop.workflow.trail.reads import Reads


class ExportKind(StrEnum):
    """What can be exported; the values are codes in the trail and words of the command line."""

    REPORT = "report"
    """The chart report (PDF): as it was sealed, or as it would be printed now."""
    EVALUATION = "evaluation"
    """The evaluation file (omt-evaluation/1), which can be imported again."""
    FHIR = "fhir"
    """A FHIR R4 document with the report in it."""
    REGIONS = "regions"
    """Regions by TART signs and severity 0 to 3, as the forms have them (CSV)."""
    TABLES = "tables"
    """Patients, evaluations, findings and regions of the whole practice (CSV in a zip)."""
    PATIENT = "patient"
    """Everything of one patient in a zip."""


SUFFIXES: Mapping[ExportKind, str] = {
    ExportKind.REPORT: ".pdf",
    ExportKind.EVALUATION: ".json",
    ExportKind.FHIR: ".fhir.json",
    ExportKind.REGIONS: ".csv",
    ExportKind.TABLES: ".zip",
    ExportKind.PATIENT: ".zip",
}
Progress = Callable[[int, int], None]
"""Is told how many of how many parts are done; raises ExportCancelled to stop."""


class ExportCancelled(Refusal):
    """Whoever asked for the export does not want it any more."""


class ExportFormats(Protocol):
    """Writes each form of data; pure, but for the time it takes."""

    def evaluation_file(self, sheet: ExportSheet) -> bytes:
        """The evaluation file of the record."""
        ...

    def fhir(self, sheet: ExportSheet, author: str, pdf: bytes) -> bytes:
        """The FHIR R4 document, with the report in it."""
        ...

    def tables(self, patients: Sequence[Patient], sheets: Sequence[ExportSheet], *, bom: bool) -> Mapping[str, bytes]:
        """Each table by its file name."""
        ...

    def zipped(self, files: Mapping[str, bytes]) -> bytes:
        """The files in one archive, with their SHA-256 in SHA256SUMS.txt."""
        ...

    def checksum(self, name: str, data: bytes) -> bytes:
        """The line that sha256sum reads for a file of that name."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported: of a patient, of an evaluation, or of the practice where both ids are empty."""

    kind: ExportKind
    patient_id: str = ""
    record_id: str = ""
    bom: bool = False
    """Tables begin with a mark that tells older spreadsheets that they are UTF-8."""


class Exports:
    """Exports for the person who is signed in. The file stands whole, with its SHA-256 beside it, or not at all."""

    def __init__(
        self,
        access: Access,
        stores: tuple[PatientRegistry, EvaluationStore, Documents],
        protocols: ProtocolInUse,
        reports: ReportWriter,
        formats: ExportFormats,
        handing_out: HandingOut,
        reads: Reads,
    ) -> None:
        self._access = access
        self._patients, self._evaluations, self._documents = stores
        self._protocols = protocols
        self._reports = reports
        self._formats = formats
        self._handing_out = handing_out
        self._reads = reads

    @needs(Action.PRINT_CLINICAL)
    def make(self, wanted: Wanted, progress: Progress = lambda done, of: None) -> bytes:
        """What the file will hold; nothing has left the program yet. May take long: run it off the UI thread."""
        self._reads.opened(AuditKind.PREPARED, wanted.patient_id, wanted.record_id)
        match wanted.kind:
            case ExportKind.REPORT:
                return self._report(self._sheet(wanted.record_id))
            case ExportKind.EVALUATION:
                return self._formats.evaluation_file(self._sheet(wanted.record_id))
            case ExportKind.FHIR:
                return self._fhir(self._sheet(wanted.record_id))
            case ExportKind.REGIONS:
                sheet = self._sheet(wanted.record_id)
                return self._formats.tables([], [sheet], bom=wanted.bom)["regions.csv"]
            case ExportKind.PATIENT:
                return self._formats.zipped(self._everything_of(wanted.patient_id, progress, bom=wanted.bom))
        return self._formats.zipped(self._practice(progress, bom=wanted.bom))

    @needs(Action.PRINT_CLINICAL)
    def save(self, wanted: Wanted, disclosure: Disclosure, path: Path, data: bytes) -> None:
        """The file and its SHA-256 stand at `path`; NotWritten otherwise. The trail knows to whom and why."""
        given = Given(f"export_{wanted.kind}", wanted.patient_id, wanted.record_id)
        self._handing_out.save(given, disclosure, path, data)
        beside = path.with_name(f"{path.name}.sha256")
        self._handing_out.save_beside(beside, self._formats.checksum(path.name, data))

    def _sheet(self, record_id: str) -> ExportSheet:
        record = self._evaluations.load(record_id)
        content = self._protocols.content_with(record.protocol)
        return ExportSheet(record, self._recommendation(record), content, self._protocols.protocol_of(record.protocol))

    def _recommendation(self, record: EvaluationRecord) -> Recommendation:
        """What it was signed with, for ever; what follows now for a draft."""
        if record.recommendation is not None:
            return record.recommendation
        content = self._protocols.content_with(record.protocol)
        return assess(record.evaluation, content.vocabulary, content.rules)

    def _fhir(self, sheet: ExportSheet) -> bytes:
        return self._formats.fhir(sheet, self._access.person.name, self._report(sheet))

    def _report(self, sheet: ExportSheet) -> bytes:
        """As it was sealed, or as it would be printed now."""
        sealed = newest_report(sheet.record, self._documents)
        if sealed is not None:
            return self._documents.content(sealed.id)
        return self._reports.pdf(sheet.record, sheet.recommendation, sheet.content)[0]

    def _everything_of(self, patient_id: str, progress: Progress, *, bom: bool) -> dict[str, bytes]:
        patient = self._patients.get(patient_id)
        summaries = self._evaluations.of_patient(patient_id)
        documents = list(self._documents.of_patient(patient_id))
        steps = len(summaries) + len(documents) + 1
        files: dict[str, bytes] = {}
        sheets, used = [], set()
        for done, summary in enumerate(reversed(summaries)):
            progress(done, steps)
            sheet = self._sheet(summary.id)
            sheets.append(sheet)
            folder = f"evaluation-{done + 1:03}-{summary.evaluated_on}"
            report = self._report(sheet)
            sealed = newest_report(sheet.record, self._documents)
            used.add(sealed.id if sealed is not None else "")
            files[f"{folder}/evaluation.json"] = self._formats.evaluation_file(sheet)
            files[f"{folder}/report.pdf"] = report
            files[f"{folder}/document.fhir.json"] = self._formats.fhir(sheet, self._access.person.name, report)
        # The newest seals are there already; those before an addendum are documents like any other.
        for done, document in enumerate(one for one in documents if one.id not in used):
            progress(len(sheets) + done, steps)
            name = safe_name(document.name, suffix_of(document.media_type), "document")
            files[f"documents/{done + 1:03}-{name}"] = self._documents.content(document.id)
        progress(steps - 1, steps)
        tables = self._formats.tables([patient], sheets, bom=bom)
        return files | {f"tables/{name}": data for name, data in tables.items()}

    def _practice(self, progress: Progress, *, bom: bool) -> dict[str, bytes]:
        total = self._patients.count(EVERYONE)
        patients: list[Patient] = []
        sheets: list[ExportSheet] = []
        last = None
        while rows := self._patients.page(EVERYONE, last):
            for row in rows:
                progress(len(patients), total)
                patients.append(self._patients.get(row.patient.id))
                sheets += [self._sheet(summary.id) for summary in self._evaluations.of_patient(row.patient.id)]
            last = rows[-1]
        return dict(self._formats.tables(patients, sheets, bom=bom))
