"""Noticing before it is saved that a patient may already be there."""

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.workflow.ports import PatientRegistry


def possible_duplicate(patient: PatientIdentity, registry: PatientRegistry) -> PatientIdentity | None:
    """Another patient with the same record number, or with the same name and no other birth date; None for none."""
    # A search finds beginnings: A-2 stands behind every, so nothing it finds may be cut off.
    everyone = registry.count()
    by_number = registry.find(patient.mrn, everyone) if patient.mrn else ()
    by_name = registry.find(f"{patient.family_name} {patient.given_name}", everyone)
    candidates = [row.patient for row in (*by_number, *by_name) if row.patient.id != patient.id]
    return next((known for known in candidates if _may_be(known, patient)), None)


def _may_be(known: PatientIdentity, patient: PatientIdentity) -> bool:
    if patient.mrn and known.mrn.casefold() == patient.mrn.casefold():
        return True
    dates = {day for day in (known.birth_date, patient.birth_date) if day is not None}
    return known.full_name.casefold() == patient.full_name.casefold() and len(dates) <= 1
