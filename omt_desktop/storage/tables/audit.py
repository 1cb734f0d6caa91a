"""The audit trail: one row for each thing done, chained by keyed codes (audit_trail.py)."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

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
