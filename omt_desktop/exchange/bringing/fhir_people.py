"""FHIR: a Patient, or the patients and the documents of a Bundle, R4 as well as R5.

Only what says who somebody is becomes part of the record. Observations, conditions and the like of another system are
not read as findings; they are counted, so that nobody believes them taken over. FHIR's `gender` is the administrative
one and is kept as gender: sex decides which questions apply, so it is taken only from the extension for sex at birth.
"""

import base64
import binascii
import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from omt_desktop.exchange.bringing.limits import LARGEST_ENTRY
from omt_desktop.exchange.bringing.plain_json import list_under, plain_json, text_under
from omt_desktop.workflow.bringing.cells import DayOrder, UnreadableCell, read_birth_date, read_cell
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingPatient, PatientField, Refused
from omt_desktop.workflow.errors import NotOurFile

_F = PatientField
_GENDERS = frozenset({"female", "male", "other", "unknown", ""})
_BIRTH_SEX = "/us-core-birthsex"
_SEXES = {"F": "female", "M": "male"}
_MOST = 100_000


def fhir_people(data: bytes, today: date) -> Iterator[Incoming]:
    """The patients of the file, then their documents, then what is left out. NotOurFile where it is not FHIR."""
    resources = _resources(plain_json(data, "a FHIR resource"))
    references: dict[str, str] = {}
    repeated = _repeated(resources)
    for where, url, resource in resources:
        if resource.get("resourceType") == "Patient":
            names = _names_of(url, resource)
            twin = next((repeated[name] for name in sorted(names) if name in repeated), ())
            incoming = _repetition(where, twin) if twin else _patient(where, resource, today)
            if isinstance(incoming, IncomingPatient):
                references |= dict.fromkeys(names, incoming.source_id)
            yield incoming
    binaries = {
        name: resource for _, url, resource in resources if resource.get("resourceType") == "Binary"
        for name in _names_of(url, resource) if name not in repeated
    }  # fmt: skip
    for where, _, resource in resources:
        if resource.get("resourceType") == "DocumentReference":
            yield from _documents(where, resource, references, binaries)
    kept = {"Patient", "DocumentReference", "Binary"}
    counts = Counter(text_under(resource, "resourceType")[:40] for _, _, resource in resources)
    for kind, count in sorted(counts.items()):
        if kind not in kept:
            yield Refused("the bundle", f"{count} resources of «{kind}» are not taken over")


def _resources(value: object) -> list[tuple[str, str, dict[str, Any]]]:
    if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
        raise NotOurFile("This is not FHIR: there is no resourceType.")
    if value["resourceType"] == "Patient":
        return [("the file", "", value)]
    if value["resourceType"] != "Bundle":
        raise NotOurFile(f"A Patient or a Bundle is read here; this is «{value['resourceType'][:40]}».")
    entries = list_under(value, "entry")
    if len(entries) > _MOST:
        raise NotOurFile(f"The bundle has {len(entries):,} entries; at most {_MOST:,} are read. Export it in parts.")
    found = []
    for number, entry in enumerate(entries, 1):
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict):
            found.append((f"entry {number}", text_under(entry, "fullUrl"), resource))
    return found


def _names_of(url: str, resource: dict[str, Any]) -> set[str]:
    own_id = text_under(resource, "id")
    named = f"{resource.get('resourceType')}/{own_id}" if own_id else ""
    return {name for name in (url, named) if name}


def _repeated(resources: list[tuple[str, str, dict[str, Any]]]) -> dict[str, tuple[str, ...]]:
    """Where in the bundle the resources stand that share a name, by that name: what speaks of it means any of them."""
    places: dict[str, list[str]] = {}
    for where, url, resource in resources:
        for name in _names_of(url, resource):
            places.setdefault(name, []).append(where)
    return {name: tuple(found) for name, found in places.items() if len(found) > 1}


def _repetition(where: str, places: tuple[str, ...]) -> Refused:
    others = ", ".join(place for place in places if place != where)
    return Refused(where, f"has the same id as the patient in {others}; it cannot be told whose documents are whose")


