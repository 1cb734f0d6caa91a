"""Days on which patients are to be looked at again, in the database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.domain.schedule.review import Ended, Review, ReviewEnd
from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.patient_rows import IDENTITY, identity_from, records_of
from omt_desktop.storage.row_records import REVIEW_RECORDS
from omt_desktop.storage.tables import WAITS, patients, reviews
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal

_COLUMNS = [reviews.c[column.name].label(f"review_{column.name}") for column in reviews.c]
_RECORD = patients.alias()
_WITH_PATIENT = (
    select(*IDENTITY, *_COLUMNS)
    .select_from(reviews)
    .join(_RECORD, _RECORD.c.id == reviews.c.patient_id)
    .join(patients, patients.c.id == func.coalesce(_RECORD.c.merged_into, _RECORD.c.id))
)


class StoredReviews:
    """Fulfils workflow.schedule.reviews.ReviewStore."""

    def __init__(self, engine: Engine, file: OpenFile, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._trail = trail

    def due(self, until: date, limit: int) -> Sequence[tuple[Review, PatientIdentity]]:
        """What waits and is due on that day or before, with its patient, the longest due first."""
        wanted = _WITH_PATIENT.where(WAITS, reviews.c.due_on <= until.isoformat())
        ordered = wanted.order_by(reviews.c.due_on, reviews.c.id).limit(limit)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple((_review_from(row), identity_from(row)) for row in connection.execute(ordered))

    def of_patient(self, patient_id: str) -> Sequence[Review]:
        """All reviews of the patient, what waits first, then by day."""
        mine = select(*_COLUMNS).where(reviews.c.patient_id.in_(records_of("of_patient")))
        ordered = mine.order_by(WAITS.desc(), reviews.c.due_on, reviews.c.id).params(of_patient=patient_id)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(_review_from(row) for row in connection.execute(ordered))

    def add(self, review: Review) -> None:
        """Stores a new review."""
        row = {
            "id": review.id,
            "patient_id": review.patient_id,
            "evaluation_id": review.evaluation_id or None,
            "due_on": review.due_on.isoformat(),
            "what": review.what,
            "set_at": sortable(review.set_at),
            "set_by": review.set_by,
            **_end_columns(review.end),
        }
        with saving(self._file), self._engine.begin() as connection:
            connection.execute(insert(reviews), row)
            self._tell(connection, AuditKind.REVIEW_SET, review.patient_id, review.id, review.set_at)

    def end(self, review_id: str, end: ReviewEnd | None) -> None:
        """Stores how it ended; None lets it wait again."""
        mine = reviews.c.id == review_id
        with saving(self._file), self._engine.begin() as connection:
            patient_id = connection.execute(select(reviews.c.patient_id).where(mine)).scalar()
            if patient_id is None:
                raise Refusal("This review is not in the practice database any more. Go back and look again.")
            connection.execute(update(reviews).where(mine), _end_columns(end))
            if end is None:
                self._tell(connection, AuditKind.REVIEW_REOPENED, patient_id, review_id, None)
            else:
                self._tell(connection, AuditKind.REVIEW_ENDED, patient_id, review_id, end.at, how=end.how.value)

    def _tell(
        self, connection: Connection, kind: AuditKind, patient_id: str, review_id: str, at: datetime | None, **said: str
    ) -> None:
        REVIEW_RECORDS.told(connection, self._trail, AuditEvent(kind, patient_id, review_id, said), at)


def _end_columns(end: ReviewEnd | None) -> dict[str, str | None]:
    return {
        "done_at": sortable(end.at) if end else None,
        "ended": end.how.value if end else "",
        "done_by": end.by if end else "",
        "note": end.note if end else "",
    }


def _review_from(row: Any) -> Review:
    end: ReviewEnd | None = None
    if row.review_done_at:
        told = Ended(row.review_ended), datetime.fromisoformat(row.review_done_at)
        end = ReviewEnd(*told, row.review_done_by, row.review_note)
    return Review(
        row.review_id,
        row.review_patient_id,
        date.fromisoformat(row.review_due_on),
        row.review_what,
        datetime.fromisoformat(row.review_set_at),
        row.review_set_by,
        row.review_evaluation_id or "",
        end,
    )
