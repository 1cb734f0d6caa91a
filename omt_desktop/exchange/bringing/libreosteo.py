"""LibreOsteo's archive: patients, their examinations as notes to read, and their documents.

The archive is a zip with `dump.json`, a list of {model, pk, fields}, and the documents beside it. An examination there
is free text by sphere: it becomes a document that can be read, never an evaluation, because nothing in it says what was
asked and not found. Invoices, users and settings are not taken over.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from omt_desktop.exchange.bringing.limits import LARGEST_JSON, Archive
from omt_desktop.exchange.bringing.plain_json import plain_json, text_under
from omt_desktop.workflow.bringing.cells import DayOrder, UnreadableCell, read_birth_date, read_cell
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingPatient, PatientField, Refused
from omt_desktop.workflow.errors import NotOurFile

DUMP = "dump.json"
_APP = "libreosteoweb."
_F = PatientField
_PLAIN = {
    _F.FAMILY_NAME: "family_name", _F.GIVEN_NAME: "first_name", _F.PHONE: "phone", _F.MOBILE: "mobile_phone",
    _F.EMAIL: "email", _F.POSTCODE: "address_zipcode", _F.CITY: "address_city", _F.OCCUPATION: "job",
    _F.ALERT: "important_info", _F.FORMER_NAME: "original_name",
}  # fmt: skip
_HISTORY = {
    "smoker": "Smoker", "hobbies": "Hobbies",
    "current_treatment": "Current treatment", "surgical_history": "Surgical history",
    "medical_history": "Medical history", "family_history": "Family history", "trauma_history": "Trauma history",
    "medical_reports": "Medical reports",
}  # fmt: skip
_SPHERES = {
    "reason": "Reason", "reason_description": "Description", "orl": "Ear, nose and throat", "visceral": "Visceral",
    "pulmo": "Heart and lungs", "uro_gyneco": "Urinary and gynaecological", "periphery": "Periphery",
    "general_state": "General state", "medical_examination": "Examination", "diagnosis": "Diagnosis",
    "treatments": "Treatment", "conclusion": "Conclusion",
}  # fmt: skip
_SEX = {"F": "female", "M": "male"}
_HANDS = {"L": "left", "R": "right"}
_NOT_ACCEPTED = "is not taken over: what the archive says here cannot be read as a list of records. Export it again."

Fields = Mapping[str, Any]


def libreosteo_archive(archive: Archive, today: date) -> Iterator[Incoming]:
    """Everything of the archive that belongs to a patient, patients first. NotOurFile where it is not LibreOsteo's."""
    records = _Records(plain_json(archive.read(DUMP, LARGEST_JSON), "LibreOsteo's records"))
    known: set[str] = set()
    for pk, fields in records.of("patient"):
        incoming = _patient(pk, fields, records, today)
        if isinstance(incoming, IncomingPatient):
            known.add(pk)
        yield incoming
        history = _history(pk, fields) if pk in known else None
        if history is not None:
            yield history
    yield from _examinations(records, known)
    yield from _documents(records, known, archive)
    yield from records.left_out()


class _Records:
    """The records of the dump by their kind."""

    def __init__(self, dump: object) -> None:
        if not isinstance(dump, list) or not all(isinstance(record, dict) for record in dump):
            raise NotOurFile(f"{DUMP} {_NOT_ACCEPTED}")
        self._by_kind: dict[str, dict[str, Fields]] = {}
        for record in dump:
            kind, pk, fields = text_under(record, "model"), text_under(record, "pk"), record.get("fields")
            if not kind or not isinstance(fields, dict):
                raise NotOurFile(f"{DUMP} {_NOT_ACCEPTED}")
            if pk in self._by_kind.setdefault(kind.lower(), {}):
                raise NotOurFile(f"{DUMP} holds two records of one kind with the number {pk[:20]}. Export it again.")
            self._by_kind[kind.lower()][pk] = fields
        if f"{_APP}patient" not in self._by_kind:
            raise NotOurFile("The archive holds no patients of LibreOsteo.")

    def of(self, kind: str) -> Iterator[tuple[str, Fields]]:
        """The records of a kind with their numbers, in the order of the dump."""
        yield from self._by_kind.get(_APP + kind, {}).items()

    def get(self, kind: str, pk: str) -> Fields:
        """The record of that number; an empty one where there is none."""
        return self._by_kind.get(_APP + kind, {}).get(pk, {})

    def left_out(self) -> Iterator[Refused]:
        """One line for each kind of record that belongs to the practice and has no place here."""
        counts = Counter({kind: len(self._by_kind.get(_APP + kind, {})) for kind in ("invoice", "children")})
        for kind, count in counts.items():
            if count:
                yield Refused(DUMP, f"{count} records of «{kind}» are not taken over; keep the archive for them")


