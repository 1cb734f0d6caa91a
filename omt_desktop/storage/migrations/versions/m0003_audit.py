"""The audit trail with the triggers that keep it, and in each evaluation the row that last told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The trail is empty; whoever opens the practice next begins it with what is there."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_strict=True,
    )
    op.execute("ALTER TABLE evaluations ADD COLUMN audit_seq INTEGER DEFAULT 0 NOT NULL")
    op.execute(
        "CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit"
        " WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)"
        " BEGIN SELECT RAISE(ABORT, 'the audit trail only goes on'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit"
        " BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_stays BEFORE DELETE ON audit"
        " BEGIN SELECT RAISE(ABORT, 'the audit trail is never cut'); END"
    )
