"""Complaints and dysfunctions as conditions, the recommendation as an impression, the decision as a plan."""

from collections.abc import Iterator

from omt_desktop.exchange.fhir.codes import COMPLAINTS, ICD10CM, coded, term
from omt_desktop.exchange.fhir.plain import Resource, link, resource
from omt_desktop.exchange.fhir.source import Source
from omt_desktop.workflow.reasons import reasons_of

_COMPLAINTS = "complaint.groups"


def complaint_conditions(source: Source) -> Iterator[tuple[Resource, str]]:
    """What the patient came for: reported, not a diagnosis."""
    complaints = source.evaluation.facts.get(_COMPLAINTS, ())
    for complaint in complaints if isinstance(complaints, tuple) else ():
        label = source.content.vocabulary.choice_labels.get(str(complaint), str(complaint).replace("_", " "))
        code = COMPLAINTS.get(str(complaint))
        yield (
            _condition(source, str(complaint), "unconfirmed", coded(ICD10CM, code, label) if code else {"text": label}),
            label,
        )


def dysfunction_conditions(source: Source) -> Iterator[tuple[Resource, str]]:
    """Somatic dysfunction of each region with a severity of 1 to 3. Severity 0 and not examined are no condition."""
    regions = source.content.vocabulary.regions
    for region_id in sorted(source.evaluation.dysfunctional_regions):
        found, region = source.evaluation.regions[region_id], regions[region_id]
        label = f"Somatic dysfunction, {region.label}"
        made = _condition(source, region_id, "confirmed", coded(ICD10CM, region.icd10, label))
        severity = source.words.of("severity", str(found.severity))
        yield {**made, "severity": {"text": severity}}, f"{label} ({severity})"


def impression(source: Source) -> tuple[Resource, list[str]]:
    """The recommendation with its reasons, and the version of the rules that gave it."""
    words, recommendation = source.words, source.recommendation
    headline = words.of("outcome", recommendation.outcome)
    reasons = reasons_of(recommendation, source.content)
    stamp = source.record.content
    lines = [f"Recommendation: {headline}. {words.of('outcome_line', recommendation.outcome)}"]
    lines += [f"{reason.title}: {reason.because}" for reason in reasons]
    if recommendation.missing:
        lines.append(f"Not answered yet: {', '.join(words.fact(fact) for fact in recommendation.missing)}")
    made = resource(
        "ClinicalImpression",
        source.owner,
        "recommendation",
        status="completed" if source.record.signed else "in-progress",
        description=f"Suitability for osteopathic manipulative treatment: {headline}",
        **source.about,
        effectiveDateTime=source.evaluation.evaluated_on.isoformat(),
        date=source.at,
        assessor=link(source.practitioner),
        protocol=[f"urn:omt-desktop:content:{stamp.version}:{stamp.sha256}"],
        summary="\n".join(lines),
        finding=[{"itemCodeableConcept": {"text": reason.title}, "basis": reason.because} for reason in reasons],
    )
    return made, lines


def plan(source: Source) -> tuple[Resource | None, list[str]]:
    """What the doctor decided and planned; None before a decision, which is then told."""
    decision, words = source.evaluation.decision, source.words
    if not decision.counts or decision.stance is None:
        return None, ["Not decided yet."]
    stance = "Follows the recommendation" if decision.stance == "agree" else "Differs from the recommendation"
    told = f"{stance}: {decision.reason}" if decision.reason.strip() else f"{stance}."
    chosen = [
        f"{words.technique(one.technique)}, {words.region(one.region)}{f': {one.reason}' if one.reason.strip() else ''}"
        for one in decision.chosen
    ]
    lines = [told, *chosen]
    lines += [f"Discussed: {decision.discussion}"] if decision.discussion.strip() else []
    lines += [f"Plan: {decision.plan}"] if decision.plan.strip() else []
    made = resource(
        "CarePlan",
        source.owner,
        "plan",
        status="active" if source.record.signed else "draft",
        intent="plan",
        title="Osteopathic manipulative treatment",
        description=decision.plan.strip() or told,
        **source.about,
        created=source.at,
        author=link(source.practitioner),
        activity=[
            {
                "detail": {
                    "code": {"text": words.technique(one.technique)},
                    "status": "not-started",
                    "description": f"{words.region(one.region)}. {one.reason}".strip(),
                }
            }
            for one in decision.chosen
        ],
        note=[{"text": line} for line in lines],
    )
    return made, lines


def _condition(source: Source, name: str, status: str, code: dict[str, object]) -> Resource:
    return resource(
        "Condition",
        source.owner,
        name,
        clinicalStatus=term("condition-clinical", "active"),
        verificationStatus=term("condition-ver-status", status),
        category=[term("condition-category", "encounter-diagnosis")],
        code=code,
        **source.about,
        recordedDate=source.at,
    )
