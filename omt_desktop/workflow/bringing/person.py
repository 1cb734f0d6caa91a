"""The patient that an incoming one becomes; what was read cell by cell finds its place in the record."""

from collections.abc import Mapping
from datetime import date

from omt_desktop.domain.calendar import PartialDate, parse_partial_date
from omt_desktop.domain.contact import Address, ContactPerson, Phone, PhoneKind
from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.bringing.incoming import PatientField

_F = PatientField
_WHOLE_DAY = len("1954-03-02")


def patient_of(values: Mapping[PatientField, str]) -> Patient:
    """A new patient (empty id) with these values; a birth date that is known in part stays so."""

    def told(target: PatientField) -> str:
        return values.get(target, "")

    born, about = _born(told(_F.BIRTH_DATE))
    phones = [Phone(told(_F.MOBILE), PhoneKind.MOBILE), Phone(told(_F.PHONE), PhoneKind.HOME)]
    address = Address(told(_F.STREET), told(_F.POSTCODE), told(_F.CITY), told(_F.REGION), told(_F.COUNTRY))
    return Patient(
        id="",
        family_name=told(_F.FAMILY_NAME),
        given_name=told(_F.GIVEN_NAME),
        mrn=told(_F.MRN),
        birth_date=born,
        sex=told(_F.SEX) or None,
        preferred_name=told(_F.PREFERRED_NAME),
        birth_about=about,
        former_name=told(_F.FORMER_NAME),
        gender=told(_F.GENDER),
        phones=tuple(phone for phone in phones if phone.number),
        email=told(_F.EMAIL),
        address=address,
        guardian=ContactPerson(name=told(_F.GUARDIAN)),
        referrer=told(_F.REFERRED_BY),
        occupation=told(_F.OCCUPATION),
        handedness=told(_F.HANDEDNESS),
        alerts=tuple(line.strip() for line in told(_F.ALERT).splitlines() if line.strip()),
        note=told(_F.NOTE),
    )


def _born(text: str) -> tuple[date | None, PartialDate | None]:
    if len(text) == _WHOLE_DAY:
        return date.fromisoformat(text), None
    return None, parse_partial_date(text) if text else None
