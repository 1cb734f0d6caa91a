"""What the workflow asks of exports: evaluation files, FHIR documents, tables, archives."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence

from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.evaluation_file import evaluation_text
from omt_desktop.exchange.recommendation_json import recommendation_text
from omt_desktop.exchange.tables.csv_text import csv_text
from omt_desktop.exchange.tables.rows import (
    EVALUATIONS,
    FINDINGS,
    PATIENTS,
    REGIONS,
    evaluation_rows,
    finding_rows,
    patient_rows,
    region_rows,
)
from omt_desktop.workflow.export_sheet import ExportSheet
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere

SUMS = "SHA256SUMS.txt"
_ONE_TIME = (1980, 1, 1, 0, 0, 0)
"""The same files give the same archive; when they were made is in the trail."""


def _signed(sheet: ExportSheet) -> SignedElsewhere | None:
    """What the file says of signatures: those of this practice, or what an earlier file said."""
    record, recommendation = sheet.record, sheet.recommendation
    if not record.signed:
        return record.elsewhere
    text = recommendation_text(recommendation, record.content, compact=True)
    return SignedElsewhere(record.signatures, recommendation.outcome, record.content, text, record.addenda)


class FileFormats:
    """Fulfils workflow.exports.ExportFormats."""

    def evaluation_file(self, sheet: ExportSheet) -> bytes:
        """The evaluation file of the record."""
        record, signed = sheet.record, _signed(sheet)
        text = evaluation_text(record.patient, record.evaluation, sheet.content, sheet.protocol, signed)
        return text.encode("utf-8")

    def fhir(self, sheet: ExportSheet, author: str, pdf: bytes) -> bytes:
        """The FHIR R4 document, with the report in it."""
        from omt_desktop.exchange.fhir.bundle import bundle_text

        return bundle_text(sheet.record, sheet.recommendation, sheet.content, author, pdf).encode("utf-8")

    def tables(self, patients: Sequence[Patient], sheets: Sequence[ExportSheet], *, bom: bool) -> Mapping[str, bytes]:
        """Each table by its file name."""
        made = {
            "patients.csv": csv_text(PATIENTS, patient_rows(patients), bom=bom),
            "evaluations.csv": csv_text(EVALUATIONS, evaluation_rows(sheets), bom=bom),
            "findings.csv": csv_text(FINDINGS, finding_rows(sheets), bom=bom),
            "regions.csv": csv_text(REGIONS, region_rows(sheets), bom=bom),
        }
        return {name: text.encode("utf-8") for name, text in made.items()}

    def zipped(self, files: Mapping[str, bytes]) -> bytes:
        """The files in one archive, with their SHA-256 in SHA256SUMS.txt."""
        target = io.BytesIO()
        sums = b"".join(self.checksum(name, data) for name, data in sorted(files.items()))
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in (*sorted(files.items()), (SUMS, sums)):
                told = zipfile.ZipInfo(name, _ONE_TIME)
                told.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(told, data)
        return target.getvalue()

    def checksum(self, name: str, data: bytes) -> bytes:
        """The line that sha256sum reads for a file of that name."""
        return f"{hashlib.sha256(data).hexdigest()}  {name}\n".encode()
