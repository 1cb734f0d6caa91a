"""Files that belong to patients, and the keys that seal reports; both are only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """There are no documents and no keys yet; keys are made with the first seal."""
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Text(), nullable=False),
        sa.Column("evaluation_id", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("documents_of_patient", "documents", ["patient_id", "added_at"])
    op.create_index("documents_of_evaluation", "documents", ["evaluation_id"])
    op.create_table(
        "sealing_keys",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("certificates", sa.Text(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("origin IN ('own', 'imported')"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("sealing_keys_of_owner", "sealing_keys", ["owner", "made_at"])
    op.execute(
        "CREATE TRIGGER documents_stay_as_they_are BEFORE UPDATE OF"
        " id, evaluation_id, kind, name, media_type, sha256, added_at, added_by, bytes ON documents"
        " BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER documents_stay BEFORE DELETE ON documents"
        " BEGIN SELECT RAISE(ABORT, 'a document is never removed'); END"
    )
    op.execute(
        "CREATE TRIGGER documents_are_new BEFORE INSERT ON documents WHEN EXISTS"
        " (SELECT 1 FROM documents WHERE id = new.id)"
        " BEGIN SELECT RAISE(ABORT, 'a document is never replaced'); END"
    )
