"""Files that belong to patients, and the keys that seal reports. Rows are only ever added."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Table, Text

from omt_desktop.storage.tables.metadata import STRICT, metadata

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), nullable=False),
    Column("evaluation_id", Text, ForeignKey("evaluations.id", ondelete="RESTRICT")),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("sha256", Text, CheckConstraint("length(sha256) = 64"), nullable=False),
    Column("added_at", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    # Last, so that a list of documents reads none of it.
    Column("bytes", LargeBinary, nullable=False),
    Index("documents_of_patient", "patient_id", "added_at"),
    Index("documents_of_evaluation", "evaluation_id"),
    **STRICT,
)

sealing_keys = Table(
    "sealing_keys",
    metadata,
    Column("id", Text, primary_key=True),
    # The id of the person, or «practice» for the root.
    Column("owner", Text, nullable=False),
    Column("origin", Text, CheckConstraint("origin IN ('own', 'imported')"), nullable=False),
    Column("made_at", Text, nullable=False),
    Column("certificates", Text, nullable=False),
    Column("wrapped_key", LargeBinary, nullable=False),
    Index("sealing_keys_of_owner", "owner", "made_at"),
    **STRICT,
)
