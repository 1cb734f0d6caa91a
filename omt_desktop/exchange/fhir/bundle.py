"""The document: a Composition first, then everything it speaks of, and the report as it was printed."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from omt_desktop.domain.content import Content
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.exchange.fhir.codes import DOCUMENT_TYPE, LOINC, SECTIONS, coded, term
from omt_desktop.exchange.fhir.judgement import complaint_conditions, dysfunction_conditions, impression, plan
from omt_desktop.exchange.fhir.observations import fact_observations, finding_observations, region_observations
from omt_desktop.exchange.fhir.people import encounter_resource, patient_resource, practitioner_resource
from omt_desktop.exchange.fhir.plain import Resource, link, narrative, resource, tidy
from omt_desktop.exchange.fhir.source import Source, moment
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.words import Words

TITLE = "Osteopathic evaluation"
_PARTS = {"complaint": "present", "flag": "review", "med": "medication", "vitals": "vitals"}
_TITLES = {
    "reason": "Reason for visit",
    "present": "History of the present illness",
    "review": "Red flags asked",
    "medication": "Medication",
    "history": "History, lifestyle and consent",
    "vitals": "Vital signs",
    "physical": "Physical findings",
    "assessment": "Recommendation",
    "plan": "Decision and plan",
}


@dataclass(slots=True)
class _Section:
    lines: list[str] = field(default_factory=list)
    entries: list[Resource] = field(default_factory=list)


def bundle_text(
    record: EvaluationRecord,
    recommendation: Recommendation,
    content: Content,
    author: str = "",
    pdf: bytes = b"",
) -> str:
    """The document Bundle (FHIR R4) as JSON, ended by a line feed; the same input gives the same text."""
    source = _source(record, recommendation, content, author)
    sections = _sections(source)
    papers = _papers(source, pdf) if pdf else ()
    composition = _composition(source, sections, papers)
    told = [made for section in sections.values() for made in section.entries]
    entries = [composition, source.patient, source.practitioner, source.encounter, *told, *papers]
    made = {
        "resourceType": "Bundle",
        "id": str(composition["id"]),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{composition['id']}"},
        "type": "document",
        "timestamp": source.at,
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in entries],
    }
    return json.dumps(tidy(made), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _source(record: EvaluationRecord, recommendation: Recommendation, content: Content, author: str) -> Source:
    owner = record.id or record.started_at.isoformat()
    patient = patient_resource(record.patient, owner)
    practitioner = practitioner_resource(record, author, owner)
    encounter = encounter_resource(record, patient, practitioner, owner)
    return Source(record, recommendation, content, Words(content), patient, practitioner, encounter)


def _sections(source: Source) -> dict[str, _Section]:
    sections = {name: _Section() for name in _TITLES}

    def put(name: str, made: Resource, line: str) -> None:
        sections[name].entries.append(made)
        sections[name].lines.append(line)

    for made, line in complaint_conditions(source):
        put("reason", made, line)
    for fact_id, made, line in fact_observations(source):
        put(_PARTS.get(fact_id.partition(".")[0], "history"), made, line)
    for made, line in (*region_observations(source), *finding_observations(source)):
        put("physical", made, line)
    for made, line in dysfunction_conditions(source):
        put("assessment", made, line)
    judged, lines = impression(source)
    sections["assessment"].entries.append(judged)
    sections["assessment"].lines[:0] = lines
    planned, sections["plan"].lines = plan(source)
    sections["plan"].entries += [planned] if planned is not None else []
    return sections


def _composition(source: Source, sections: dict[str, _Section], papers: Sequence[Resource]) -> Resource:
    record = source.record
    made = [_section(_TITLES[name], SECTIONS.get(name, ""), section) for name, section in sections.items()]
    if record.addenda:
        lines = [f"{a.written_at:%Y-%m-%d %H:%M}, {a.printed_name} ({a.reason}): {a.text}" for a in record.addenda]
        made.append(_section("Addenda", "", _Section(lines)))
    if papers:
        made.append(_section("The report as it was printed", "", _Section(["PDF attached."], list(papers[:1]))))
    return resource(
        "Composition",
        source.owner,
        "document",
        status=("amended" if record.addenda else "final") if record.signed else "preliminary",
        type=coded(LOINC, DOCUMENT_TYPE, "History and physical note"),
        **source.about,
        date=source.at,
        author=[link(source.practitioner)],
        title=TITLE,
        attester=[
            {
                "mode": "legal" if number == 0 else "professional",
                "time": moment(signature.signed_at),
                **({"party": link(source.practitioner)} if number == 0 else {}),
            }
            for number, signature in enumerate(record.signatures)
        ],
        section=made,
    )


def _section(title: str, code: str, section: _Section) -> dict[str, object]:
    told: dict[str, object] = {"title": title, "text": narrative(section.lines)}
    if code:
        told["code"] = coded(LOINC, code, title)
    if section.entries:
        told["entry"] = [link(one) for one in section.entries]
    elif not section.lines:
        told["emptyReason"] = term("list-empty-reason", "notasked")
    return told


def _papers(source: Source, pdf: bytes) -> tuple[Resource, ...]:
    binary = resource(
        "Binary", source.owner, "report", contentType="application/pdf", data=base64.b64encode(pdf).decode("ascii")
    )
    attachment = {
        "contentType": "application/pdf",
        "url": f"urn:uuid:{binary['id']}",
        "size": len(pdf),
        "title": TITLE,
        "creation": source.at,
    }
    reference = resource(
        "DocumentReference",
        source.owner,
        "report",
        status="current",
        docStatus="final" if source.record.signed else "preliminary",
        type=coded(LOINC, DOCUMENT_TYPE, "History and physical note"),
        subject=link(source.patient),
        date=source.at,
        author=[link(source.practitioner)],
        content=[{"attachment": attachment}],
        context={"encounter": [link(source.encounter)]},
    )
    return reference, binary