def _patient(pk: str, fields: Fields, records: _Records, today: date) -> IncomingPatient | Refused:
    where = f"patient {pk}"
    values: dict[PatientField, str] = {PatientField.SOURCE_ID: pk}
    try:
        for target, key in _PLAIN.items():
            values[target] = read_cell(text_under(fields, key))
        values[PatientField.BIRTH_DATE] = read_birth_date(text_under(fields, "birth_date"), DayOrder.YEAR_FIRST, today)
    except UnreadableCell as problem:
        return Refused(where, f"a value {problem}")
    street = (text_under(fields, "address_street"), text_under(fields, "address_complement"))
    values[PatientField.STREET] = ", ".join(part for part in street if part)
    values[PatientField.SEX] = _SEX.get(text_under(fields, "sex"), "")
    values[PatientField.HANDEDNESS] = _HANDS.get(text_under(fields, "laterality"), "")
    doctor = records.get("regulardoctor", text_under(fields, "doctor"))
    named = (text_under(doctor, "first_name"), text_under(doctor, "family_name"), text_under(doctor, "city"))
    values[PatientField.REFERRED_BY] = " ".join(part for part in named if part)
    if not values[PatientField.FAMILY_NAME]:
        return Refused(where, "has no family name")
    return IncomingPatient(f"patient:{pk}", where, {target: value for target, value in values.items() if value})


def _history(pk: str, fields: Fields) -> IncomingDocument | None:
    lines = _paragraphs(fields, _HISTORY)
    return _note(f"history:{pk}", pk, "History", text_under(fields, "creation_date"), lines) if lines else None


def _examinations(records: _Records, known: set[str]) -> Iterator[Incoming]:
    comments: dict[str, list[str]] = {}
    for _, comment in records.of("examinationcomment"):
        dated, said = text_under(comment, "date")[:10], text_under(comment, "comment")
        comments.setdefault(text_under(comment, "examination"), []).append(f"Comment of {dated}: {said}")
    for pk, fields in records.of("examination"):
        patient, dated = text_under(fields, "patient"), _day(text_under(fields, "date"))
        if patient not in known:
            yield Refused(f"examination {pk}", "belongs to a patient who is not taken over")
            continue
        lines = [*_paragraphs(fields, _SPHERES), *comments.get(pk, ())]
        if lines:
            yield _note(f"examination:{pk}", patient, "Examination", dated, lines)


def _documents(records: _Records, known: set[str], archive: Archive) -> Iterator[Incoming]:
    for pk, link in records.of("patientdocument"):
        fields, patient = records.get("document", pk), text_under(link, "patient")
        where, entry = f"document {pk}", text_under(fields, "document_file")
        if patient not in known:
            yield Refused(where, "belongs to a patient who is not taken over")
            continue
        try:
            content = archive.read(entry)
        except NotOurFile as problem:
            yield Refused(where, str(problem))
            continue
        name = text_under(fields, "title") or PurePosixPath(entry).name
        dated = _day(text_under(fields, "document_date") or text_under(fields, "internal_date"))
        media_type = text_under(fields, "mime_type") or "application/octet-stream"
        yield IncomingDocument(f"document:{pk}", where, f"patient:{patient}", name, media_type, dated, content)


def _paragraphs(fields: Fields, titles: Mapping[str, str]) -> list[str]:
    found = []
    for key, title in titles.items():
        value = fields.get(key)
        text = ("yes" if value else "") if isinstance(value, bool) else text_under(fields, key)
        if text:
            found.append(f"{title}: {text}")
    return found


def _note(source_id: str, patient: str, title: str, dated: str, lines: list[str]) -> IncomingDocument:
    head = f"{title} brought from LibreOsteo{f', dated {dated}' if dated else ''}. Free text; not an evaluation."
    content = "\n\n".join((head, *lines)).encode("utf-8")
    name = f"{title} {dated}".strip()
    return IncomingDocument(
        source_id, source_id.replace(":", " "), f"patient:{patient}", name, "text/plain", dated, content
    )


def _day(moment: str) -> str:
    try:
        return date.fromisoformat(moment[:10]).isoformat()
    except ValueError:
        return ""
