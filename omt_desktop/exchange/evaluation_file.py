"""The evaluation file, omt-evaluation/1: read strictly, written so that reading it gives the same evaluation."""

import json
from datetime import date

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation, FactValue, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.protocol import Protocol
from omt_desktop.domain.protocol_exam import whole_exam
from omt_desktop.exchange.decision_in_file import decision_in_file, read_decision
from omt_desktop.exchange.fact_values import UNKNOWN, FactReader, fact_in_file
from omt_desktop.exchange.findings import FindingReader, finding_in_file
from omt_desktop.exchange.json_strict import parse_json
from omt_desktop.exchange.plain_values import read_date, read_members, read_object, read_text, under
from omt_desktop.exchange.protocol_file import protocol_document, protocol_in, protocol_text
from omt_desktop.exchange.refusals import missing, shown, wrong
from omt_desktop.exchange.region_findings import read_region, region_in_file
from omt_desktop.exchange.signed_in_file import read_signed, signed_in_file
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.evaluation_in_file import EvaluationInFile
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere

FORMAT = "omt-evaluation/1"
_KEYS = ("format", "evaluated_on", "patient", "facts", "regions", "findings", "protocol", "decision", "signed")
_NEEDED = {
    "evaluated_on": "it is the day to which every age and interval is counted",
    "facts": "an evaluation without answers has an empty object there",
    "regions": "an evaluation without examined regions has an empty object there",
}
_PATIENT_KEYS = ("family_name", "given_name", "mrn")
_BIRTH_DATE, _SEX = "patient.birth_date", "patient.sex"


class EvaluationReader:
    """Reads evaluations made with one content."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._vocabulary = content.vocabulary
        self._findings = FindingReader(content.exam, content.vocabulary.regions)

    def read(self, data: bytes) -> tuple[Patient, Evaluation]:
        """The patient named there (id empty; names empty where there are none) and the evaluation.

        NotOurFile, with the dotted key first, for anything that decision.md section 6 does not allow.
        """
        told = self.read_whole(data)
        return told.patient, told.evaluation

    def read_whole(self, data: bytes) -> EvaluationInFile:
        """The same with what else the file carries: the doctor's own protocol, and what it says of signatures."""
        members = self._members(parse_json(data))
        protocol, findings_of = None, self._findings
        if "protocol" in members:
            protocol = protocol_in("protocol", members["protocol"], self._content.exam, self._vocabulary)
            # What the doctor hid later can have been recorded before.
            findings_of = FindingReader(whole_exam(self._content.exam, protocol), self._vocabulary.regions)
        evaluated_on = read_date("evaluated_on", members["evaluated_on"])
        facts = self._facts(members["facts"], evaluated_on)
        regions = self._regions(members["regions"])
        findings = findings_of.read_all("findings", members.get("findings", []), evaluated_on)
        patient = _patient(members.get("patient", {}), facts)
        decision = read_decision("decision", members.get("decision", {}), self._vocabulary)
        signed = read_signed("signed", members["signed"]) if "signed" in members else None
        text = protocol_text(protocol) if protocol is not None else ""
        evaluation = Evaluation(evaluated_on, facts, regions, findings, decision)
        return EvaluationInFile(patient, evaluation, protocol, text, signed)

    def _members(self, value: object) -> dict[str, object]:
        if not isinstance(value, dict):
            raise NotOurFile(f"An evaluation is one JSON object; this is {shown(value)}.")
        # The format goes first: a file of another program should hear that, not that its keys are strange.
        if "format" not in value:
            raise missing("format", f"an evaluation file says {FORMAT} there")
        if value["format"] != FORMAT:
            raise wrong("format", f"{shown(value['format'])} is not {FORMAT}, the format this program reads")
        members = read_members("", value, _KEYS)
        for key, why in _NEEDED.items():
            if key not in members:
                raise missing(key, why)
        return members

    def _facts(self, value: object, evaluated_on: date) -> dict[str, FactValue]:
        known, reader = self._vocabulary.facts, FactReader(self._vocabulary, evaluated_on)
        facts = {}
        for fact_id, answer in read_object("facts", value).items():
            if fact_id not in known:
                raise wrong(under("facts", fact_id), "is not a fact of the vocabulary")
            facts[fact_id] = reader.read(f"facts.{fact_id}", known[fact_id], answer)
        return facts

    def _regions(self, value: object) -> dict[str, RegionFinding]:
        members = read_members("regions", value, self._vocabulary.regions)
        return {region_id: read_region(f"regions.{region_id}", found) for region_id, found in members.items()}


def _patient(value: object, facts: dict[str, FactValue]) -> Patient:
    members = read_members("patient", value, _PATIENT_KEYS)
    names = {key: read_text(f"patient.{key}", text) for key, text in members.items()}
    birth, sex = facts.get(_BIRTH_DATE), facts.get(_SEX)
    return Patient(
        id="",
        family_name=names.get("family_name", ""),
        given_name=names.get("given_name", ""),
        mrn=names.get("mrn", ""),
        birth_date=birth if isinstance(birth, date) else None,
        sex=sex if isinstance(sex, str) and sex != UNKNOWN else None,
    )


def evaluation_text(
    patient: Patient,
    evaluation: Evaluation,
    content: Content,
    protocol: Protocol | None = None,
    signed: SignedElsewhere | None = None,
) -> str:
    """The evaluation as a file's text, ended by a line feed; the same evaluation always gives the same text.

    `protocol` is the doctor's own one it was made with, `signed` who signed it; the exam as delivered, a decision not
    made and a missing signature leave no trace in the file. The format has no place for our ids.
    """
    named = {key: getattr(patient, key) for key in _PATIENT_KEYS if getattr(patient, key)}
    own = protocol if protocol != Protocol() else None
    items = (content.exam if own is None else whole_exam(content.exam, own)).items
    document = {
        "format": FORMAT,
        "evaluated_on": evaluation.evaluated_on.isoformat(),
        **({"patient": named} if named else {}),
        "facts": {fact_id: fact_in_file(value) for fact_id, value in sorted(evaluation.facts.items())},
        "regions": {region_id: region_in_file(found) for region_id, found in sorted(evaluation.regions.items())},
        "findings": [finding_in_file(found, items.get(item)) for item, found in sorted(evaluation.findings.items())],
        **({"protocol": protocol_document(own)} if own is not None else {}),
        **({"decision": decided} if (decided := decision_in_file(evaluation.decision)) else {}),
        **({"signed": signed_in_file(signed)} if signed is not None else {}),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
