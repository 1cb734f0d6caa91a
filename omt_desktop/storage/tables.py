"""The tables of the practice, private to this room. Dates and times are ISO 8601 text, values JSON (stored_values)."""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    literal_column,
    text,
)

metadata = MetaData()
OF_OWN_ITEMS = "item_id > 'own.' AND item_id < 'own/'"
"""Findings for items that a practice added. A query finds their index only by these very words."""
_STRICT: dict[str, Any] = {"sqlite_strict": True}
_BY_KEY: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _evaluation_id() -> "Column[str]":
    return Column("evaluation_id", Text, ForeignKey("evaluations.id", ondelete="RESTRICT"), primary_key=True)


patients = Table(
    "patients",
    metadata,
    Column("id", Text, primary_key=True),
    Column("family_name", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("mrn", Text, nullable=False),
    Column("birth_date", Text),
    Column("sex", Text),
    Column("folded_name", Text, nullable=False),
    **_STRICT,
)
Index("patients_by_name", patients.c.folded_name, patients.c.id)

patient_words = Table(
    "patient_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("folded_name", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), primary_key=True),
    **_BY_KEY,
)
Index("words_of_patient", patient_words.c.patient_id, patient_words.c.word)

protocols = Table(
    "protocols",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    **_BY_KEY,
)

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
    **_STRICT,
)
Index("evaluations_of_patient", evaluations.c.patient_id, evaluations.c.evaluated_on)
NOT_DECIDED = evaluations.c.stance.is_(None)
REASON_MISSING = literal_column("stance = 'differ' AND trim(reason) = ''", type_=Boolean)
"""The doctor differs and has not written why: written out, so that index and search say it in the same words."""
Index("evaluations_unfinished", evaluations.c.saved_at, sqlite_where=NOT_DECIDED)
Index("evaluations_without_reason", evaluations.c.saved_at, sqlite_where=REASON_MISSING)

answers = Table(
    "answers",
    metadata,
    _evaluation_id(),
    Column("fact_id", Text, primary_key=True),
    Column("value", Text, nullable=False),
    **_BY_KEY,
)

region_findings = Table(
    "region_findings",
    metadata,
    _evaluation_id(),
    Column("region_id", Text, primary_key=True),
    Column("severity", Integer, CheckConstraint("severity BETWEEN 0 AND 3"), nullable=False),
    Column("tart", Text, nullable=False),
    Column("side", Text),
    Column("note", Text, nullable=False),
    **_BY_KEY,
)

findings = Table(
    "findings",
    metadata,
    _evaluation_id(),
    Column("item_id", Text, primary_key=True),
    Column("value", Text, nullable=False),
    **_BY_KEY,
)

Index("findings_of_own_items", findings.c.item_id, sqlite_where=text(OF_OWN_ITEMS))

chosen_techniques = Table(
    "chosen_techniques",
    metadata,
    _evaluation_id(),
    Column("region_id", Text, primary_key=True),
    Column("technique_id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    **_BY_KEY,
)

recommendations = Table(
    "recommendations",
    metadata,
    _evaluation_id(),
    Column("outcome", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    Column("snapshot", Text, nullable=False),
    **_BY_KEY,
)
