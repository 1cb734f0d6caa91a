"""Everything that a file brings, written in one transaction or not at all."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, Engine, bindparam, insert, select

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.bringing.known_people import known_person, who
from omt_desktop.storage.evaluation_store import StoredEvaluations
from omt_desktop.storage.faults import saving
from omt_desktop.storage.follow_up_store import follow_new
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import read_patient
from omt_desktop.storage.patient_writer import write_new
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.row_records import BROUGHT
from omt_desktop.storage.stored_documents import StoredDocuments
from omt_desktop.storage.tables import brought
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.bringing.brought import Brought, PatientLine, Standing
from omt_desktop.workflow.bringing.incoming import (
    Incoming,
    IncomingDocument,
    IncomingEvaluation,
    IncomingPatient,
    Refused,
)
from omt_desktop.workflow.bringing.person import patient_of
from omt_desktop.workflow.bringing.ports import Begin, BegunEvaluation, Tell
from omt_desktop.workflow.documents import DocumentKind, NewDocument
from omt_desktop.workflow.errors import NotOurFile

_TELL_EVERY = 50
_MARKED = Prepared(
    select(brought.c.our_id, brought.c.who).where(
        brought.c.source == bindparam("source"), brought.c.source_id == bindparam("source_id")
    )
)
_MARK = Prepared(insert(brought))


class StoredBrought:
    """Fulfils workflow.bringing.ports.BroughtStore."""

    def __init__(
        self,
        engine: Engine,
        file: OpenFile,
        trail: AuditTrail,
        evaluations: StoredEvaluations,
        documents: StoredDocuments,
    ) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail
        self._evaluations = evaluations
        self._documents = documents

    def bring(self, source: str, incoming: Iterable[Incoming], begin: Begin, tell: Tell, *, keep: bool) -> Brought:
        """Everything new is stored, or, without `keep` or after any exception, nothing is."""
        with saving(self._file), self._engine.connect() as connection, connection.begin() as transaction:
            run = _Run(self, connection, source, begin)
            for number, one in enumerate(incoming, 1):
                run.take(one)
                if number % _TELL_EVERY == 0:
                    tell(run.brought)
            if keep and run.brought.changes_anything:
                counts = {"patients": run.brought.new_patients, "evaluations": run.brought.new_evaluations}
                details = {**counts, "documents": run.brought.new_documents}
                told = AuditEvent(AuditKind.BROUGHT_IN, subject_id=BROUGHT.table.name, details=details)
                BROUGHT.told(connection, self._trail, told)
            else:
                transaction.rollback()
        return run.brought

    def write_evaluation(self, connection: Connection, patient: Patient, begun: BegunEvaluation) -> str:
        """The id of a new evaluation of the patient, whose fired red flags wait from now on."""
        record = self._evaluations.write_new(connection, patient, begun)
        follow_new(connection, self._trail, record, begun.outcome, begun.flags)
        return record.id

    def write_patient(self, connection: Connection, patient: Patient) -> str:
        """The id of a new patient."""
        added = replace(patient, id=uuid.uuid4().hex)
        write_new(connection, self._trail, [added])
        return added.id

    def write_document(self, connection: Connection, patient_id: str, document: IncomingDocument) -> str:
        """The id of a new document of the patient; the day it bears is part of its name."""
        dated = f" ({document.dated})" if document.dated and document.dated not in document.name else ""
        name, kind = f"{document.name}{dated}", DocumentKind.ATTACHMENT
        new = NewDocument(patient_id, "", kind, name, document.media_type, document.content)
        return self._documents.write_new(connection, new).id


class _Run:
    """One file being brought in, inside its transaction."""

    def __init__(self, store: StoredBrought, connection: Connection, source: str, begin: Begin) -> None:
        self._store = store
        self._begin = begin
        self._connection = connection
        self._source = source
        self._patients: dict[str, str] = {}
        self.brought = Brought()

    def take(self, incoming: Incoming) -> None:
        """Writes what is new, and counts."""
        if isinstance(incoming, Refused):
            self.brought.refuse(incoming)
        elif isinstance(incoming, IncomingPatient):
            self._take_patient(incoming)
        else:
            self._take_part(incoming)

    def _take_patient(self, incoming: IncomingPatient) -> None:
        patient = patient_of(incoming.values)
        marked = self._marked(incoming.source_id)
        if marked is not None:
            our_id, was = marked
            if was != who(patient):
                problem = "has an id that was brought before for somebody else; check which of the two is right"
                self.brought.refuse(Refused(incoming.where, problem))
                return
            standing = Standing.BROUGHT_BEFORE
        else:
            known = known_person(self._connection, patient)
            if known is not None and known.other:
                problem = "has the record number of another patient of the practice"
                self.brought.refuse(Refused(incoming.where, problem))
                return
            standing = Standing.NEW if known is None else Standing.SAME_PERSON
            our_id = known.id if known is not None else self._store.write_patient(self._connection, patient)
            self._mark(incoming.source_id, our_id, who(patient))
        self._patients[incoming.source_id] = our_id
        line = PatientLine(incoming.where, patient.full_name, str(patient.born or ""), standing)
        self.brought.count_patient(line)

    def _take_part(self, part: IncomingEvaluation | IncomingDocument) -> None:
        patient_id = self._patients.get(part.patient)
        if patient_id is None:
            self.brought.refuse(Refused(part.where, "belongs to a patient who is not taken over"))
            return
        # A part is known by its patient too: the same file for another patient is another part.
        source_id = f"{part.patient}\x1f{part.source_id}"
        if self._marked(source_id) is not None:
            self.brought.known_parts += 1
            return
        try:
            our_id = self._written(part, patient_id)
        except NotOurFile as problem:
            self.brought.refuse(Refused(part.where, str(problem)))
            return
        self._mark(source_id, our_id, "")

    def _written(self, part: IncomingEvaluation | IncomingDocument, patient_id: str) -> str:
        if isinstance(part, IncomingDocument):
            our_id = self._store.write_document(self._connection, patient_id, part)
            self.brought.new_documents += 1
            return our_id
        patient = read_patient(self._connection, patient_id)
        our_id = self._store.write_evaluation(self._connection, patient, self._begin(part.text))
        self.brought.new_evaluations += 1
        return our_id

    def _marked(self, source_id: str) -> tuple[str, str] | None:
        row = _MARKED.run(self._connection, source=self._source, source_id=source_id).mappings().one_or_none()
        return (row["our_id"], row["who"]) if row is not None else None

    def _mark(self, source_id: str, our_id: str, about: str) -> None:
        _MARK.run(self._connection, source=self._source, source_id=source_id, our_id=our_id, who=about)
