"""The practice's patients in the database."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_candidates import resembling
from omt_desktop.storage.patient_list import count_of, page_of
from omt_desktop.storage.patient_merges import holdings, join, merges_of, part
from omt_desktop.storage.patient_rows import joined_records, names_of, patient_of
from omt_desktop.storage.patient_search import matching
from omt_desktop.storage.patient_writer import write_changed, write_new
from omt_desktop.storage.reader import reader_of
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_merge import Merge, PatientHoldings
from omt_desktop.workflow.patient_query import EVERYONE, PatientView, read_query


class StoredPatients:
    """Fulfils workflow.ports.PatientRegistry."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail
        self._reader = reader_of(engine)

    def add(self, patient: Patient) -> Patient:
        """Stores the patient under a new id."""
        added = replace(patient, id=uuid.uuid4().hex)
        with saving(self._file), self._engine.begin() as connection:
            write_new(connection, self._trail, [added])
        return added

    def write_all(self, connection: Connection, added: Sequence[Patient]) -> None:
        """Stores new patients, each under the id it has, inside the transaction of `connection`."""
        write_new(connection, self._trail, added)

    def update(self, patient: Patient) -> None:
        """Stores the changed patient; Refusal where there is none of that id."""
        with saving(self._file), self._engine.begin() as connection:
            write_changed(connection, self._trail, patient)

    def get(self, patient_id: str) -> Patient:
        """The patient of that id; Refusal where there is none."""
        with reading(self._file.path):
            return patient_of(self._reader, patient_id)

    def find(self, text: str, limit: int = 50, view: PatientView = EVERYONE) -> Sequence[PatientRow]:
        """Patients of the view by beginnings of words, birth date or phone; the first of them for an empty text."""
        query = read_query(text)
        with reading(self._file.path):
            if query.is_empty:
                return page_of(self._reader, view, None, limit)
            return matching(self._reader, query, view, limit)

    def page(self, view: PatientView, after: PatientRow | None, limit: int = 100) -> Sequence[PatientRow]:
        """The next patients of the view behind `after`; the first for None."""
        with reading(self._file.path):
            return page_of(self._reader, view, after, limit)

    def count(self, view: PatientView = EVERYONE) -> int:
        """How many patients the view has; records that were joined to another are not counted."""
        with reading(self._file.path):
            return count_of(self._reader, view)

    def names_of(self, patient_ids: Collection[str]) -> Mapping[str, str]:
        """The full names by id; an id that is not in the registry has none."""
        with reading(self._file.path):
            return names_of(self._reader, patient_ids)

    def resembling(self, patient: Patient) -> Sequence[Patient]:
        """Those worth comparing with the patient, found through indexes; likely_duplicates judges them."""
        with reading(self._file.path):
            return resembling(self._reader, patient)

    def joined_to(self, patient_id: str) -> Sequence[Patient]:
        """The records that were joined to this patient."""
        with reading(self._file.path):
            return joined_records(self._reader, patient_id)

    def holdings(self, patient_id: str) -> PatientHoldings:
        """How much is kept of the patient."""
        with reading(self._file.path):
            return holdings(self._reader, patient_id)

    def merge(self, kept: Patient, joined_id: str) -> str:
        """Joins the record of that id to `kept`, stored as given; the id by which `part` takes it back."""
        with saving(self._file), self._engine.begin() as connection:
            return join(connection, self._trail, kept, joined_id, sortable(self._trail.now()))

    def merges_of(self, patient_id: str) -> Sequence[Merge]:
        """What was joined to the patient and can be taken back, the last first."""
        with reading(self._file.path):
            return merges_of(self._reader, patient_id)

    def part(self, merge_id: str) -> None:
        """Takes a merge back."""
        with saving(self._file), self._engine.begin() as connection:
            part(connection, self._trail, merge_id, sortable(self._trail.now()))
