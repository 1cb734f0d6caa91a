"""Whether an incoming patient is in the practice already: by the same number, or by the same name and day of birth."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.storage.patient_rows import IDENTITY, identity_from
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.tables import patient_words, patients
from omt_desktop.workflow.folded_names import folded

_OWN = select(*IDENTITY).where(patients.c.merged_into.is_(None))
_BORN = Prepared(_OWN.where(patients.c.birth_date == bindparam("born")))
_NUMBERED = Prepared(
    _OWN.join(patient_words, patient_words.c.patient_id == patients.c.id).where(
        patient_words.c.word == bindparam("number")
    )
)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A patient of the practice who is the incoming one; or, with `other`, who has their number and is not."""

    id: str
    other: bool = False


def known_person(connection: Connection, patient: Patient) -> KnownPerson | None:
    """The patient of the practice that decides what becomes of the incoming one; None where there is none."""
    if patient.mrn:
        number = "".join(letter for letter in folded(patient.mrn) if letter.isalnum())
        for row in _NUMBERED.run(connection, number=number):
            found = identity_from(row)
            if folded(found.mrn.strip()) == folded(patient.mrn.strip()):
                return KnownPerson(found.id, other=not (_same_name(found, patient) or _same_day(found, patient)))
    if patient.birth_date is None:
        return None
    for row in _BORN.run(connection, born=patient.birth_date.isoformat()):
        found = identity_from(row)
        if _same_name(found, patient):
            return KnownPerson(found.id)
    return None


def who(patient: PatientIdentity) -> str:
    """What an id of another program is held against: name and birth date."""
    return f"{folded(patient.full_name)}|{patient.born or ''}"


def _same_name(known: PatientIdentity, patient: PatientIdentity) -> bool:
    return folded(known.full_name) == folded(patient.full_name)


def _same_day(known: PatientIdentity, patient: PatientIdentity) -> bool:
    return known.birth_date is not None and known.birth_date == patient.birth_date
