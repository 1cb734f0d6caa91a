"""Days on which a patient is to be looked at again, and whether that was done."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from omt_desktop.storage.tables.metadata import STRICT, metadata

reviews = Table(
    "reviews",
    metadata,
    Column("id", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), nullable=False),
    Column("evaluation_id", Text, ForeignKey("evaluations.id", ondelete="RESTRICT")),
    Column("due_on", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("set_at", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("done_at", Text),
    Column("ended", Text, nullable=False),
    Column("done_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    **STRICT,
)
"""`ended` says how: it was done, or is not wanted any more; empty while it waits."""
WAITS = reviews.c.done_at.is_(None)
Index("reviews_waiting", reviews.c.due_on, sqlite_where=WAITS)
Index("reviews_of_patient", reviews.c.patient_id)
