"""Patient forms that are half filled in, in the database: encrypted like everything else, and part of no record."""

import json
from typing import Any

from sqlalchemy import Engine, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import local, sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import patient_from, whole_row
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.tables import form_drafts
from omt_desktop.workflow.patient_drafts import PatientDraft

_MINE = (form_drafts.c.person_id == bindparam("person"), form_drafts.c.of_patient == bindparam("of"))
_INSERT = insert(form_drafts)
_KEEP = Prepared(
    _INSERT.on_conflict_do_update(
        index_elements=["person_id", "of_patient"],
        set_={name: _INSERT.excluded[name] for name in ("saved_at", "text")},
    )
)
_DROP = Prepared(delete(form_drafts).where(*_MINE))


class StoredPatientDrafts:
    """Fulfils workflow.patient_drafts.PatientDraftStore."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def keep(self, patient: Patient) -> None:
        """Stores what was typed in place of what was there; NotSaved where it cannot be kept."""
        row: dict[str, Any] = {
            "person_id": self._trail.person_id,
            "of_patient": patient.id,
            "saved_at": sortable(self._trail.now()),
            "text": json.dumps(whole_row(patient), ensure_ascii=False, separators=(",", ":")),
        }
        with saving(self._file), self._engine.begin() as connection:
            _KEEP.quick(connection, **row)

    def of(self, patient_id: str) -> PatientDraft | None:
        """The draft of the person at work for that form; None where there is none."""
        wanted = select(form_drafts).where(*_MINE)
        mine = {"person": self._trail.person_id, "of": patient_id}
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            row = connection.execute(wanted, mine).one_or_none()
        return PatientDraft(patient_from(json.loads(row.text)), local(row.saved_at)) if row is not None else None

    def drop(self, patient_id: str) -> None:
        """There is no such draft any more; nothing is written where there was none."""
        if self.of(patient_id) is not None:
            with saving(self._file), self._engine.begin() as connection:
                _DROP.quick(connection, person=self._trail.person_id, of=patient_id)
