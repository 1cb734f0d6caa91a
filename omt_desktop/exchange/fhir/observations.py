"""What was asked, measured and found. What was not is absent; a region that was not examined says so."""

from collections.abc import Iterator
from datetime import date

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import NOTE, FactValue, Finding, RegionFinding
from omt_desktop.domain.exam import Field, FieldKind
from omt_desktop.exchange.fhir.codes import (
    ABSENT,
    BLOOD_PRESSURE,
    LOINC,
    OBSERVATIONS,
    coded,
    quantity,
    term,
)
from omt_desktop.exchange.fhir.people import partial_text
from omt_desktop.exchange.fhir.plain import Resource, resource
from omt_desktop.exchange.fhir.source import Source
from omt_desktop.workflow.answer_words import field_text
from omt_desktop.workflow.unit_words import measured

_PRESSURES = ("vitals.systolic", "vitals.diastolic")
_UNKNOWN = "unknown"
_IN_PATIENT = ("patient.birth_date", "patient.sex")


def fact_observations(source: Source) -> Iterator[tuple[str, Resource, str]]:
    """The id of each answered fact, its observation, and a line for the reader; blood pressure is one of them."""
    facts = source.evaluation.facts
    for fact_id, value in sorted(facts.items()):
        if fact_id in _IN_PATIENT or fact_id in _PRESSURES:
            continue
        item = source.words.item(fact_id)
        label = source.words.fact(fact_id)
        text = field_text(item.field, value, source.words, item.parts) if item else str(value)
        unit = source.content.vocabulary.facts[fact_id].unit if fact_id in source.content.vocabulary.facts else ""
        category = "vital-signs" if fact_id in OBSERVATIONS and fact_id.startswith("vitals.") else "survey"
        made = _observation(source, fact_id, label, category, **_value(value, text, unit or ""))
        yield fact_id, made, f"{label}: {text}"
    pressures = [name for name in _PRESSURES if isinstance(facts.get(name), int | float)]
    if pressures:
        yield "vitals.systolic", _blood_pressure(source, pressures), _pressure_line(source, pressures)


def region_observations(source: Source) -> Iterator[tuple[Resource, str]]:
    """One for each region of the body: its severity 0 to 3 with the TART signs, or that it was not examined."""
    for region_id, region in source.content.vocabulary.regions.items():
        found = source.evaluation.regions.get(region_id)
        label = f"Severity of somatic dysfunction, {region.label}"
        if found is None:
            absent = {"coding": [{"system": ABSENT, "code": "not-performed"}], "text": "Not examined"}
            yield (
                _observation(source, region_id, label, "exam", dataAbsentReason=absent),
                f"{region.label}: not examined",
            )
        else:
            yield _region(source, region_id, label, found), _region_line(source, region.label, found)


def finding_observations(source: Source) -> Iterator[tuple[Resource, str]]:
    """One for each item of the exam that was examined, numbers as quantities beside the words."""
    for item_id, finding in sorted(source.evaluation.findings.items()):
        item = source.words.item(item_id)
        label = item.field.label if item else item_id
        text = field_text(item.field, finding, source.words, item.parts) if item else _as_stored(finding)
        parts = [part for part in (item.parts or (item.field,) if item else ()) if part.kind is FieldKind.NUMBER]
        numbers = [made for part in parts if (made := _number(finding, item_id, part))]
        note = finding.get(NOTE)
        yield (
            _observation(
                source,
                item_id,
                label,
                "exam",
                valueString=text,
                component=numbers,
                note=[{"text": str(note)}] if note else None,
            ),
            f"{label}: {text}",
        )


def _observation(source: Source, name: str, label: str, category: str, **parts: object) -> Resource:
    code = coded(LOINC, OBSERVATIONS[name], label) if name in OBSERVATIONS else {"text": label}
    return resource(
        "Observation",
        source.owner,
        name,
        status="final" if source.record.signed else "preliminary",
        category=[term("observation-category", category)],
        code=code,
        **source.about,
        effectiveDateTime=source.evaluation.evaluated_on.isoformat(),
        **parts,
    )


def _value(value: FactValue, text: str, unit: str) -> dict[str, object]:
    if value == _UNKNOWN:
        return {"dataAbsentReason": {"coding": [{"system": ABSENT, "code": "asked-unknown"}], "text": text}}
    if isinstance(value, int | float):
        return {"valueQuantity": quantity(value, unit)} if unit else {"valueQuantity": {"value": value}}
    if isinstance(value, date):
        return {"valueDateTime": value.isoformat()}
    if isinstance(value, PartialDate):
        return {"valueDateTime": partial_text(value)}
    if value in ("yes", "no"):
        return {"valueBoolean": value == "yes"}
    return {"valueString": text}


def _blood_pressure(source: Source, names: list[str]) -> Resource:
    components = [
        {
            "code": coded(LOINC, OBSERVATIONS[name], source.words.fact(name)),
            "valueQuantity": quantity(source.evaluation.facts[name], "mm[Hg]"),  # type: ignore[arg-type]  # a number
        }
        for name in names
    ]
    missing = [name for name in _PRESSURES if name not in names]
    components += [
        {
            "code": coded(LOINC, OBSERVATIONS[name], source.words.fact(name)),
            "dataAbsentReason": {"coding": [{"system": ABSENT, "code": "not-performed"}]},
        }
        for name in missing
    ]
    made = _observation(source, "blood-pressure", "Blood pressure", "vital-signs", component=components)
    return {**made, "code": coded(LOINC, BLOOD_PRESSURE, "Blood pressure")}


def _pressure_line(source: Source, names: list[str]) -> str:
    values = "; ".join(
        f"{source.words.fact(name)}: {measured(str(source.evaluation.facts[name]), 'mm[Hg]')}" for name in names
    )
    return f"Blood pressure: {values}"


def _region(source: Source, region_id: str, label: str, found: RegionFinding) -> Resource:
    words = source.words
    signs = [{"code": {"text": words.of("tart", sign)}, "valueBoolean": True} for sign in found.tart]
    side = [{"code": {"text": "Side"}, "valueString": words.of("side", found.side)}] if found.side else []
    return _observation(
        source,
        region_id,
        label,
        "exam",
        valueInteger=found.severity,
        interpretation=[{"text": words.of("severity", str(found.severity))}],
        component=[*signs, *side],
        note=[{"text": found.note}] if found.note.strip() else None,
    )


def _region_line(source: Source, label: str, found: RegionFinding) -> str:
    words = source.words
    signs = ", ".join(words.of("tart", sign) for sign in found.tart)
    side = words.of("side", found.side) if found.side else ""
    told = "; ".join(filter(None, (words.of("severity", str(found.severity)), signs, side, found.note.strip())))
    return f"{label}: {told}"


def _number(finding: Finding, item_id: str, part: Field) -> dict[str, object] | None:
    value = finding.get(part.key)
    if not isinstance(value, int | float):
        return None
    name = f"{item_id}.{part.key}"
    code = coded(LOINC, OBSERVATIONS[name], part.label) if name in OBSERVATIONS else {"text": part.label}
    return {"code": code, "valueQuantity": quantity(value, part.unit) if part.unit else {"value": value}}


def _as_stored(finding: Finding) -> str:
    return "; ".join(f"{key}: {value}" for key, value in finding.values)
