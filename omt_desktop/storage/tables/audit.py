"""The audit trail: one row for each thing done, chained by keyed codes (audit_trail.py)."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text, literal_column

from omt_desktop.storage.tables.metadata import STRICT, metadata

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("person_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("patient_id", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("code", LargeBinary, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    **STRICT,
)
IS_WIDENED = literal_column("kind = 'trail.widened'", type_=Boolean)
"""Written out, so that index and search say it in the same words."""
Index("audit_widened", audit.c.seq, sqlite_where=IS_WIDENED)
