"""Every code the exports name. Only what was read in a source stands here (knowledge.md sections 4, 6 and 8).

LOINC is used under its free licence; ICD-10-CM codes must be checked yearly. Codes marked unverified there are left
out, and so are SNOMED CT and CPT, which need licences.
"""

from collections.abc import Mapping

LOINC = "http://loinc.org"
ICD10CM = "http://hl7.org/fhir/sid/icd-10-cm"
UCUM = "http://unitsofmeasure.org"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
ABSENT = f"{TERMINOLOGY}/data-absent-reason"

DOCUMENT_TYPE = "34117-2"
BLOOD_PRESSURE = "85354-9"
SECTIONS: Mapping[str, str] = {
    "reason": "29299-5",
    "present": "10164-2",
    "review": "10187-3",
    "medication": "10160-0",
    "vitals": "8716-3",
    "physical": "29545-1",
    "assessment": "51848-0",
    "plan": "18776-5",
}
OBSERVATIONS: Mapping[str, str] = {
    "vitals.temperature": "8310-5",
    "vitals.systolic": "8480-6",
    "vitals.diastolic": "8462-4",
    "vitals.pulse": "8867-4",
    "vitals.respiratory_rate": "9279-1",
    "vitals.spo2": "2708-6",
    "vitals.height": "8302-2",
    "vitals.weight": "29463-7",
    "complaint.pain_now": "72514-3",
    "bal.tug.value": "89423-8",
}
"""By fact id, or by item id and key of the part."""
COMPLAINTS: Mapping[str, str] = {
    "low_back_pain": "M54.50",
    "neck_pain": "M54.2",
    "shoulder_pain": "M25.519",
    "neuropathy": "G62.9",
    "myopathy": "G72.9",
    "carpal_tunnel": "G56.00",
    "migraine": "G43.909",
    "tension_headache": "G44.209",
    "middle_ear": "H66.90",
}
"""The unspecified code of the complaint; the code of asthma and that of sinus trouble were not verified."""
UNITS: Mapping[str, tuple[str, str]] = {
    "Cel": ("°C", "Cel"),
    "mm[Hg]": ("mmHg", "mm[Hg]"),
    "/min": ("/min", "/min"),
    "%": ("%", "%"),
    "cm": ("cm", "cm"),
    "mm": ("mm", "mm"),
    "kg": ("kg", "kg"),
    "s": ("s", "s"),
    "deg": ("°", "deg"),
    "wk": ("weeks", "wk"),
    "10*9/L": ("10⁹/L", "10*9/L"),
    "0-10": ("of 10", "{score}"),
}
"""Our unit: how it is read, and its UCUM code. A unit that is not here is told in words only."""


def coded(system: str, code: str, text: str) -> dict[str, object]:
    """A CodeableConcept with one code and the words for it."""
    return {"coding": [{"system": system, "code": code}], "text": text}


def term(system: str, code: str) -> dict[str, object]:
    """A CodeableConcept of one of HL7's own code systems."""
    return {"coding": [{"system": f"{TERMINOLOGY}/{system}", "code": code}]}


def quantity(value: float, unit: str) -> dict[str, object]:
    """A Quantity, with its UCUM code where the unit has one."""
    if unit in UNITS:
        shown, code = UNITS[unit]
        return {"value": value, "unit": shown, "system": UCUM, "code": code}
    return {"value": value, "unit": unit}