def _patient(where: str, resource: dict[str, Any], today: date) -> IncomingPatient | Refused:
    name = _official(list_under(resource, "name"))
    given = " ".join(text for text in list_under(name, "given") if isinstance(text, str))
    telecom, address = list_under(resource, "telecom"), list_under(resource, "address")
    street = ", ".join(line for line in list_under(address[0], "line") if isinstance(line, str)) if address else ""
    gender = text_under(resource, "gender")
    if gender not in _GENDERS:
        return Refused(where, "gender is not one of male, female, other, unknown")
    nickname: object = next((one for one in list_under(resource, "name") if text_under(one, "use") == "nickname"), {})
    values = {
        _F.SOURCE_ID: text_under(resource, "id"),
        _F.FAMILY_NAME: text_under(name, "family"),
        _F.GIVEN_NAME: given,
        _F.PREFERRED_NAME: text_under(nickname, "given", 0) or text_under(nickname, "text"),
        _F.MRN: _record_number(list_under(resource, "identifier")),
        _F.PHONE: _contact(telecom, "phone", mobile=False),
        _F.MOBILE: _contact(telecom, "phone", mobile=True),
        _F.EMAIL: _contact(telecom, "email", mobile=False),
        _F.STREET: street,
        _F.POSTCODE: text_under(address, 0, "postalCode"),
        _F.CITY: text_under(address, 0, "city"),
        _F.SEX: _sex_at_birth(list_under(resource, "extension")),
        _F.GENDER: "" if gender == "unknown" else gender,
    }
    try:
        values = {target: read_cell(value) for target, value in values.items()}
        values[_F.BIRTH_DATE] = read_birth_date(text_under(resource, "birthDate"), DayOrder.YEAR_FIRST, today)
    except UnreadableCell as problem:
        return Refused(where, f"a value {problem}")
    if not values[_F.FAMILY_NAME]:
        return Refused(where, "has no family name")
    told = {target: value for target, value in values.items() if value}
    return IncomingPatient(_source_id(told), where, told)


def _sex_at_birth(extensions: list[Any]) -> str:
    codes = [text_under(one, "valueCode") for one in extensions if text_under(one, "url").endswith(_BIRTH_SEX)]
    return _SEXES.get(codes[0], "") if len(codes) == 1 else ""


def _source_id(values: dict[PatientField, str]) -> str:
    if _F.SOURCE_ID in values:
        return f"Patient/{values[_F.SOURCE_ID]}"
    told = "\x1f".join(f"{target}={value}" for target, value in sorted(values.items()))
    return f"Patient#{hashlib.sha256(told.encode('utf-8')).hexdigest()[:32]}"


def _official(names: list[Any]) -> dict[str, Any]:
    """The name in use now: the official one, else the usual one, else the first that is not out of use."""
    ranked = [
        one for one in names if isinstance(one, dict) and text_under(one, "use") not in ("old", "nickname", "maiden")
    ]
    order = {"official": 0, "usual": 1}
    return min(ranked, key=lambda one: order.get(text_under(one, "use"), 2), default={})


def _record_number(identifiers: list[Any]) -> str:
    def is_record_number(identifier: object) -> bool:
        coding = identifier.get("type") if isinstance(identifier, dict) else None
        return any(text_under(code, "code") == "MR" for code in list_under(coding, "coding"))

    best = next((one for one in identifiers if is_record_number(one)), identifiers[0] if len(identifiers) == 1 else {})
    return text_under(best, "value")


def _contact(telecom: list[Any], system: str, *, mobile: bool) -> str:
    for one in telecom:
        use = text_under(one, "use")
        if text_under(one, "system") == system and use != "old" and (use == "mobile") is mobile:
            return text_under(one, "value")
    return ""


def _documents(
    where: str, resource: dict[str, Any], patients: dict[str, str], binaries: dict[str, dict[str, Any]]
) -> Iterator[Incoming]:
    patient = patients.get(text_under(resource, "subject", "reference"))
    if patient is None:
        yield Refused(where, "is a document of a patient who is not taken over")
        return
    for number, content in enumerate(list_under(resource, "content"), 1):
        attachment = content.get("attachment", {}) if isinstance(content, dict) else {}
        binary = binaries.get(text_under(attachment, "url"), {})
        packed = text_under(attachment, "data") or text_under(binary, "data")
        if not packed:
            yield Refused(where, "is a document that lies somewhere else")
            continue
        try:
            data = base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError):
            yield Refused(where, "is a document that is damaged")
            continue
        if len(data) > LARGEST_ENTRY:
            yield Refused(where, "is a document over 64 MB")
            continue
        name = text_under(attachment, "title") or text_under(resource, "description") or "Document"
        media_type = text_under(attachment, "contentType") or text_under(binary, "contentType")
        source_id = f"{text_under(resource, 'id') or where}/{number}"
        dated = text_under(resource, "date")[:10]
        yield IncomingDocument(source_id, where, patient, name, media_type or "application/octet-stream", dated, data)
