"""Everything that a file brings, written in one transaction or not at all.

The file is read to its end and judged before the database is held for writing: nobody waits for another program's file.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, Engine, insert

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail, head_of
from omt_desktop.storage.bringing.bringing_run import BringingRun, NewPart
from omt_desktop.storage.bringing.known_people import who
from omt_desktop.storage.bringing.marks import Mark, Marks
from omt_desktop.storage.bringing.reading_ahead import MOST_AHEAD, read_ahead
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.evaluation_store import StoredEvaluations
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.follow_up_store import follow_new
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import read_patient
from omt_desktop.storage.patient_writer import new_rows, write_rows
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.row_records import BROUGHT
from omt_desktop.storage.stored_documents import StoredDocuments
from omt_desktop.storage.tables import brought
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingDocument, IncomingPatient
from omt_desktop.workflow.bringing.person import patient_of
from omt_desktop.workflow.bringing.ports import Begin, BegunEvaluation, Tell
from omt_desktop.workflow.documents import DocumentKind, NewDocument

_TELL_EVERY = 50
_MARK = Prepared(insert(brought))


class StoredBrought:
    """Fulfils workflow.bringing.ports.BroughtStore."""

    most_ahead = MOST_AHEAD
    """Bytes of a file that are read before the database is held; what is beyond is read while it is."""

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
        rest = iter(incoming)
        ahead = read_ahead(rest, lambda count: tell(Brought(ahead=count)), self.most_ahead)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            head = head_of(connection)
            run = _judged(connection, source, ahead, begin, tell)
            rows = new_rows(self._trail.key, run.new_patients)
            if not keep:
                for _ in _taken(run, rest, tell):
                    run.written()
                return run.brought
        with (
            saving(self._file), self._file.being_filled(),
            self._engine.connect() as connection, connection.begin() as transaction,
        ):  # fmt: skip
            run.connection = connection
            if head_of(connection) != head:
                # Somebody saved something meanwhile: it is judged again, now that nobody can.
                run = _judged(connection, source, ahead, begin, tell)
                rows = new_rows(self._trail.key, run.new_patients)
            tell(run.brought)
            write_rows(connection, self._trail, rows)
            self._write_parts(connection, run, tell)
            for _ in _taken(run, rest, tell):
                write_rows(connection, self._trail, new_rows(self._trail.key, run.new_patients))
                self._write_parts(connection, run, tell)
            tell(run.brought)
            if run.brought.changes_anything:
                self._tell_trail(connection, run.brought)
            else:
                transaction.rollback()
        return run.brought

    def _write_parts(self, connection: Connection, run: BringingRun, tell: Tell) -> None:
        """Everything that waits in the run besides patients, who are written."""
        parts = iter(run.new_parts)
        while some := list(islice(parts, _TELL_EVERY)):
            for part, our_id in self._written(connection, some):
                run.put(part.source_id, Mark(part.source, our_id, ""))
            tell(run.brought)
        _MARK.run_each(connection, run.marks)
        run.written()

    def _written(self, connection: Connection, parts: Sequence[NewPart]) -> Iterator[tuple[NewPart, str]]:
        """Each part with its id of ours, documents first."""
        told = [
            (part, _document(part.patient_id, part.what)) for part in parts if isinstance(part.what, IncomingDocument)
        ]
        ids = self._documents.write_each(connection, [document for _, document in told])
        yield from zip((part for part, _ in told), ids, strict=True)
        for part in parts:
            if not isinstance(part.what, IncomingDocument):
                patient = read_patient(connection, part.patient_id)
                yield part, self.write_evaluation(connection, patient, part.what)

    def write_evaluation(self, connection: Connection, patient: Patient, begun: BegunEvaluation) -> str:
        """The id of a new evaluation of the patient, whose fired red flags wait from now on."""
        record = self._evaluations.write_new(connection, patient, begun)
        follow_new(connection, self._trail, record, begun.outcome, begun.flags)
        return record.id

    def _tell_trail(self, connection: Connection, brought: Brought) -> None:
        details = {
            "patients": brought.new_patients,
            "evaluations": brought.new_evaluations,
            "documents": brought.new_documents,
        }
        told = AuditEvent(AuditKind.BROUGHT_IN, subject_id=BROUGHT.table.name, details=details)
        BROUGHT.told(connection, self._trail, told)


def _judged(connection: Connection, source: str, ahead: Sequence[Incoming], begin: Begin, tell: Tell) -> BringingRun:
    """A run that has taken everything that was read ahead."""
    marks = Marks(connection, source)
    if not marks.empty:
        patients = (one for one in ahead if isinstance(one, IncomingPatient))
        marks.settle({one.source_id: who(patient_of(one.values)) for one in patients})
    run = BringingRun(connection, marks, begin, len(ahead))
    for _ in _taken(run, iter(ahead), tell):
        pass
    return run


def _taken(run: BringingRun, stream: Iterator[Incoming], tell: Tell) -> Iterator[None]:
    """Takes everything of the stream, and stops after every few to be told of and written."""
    while some := list(islice(stream, _TELL_EVERY)):
        for one in some:
            run.take(one)
        tell(run.brought)
        yield


def _document(patient_id: str, document: IncomingDocument) -> NewDocument:
    """The day a document bears is part of its name."""
    dated = f" ({document.dated})" if document.dated and document.dated not in document.name else ""
    name = f"{document.name}{dated}"
    return NewDocument(patient_id, "", DocumentKind.ATTACHMENT, name, document.media_type, document.content)
