"""Patient, practitioner and encounter."""

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import PhoneKind
from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.fhir.codes import TERMINOLOGY, term
from omt_desktop.exchange.fhir.plain import Resource, link, resource
from omt_desktop.exchange.fhir.source import moment
from omt_desktop.workflow.evaluation_record import EvaluationRecord

_USES = {PhoneKind.MOBILE: "mobile", PhoneKind.HOME: "home", PhoneKind.WORK: "work"}
_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
NOT_NAMED = {"extension": [{"url": _ABSENT, "valueCode": "unknown"}]}


def patient_resource(patient: Patient, owner: str) -> Resource:
    """Who was examined; what is not known is left out, and a birth date is given no closer than it is known."""
    official = {"use": "official", "family": patient.family_name, "given": patient.given_name.split()}
    called = {"use": "usual", "text": patient.preferred_name} if patient.preferred_name else None
    address = patient.address
    phones = [{"system": "phone", "value": phone.number, "use": _USES.get(phone.kind, "")} for phone in patient.phones]
    named = patient.family_name.strip() or patient.given_name.strip()
    return resource(
        "Patient",
        owner,
        patient.id or "patient",
        identifier=[{"type": term("v2-0203", "MR"), "value": patient.mrn}] if patient.mrn.strip() else None,
        name=[official if named else NOT_NAMED, called],
        telecom=[*phones, {"system": "email", "value": patient.email} if patient.email.strip() else None],
        gender=patient.sex or "unknown",
        birthDate=_born(patient),
        address=[
            {
                "line": address.street.splitlines(),
                "city": address.town,
                "state": address.region,
                "postalCode": address.postal_code,
                "country": address.country,
            }
        ],
    )


def practitioner_resource(record: EvaluationRecord, author: str, owner: str) -> Resource:
    """Who signed first, or else who exports; without a name where none is known."""
    name = record.signatures[0].printed_name if record.signatures else author
    return resource("Practitioner", owner, "author", name=[{"text": name} if name.strip() else NOT_NAMED])


def encounter_resource(record: EvaluationRecord, patient: Resource, practitioner: Resource, owner: str) -> Resource:
    """The visit: finished once it is signed."""
    return resource(
        "Encounter",
        owner,
        "visit",
        status="finished" if record.signed else "in-progress",
        **{"class": {"system": f"{TERMINOLOGY}/v3-ActCode", "code": "AMB"}},
        subject=link(patient),
        participant=[{"individual": link(practitioner)}],
        period={"start": moment(record.started_at)},
    )


def _born(patient: Patient) -> str:
    if patient.birth_date is not None:
        return patient.birth_date.isoformat()
    about = patient.birth_about
    return partial_text(about) if about is not None else ""


def partial_text(about: PartialDate) -> str:
    """A year, or a year and month, as FHIR writes it."""
    return f"{about.year:04}-{about.month:02}" if about.month else f"{about.year:04}"
