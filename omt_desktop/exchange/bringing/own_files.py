"""Our own evaluation files: one file, or a zip of them as an export of one patient writes it."""

import hashlib
from collections.abc import Iterator

from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.bringing.limits import LARGEST_ENTRY, Archive
from omt_desktop.workflow.bringing.incoming import (
    Incoming,
    IncomingEvaluation,
    IncomingPatient,
    PatientField,
    Refused,
)
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.ports import EvaluationFiles

_NAMED = (PatientField.FAMILY_NAME, PatientField.GIVEN_NAME, PatientField.MRN, PatientField.BIRTH_DATE)


def own_file(data: bytes, where: str, files: EvaluationFiles) -> Iterator[IncomingPatient | IncomingEvaluation]:
    """The patient named in the file and the evaluation; NotOurFile naming the key that is wrong."""
    told = files.parse_whole(data)
    patient = told.patient
    if not patient.family_name:
        raise NotOurFile("patient.family_name: is missing; without it the evaluation cannot be put to a patient")
    text = files.text_of(patient, told.evaluation, told.protocol, told.signed)
    incoming = _patient(patient, where, text)
    yield incoming
    yield IncomingEvaluation(f"sha256:{_digest(text)}", where, incoming.source_id, text)


def own_archive(archive: Archive, files: EvaluationFiles) -> Iterator[Incoming]:
    """Every evaluation file of the archive; a file that is refused leaves the others in."""
    seen: set[str] = set()
    names = [name for name in archive.names() if name.endswith(".json") and "fhir" not in name.lower()]
    if not names:
        raise NotOurFile("The archive holds no evaluation files.")
    for name in names:
        try:
            for incoming in own_file(archive.read(name, LARGEST_ENTRY), name, files):
                if incoming.source_id not in seen:
                    seen.add(incoming.source_id)
                    yield incoming
        except NotOurFile as problem:
            yield Refused(name, str(problem))


def _patient(patient: Patient, where: str, text: str) -> IncomingPatient:
    """Who the file names. A name alone tells nobody apart: then it is somebody new, known again by this evaluation."""
    told = {
        PatientField.FAMILY_NAME: patient.family_name,
        PatientField.GIVEN_NAME: patient.given_name,
        PatientField.MRN: patient.mrn,
        PatientField.BIRTH_DATE: patient.birth_date.isoformat() if patient.birth_date else "",
        PatientField.SEX: patient.sex or "",
    }
    # Not by the sex, which one evaluation of a patient may hold and another not.
    whole = [told[key] for key in _NAMED] if patient.birth_date or patient.mrn else [text]
    named = "\x1f".join(whole).casefold()
    return IncomingPatient(f"person:{_digest(named)}", where, {key: value for key, value in told.items() if value})


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:32]
