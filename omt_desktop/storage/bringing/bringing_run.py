"""One file being judged: what of it is new, what is there already, and what is refused. Nothing is written here."""

import uuid
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.bringing.known_people import Judged, KnownPeople, Taken, who
from omt_desktop.storage.bringing.marks import Mark, Marks
from omt_desktop.storage.patient_rows import read_patient
from omt_desktop.workflow.bringing.brought import Brought, PatientLine, Standing
from omt_desktop.workflow.bringing.incoming import (
    Incoming,
    IncomingDocument,
    IncomingEvaluation,
    IncomingPatient,
    PatientField,
    Refused,
)
from omt_desktop.workflow.bringing.person import patient_of
from omt_desktop.workflow.bringing.ports import Begin, BegunEvaluation
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.folded_names import folded

_JOIN = "is new beside somebody of the same name and birth date; if the two are one person, join their records"


@dataclass(frozen=True, slots=True)
class NewPart:
    """An evaluation or a document to be written."""

    patient_id: str
    what: BegunEvaluation | IncomingDocument
    source: str
    source_id: str


class BringingRun:
    """Takes one thing after another; what is to be written waits in `new_patients`, `marks` and `new_parts`."""

    def __init__(self, connection: Connection, marks: Marks, begin: Begin, ahead: int = 0) -> None:
        self.connection = connection
        """What is read through; another one from the moment that everything is written."""
        self._known = marks
        self._begin = begin
        self._people: KnownPeople | None = None
        self._patients: dict[str, Mark] = {}
        self._seen: dict[str, str] = {}
        self._fresh: dict[str, Patient] = {}
        self._places: dict[str, tuple[str, str]] = {}
        self.brought = Brought(ahead=ahead)
        self.new_patients: list[Patient] = []
        self.new_parts: list[NewPart] = []
        self.marks: list[dict[str, str]] = []

    def take(self, incoming: Incoming) -> None:
        """Judges and counts it."""
        if isinstance(incoming, Refused):
            self.brought.refuse(incoming)
        elif isinstance(incoming, IncomingPatient):
            problem = self._take_patient(incoming)
            if problem:
                # Nothing that names the id may hang on whoever had it before.
                self._patients.pop(incoming.source_id, None)
                self.brought.refuse(Refused(incoming.where, f"{_named(patient_of(incoming.values))} {problem}"))
        else:
            self._take_part(incoming)

    def written(self) -> None:
        """Nothing of what was judged so far waits any more."""
        self.new_patients, self.new_parts, self.marks = [], [], []

    def put(self, source_id: str, mark: Mark) -> None:
        """The id of the other program is known from now on."""
        self.marks.append(self._known.put(source_id, mark))

    def _take_patient(self, incoming: IncomingPatient) -> str:
        """Why the patient is not taken over; empty where they are."""
        patient, source_id = patient_of(incoming.values), incoming.source_id
        first = self._seen.setdefault(source_id, incoming.where)
        if first != incoming.where:
            return f"has the id of {first}"
        mark = self._known.of_patient(source_id, who(patient))
        if mark is not None:
            if mark.who != who(patient):
                return "has an id that was brought before for somebody else; check which of the two is right"
            standing = Standing.BROUGHT_BEFORE
        else:
            judged = self._judged(incoming, patient)
            if judged.problem:
                return judged.problem
            standing = Standing.SAME_PERSON if judged.our_id else Standing.NEW
            mark = Mark(self._known.source, judged.our_id or self._added(patient).id, who(patient))
            self.put(source_id, mark)
            if judged.namesake:
                self._note(incoming, patient, _JOIN)
        self._patients[source_id] = mark
        self._places.setdefault(mark.our_id, (source_id, incoming.where))
        if standing is not Standing.NEW and patient.alerts:
            self._note_alerts(incoming, patient, mark.our_id)
        line = PatientLine(incoming.where, patient.full_name, str(patient.born or ""), standing)
        self.brought.count_patient(line)
        return ""

    def _judged(self, incoming: IncomingPatient, patient: Patient) -> Judged:
        if self._people is None:
            self._people = KnownPeople(self.connection)
        told = PatientField.SOURCE_ID in incoming.values

        def where(our_id: str) -> str:
            return self._places.get(our_id, ("", ""))[1]

        def other_id(our_id: str) -> bool:
            return told and self._known.has_other(incoming.source_id, our_id)

        return self._people.judge(patient, Taken(where, other_id))

    def _added(self, patient: Patient) -> Patient:
        added = replace(patient, id=uuid.uuid4().hex)
        self.new_patients.append(added)
        self._fresh[added.id] = added
        assert self._people is not None
        self._people.add(added)
        return added

    def _note(self, incoming: IncomingPatient, patient: Patient, said: str) -> None:
        self.brought.note(f"{incoming.where}: {_named(patient)} {said}")

    def _note_alerts(self, incoming: IncomingPatient, patient: Patient, our_id: str) -> None:
        record = self._fresh.get(our_id) or read_patient(self.connection, our_id)
        there = {folded(alert) for alert in record.alerts}
        lacking = [f"«{alert}»" for alert in patient.alerts if folded(alert) not in there]
        if lacking:
            told = (
                f"is there already, without the alert of the file: {', '.join(lacking)}; add to the record what holds"
            )
            self._note(incoming, patient, told)

    def _take_part(self, part: IncomingEvaluation | IncomingDocument) -> None:
        mark = self._patients.get(part.patient)
        if mark is None:
            self.brought.refuse(Refused(part.where, "belongs to a patient who is not taken over"))
            return
        # A part is known by its patient too: the same file for another patient is another part.
        source_id = f"{part.patient}\x1f{part.source_id}"
        if self._known.has_part(mark.source, source_id):
            self.brought.known_parts += 1
            return
        try:
            what = part if isinstance(part, IncomingDocument) else self._begin(part.text)
        except NotOurFile as problem:
            self.brought.refuse(Refused(part.where, str(problem)))
            return
        if isinstance(what, IncomingDocument):
            self.brought.new_documents += 1
        else:
            self.brought.new_evaluations += 1
        self.new_parts.append(NewPart(mark.our_id, what, mark.source, source_id))
        # Its id of ours is known once it is written; until then the place is held.
        self._known.put(source_id, Mark(mark.source, "", ""))


def _named(patient: Patient) -> str:
    born = f", {patient.born}" if patient.born else ""
    return f"{patient.full_name}{born},"
