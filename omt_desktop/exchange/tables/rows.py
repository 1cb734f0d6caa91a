"""The tables: patients, evaluations, findings, and regions by severity as the forms have them."""

from collections.abc import Iterator, Sequence

from omt_desktop.domain.evaluation import BY, NOTE, FindingValue
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.vocabulary import TART
from omt_desktop.exchange.tables.csv_text import Cell
from omt_desktop.workflow.answer_words import field_text
from omt_desktop.workflow.export_sheet import ExportSheet
from omt_desktop.workflow.words import Words

PATIENTS = (
    "patient_id", "record_number", "family_name", "given_name", "preferred_name", "birth_date", "sex", "phones",
    "email", "street", "postal_code", "town", "state", "country", "inactive",
)  # fmt: skip
EVALUATIONS = (
    "evaluation_id", "patient_id", "record_number", "family_name", "given_name", "evaluated_on", "started_at",
    "saved_at", "signed_by", "signed_at", "complaints", "recommendation", "decision", "decision_reason", "planned",
    "discussion", "plan", "pain_now_0_to_10", "temperature_celsius", "systolic_mmhg", "diastolic_mmhg", "pulse_per_min",
    "respiratory_rate_per_min", "spo2_percent", "height_cm", "weight_kg", "content_version", "addenda",
)  # fmt: skip
FINDINGS = ("evaluation_id", "patient_id", "evaluated_on", "kind", "item_id", "label", "part", "value", "unit", "words")
REGIONS = (
    "evaluation_id", "patient_id", "record_number", "evaluated_on", "region", "region_name", "icd10cm", "examined",
    "severity_0_to_3", "texture", "asymmetry", "restriction", "tenderness", "side", "planned_techniques", "note",
)  # fmt: skip
_MEASURED = (
    "complaint.pain_now", "vitals.temperature", "vitals.systolic", "vitals.diastolic", "vitals.pulse",
    "vitals.respiratory_rate", "vitals.spo2", "vitals.height", "vitals.weight",
)  # fmt: skip


def patient_rows(patients: Sequence[Patient]) -> Iterator[Sequence[Cell]]:
    """A row for each patient."""
    for patient in patients:
        born, address = patient.born, patient.address
        yield (
            patient.id,
            patient.mrn,
            patient.family_name,
            patient.given_name,
            patient.preferred_name,
            str(born) if born is not None else "",
            patient.sex or "",
            "; ".join(phone.number for phone in patient.phones),
            patient.email,
            address.street,
            address.postal_code,
            address.town,
            address.region,
            address.country,
            "yes" if patient.inactive else "no",
        )


def evaluation_rows(sheets: Sequence[ExportSheet]) -> Iterator[Sequence[Cell]]:
    """A row for each evaluation; a measurement that was not made is an empty cell."""
    for sheet in sheets:
        content, words = sheet.content, Words(sheet.content)
        record, evaluation = sheet.record, sheet.record.evaluation
        patient, decision = record.patient, evaluation.decision
        complaints = evaluation.facts.get("complaint.groups", ())
        named = complaints if isinstance(complaints, tuple) else ()
        planned = [f"{words.region(one.region)}: {words.technique(one.technique)}" for one in decision.chosen]
        yield (
            record.id,
            patient.id,
            patient.mrn,
            patient.family_name,
            patient.given_name,
            evaluation.evaluated_on.isoformat(),
            record.started_at.isoformat(timespec="seconds"),
            record.saved_at.isoformat(timespec="seconds"),
            "; ".join(signature.printed_name for signature in record.signatures),
            "; ".join(signature.signed_at.isoformat(timespec="seconds") for signature in record.signatures),
            "; ".join(content.vocabulary.choice_labels.get(str(one), str(one)) for one in named),
            words.of("outcome", sheet.recommendation.outcome),
            decision.stance.value if decision.stance else "",
            decision.reason,
            "; ".join(planned),
            decision.discussion,
            decision.plan,
            *(_number(evaluation.facts.get(fact)) for fact in _MEASURED),
            record.content.version,
            "; ".join(f"{addendum.printed_name}: {addendum.text}" for addendum in record.addenda),
        )


def finding_rows(sheets: Sequence[ExportSheet]) -> Iterator[Sequence[Cell]]:
    """A row for each answer and for each part of a finding, with the value as stored and in words."""
    for sheet in sheets:
        words = Words(sheet.content)
        record, evaluation = sheet.record, sheet.record.evaluation
        begin = (record.id, record.patient.id, evaluation.evaluated_on.isoformat())
        for fact_id, value in sorted(evaluation.facts.items()):
            item = words.item(fact_id)
            text = field_text(item.field, value, words, item.parts) if item else str(value)
            unit = item.field.unit if item else ""
            stored: Cell = value if isinstance(value, int | float | str) else text
            yield (*begin, "answer", fact_id, words.fact(fact_id), "", stored, unit, text)
        for item_id, finding in sorted(evaluation.findings.items()):
            item = words.item(item_id)
            parts = {part.key: part for part in (item.parts if item else ())}
            for key, kept in finding.values:
                part = parts.get(key) or (item.field if item and key not in (NOTE, BY) else None)
                told = field_text(part, kept, words) if part is not None else _stored(kept)
                label = item.field.label if item else item_id
                unit = part.unit if part else ""
                yield (*begin, "finding", item_id, label, key, _stored(kept), unit, told)


def region_rows(sheets: Sequence[ExportSheet]) -> Iterator[Sequence[Cell]]:
    """Ten rows for each evaluation, one a region. Not examined is «no» with empty cells, never a severity of 0."""
    for sheet in sheets:
        content, words = sheet.content, Words(sheet.content)
        record, evaluation = sheet.record, sheet.record.evaluation
        begin = (record.id, record.patient.id, record.patient.mrn, evaluation.evaluated_on.isoformat())
        for region_id, region in content.vocabulary.regions.items():
            found = evaluation.regions.get(region_id)
            planned = [one.technique for one in evaluation.decision.chosen if one.region == region_id]
            yield (
                *begin,
                region_id,
                region.label,
                region.icd10,
                "no" if found is None else "yes",
                None if found is None else found.severity,
                *((("yes" if sign in found.tart else "no") if found is not None else None) for sign in TART),
                (words.of("side", found.side) if found.side else "") if found is not None else None,
                "; ".join(planned),
                "" if found is None else found.note,
            )


def _number(value: object) -> Cell:
    return value if isinstance(value, int | float) else None


def _stored(value: FindingValue) -> Cell:
    return "; ".join(value) if isinstance(value, tuple) else value
