"""Archives and tables as other programs write them, all invented, for tests."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PATIENT = {
    "family_name": "Rivera (invented)", "first_name": "Ana", "birth_date": "1954-03-02", "address_street": "1 Elm St",
    "address_complement": "", "address_zipcode": "04101", "address_city": "Portland", "phone": "207 555 0101",
    "mobile_phone": "", "email": "", "job": "welder", "sex": "F", "laterality": "L", "smoker": True, "doctor": 7,
    "important_info": "Latex allergy", "surgical_history": "Appendix 1980", "creation_date": "2014-01-26",
}  # fmt: skip
EXAMINATION = {"reason": "Low back pain", "diagnosis": "L5", "date": "2019-05-03T10:00:00Z", "patient": 1, "orl": ""}
DOCTOR = {"family_name": "Okafor (invented)", "first_name": "Ben", "phone": "", "city": "Bangor"}
DOCUMENT = {"document_file": "documents/scan.pdf", "title": "MRI", "internal_date": "2019-06-01T00:00:00Z",
            "document_date": None, "mime_type": "application/pdf"}  # fmt: skip


def record(kind: str, pk: int, **fields: Any) -> dict[str, Any]:
    """A record of the dump."""
    return {"model": f"libreosteoweb.{kind}", "pk": pk, "fields": fields}


def dump() -> list[dict[str, Any]]:
    """One patient with a doctor, an examination, a comment and a document, and an invoice."""
    return [
        record("patient", 1, **PATIENT),
        record("regulardoctor", 7, **DOCTOR),
        record("examination", 3, **EXAMINATION),
        record("examinationcomment", 4, comment="Better", date="2019-05-10T09:00:00Z", examination=3),
        record("document", 5, **DOCUMENT),
        record("patientdocument", 5, patient=1, attachment_type=1),
        record("invoice", 6, amount=60.0),
    ]


def zipped(path: Path, entries: Mapping[str, bytes]) -> Path:
    """A zip archive of the entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def libreosteo(path: Path, records: object = None, **more: bytes) -> Path:
    """The archive of a practice; the records of `dump()` unless others are given."""
    said = json.dumps(dump() if records is None else records).encode()
    return zipped(path, {"dump.json": said, "documents/scan.pdf": b"%PDF-1.4 invented", "meta": b"0.6.9", **more})


def bomb(size: int) -> bytes:
    """So many zero bytes, which pack to almost nothing."""
    return io.BytesIO(bytes(size)).getvalue()
