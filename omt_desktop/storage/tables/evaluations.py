"""Evaluations, and what was recorded, decided and recommended in them."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    literal_column,
    text,
)

from omt_desktop.storage.tables.metadata import BY_KEY, STRICT, evaluation_key, metadata

OF_OWN_ITEMS = "item_id > 'own.' AND item_id < 'own/'"
"""Findings for items that a practice added. A query finds their index only by these very words."""

evaluations = Table(
    "evaluations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), nullable=False),
    Column("evaluated_on", Text, nullable=False),
    Column("step_id", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("stance", Text),
    Column("reason", Text, nullable=False),
    Column("discussion", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("protocol_sha256", Text, ForeignKey("protocols.sha256", ondelete="RESTRICT")),
    Column("audit_seq", Integer, nullable=False, server_default=text("0")),
    Column("signed", Integer, nullable=False, server_default=text("0")),
    **STRICT,
)
Index("evaluations_of_patient", evaluations.c.patient_id, evaluations.c.evaluated_on)
SIGNED_HERE, SIGNED_ELSEWHERE = 1, 2
"""In the column `signed`; 0 for neither."""
NOT_SIGNED = literal_column("signed = 0", type_=Boolean)
"""Written out, so that index and search say it in the same words."""
Index("evaluations_unsigned", evaluations.c.saved_at, sqlite_where=NOT_SIGNED)

answers = Table(
    "answers",
    metadata,
    evaluation_key(),
    Column("fact_id", Text, primary_key=True),
    Column("value", Text, nullable=False),
    **BY_KEY,
)

region_findings = Table(
    "region_findings",
    metadata,
    evaluation_key(),
    Column("region_id", Text, primary_key=True),
    Column("severity", Integer, CheckConstraint("severity BETWEEN 0 AND 3"), nullable=False),
    Column("tart", Text, nullable=False),
    Column("side", Text),
    Column("note", Text, nullable=False),
    **BY_KEY,
)

findings = Table(
    "findings",
    metadata,
    evaluation_key(),
    Column("item_id", Text, primary_key=True),
    Column("value", Text, nullable=False),
    **BY_KEY,
)

Index("findings_of_own_items", findings.c.item_id, sqlite_where=text(OF_OWN_ITEMS))

chosen_techniques = Table(
    "chosen_techniques",
    metadata,
    evaluation_key(),
    Column("region_id", Text, primary_key=True),
    Column("technique_id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    **BY_KEY,
)

recommendations = Table(
    "recommendations",
    metadata,
    evaluation_key(),
    Column("outcome", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("snapshot", Text, nullable=False),
    **BY_KEY,
)
