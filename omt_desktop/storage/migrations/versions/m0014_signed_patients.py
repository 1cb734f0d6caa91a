"""Whom an evaluation was signed of, forms that are half filled in, and what widens the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_SIGNED = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = new.evaluation_id)"


def upgrade() -> None:
    """Of what was signed before it is not known whom it named: it goes on naming the patient as the registry does."""
    op.create_table(
        "signed_patients",
        sa.Column("evaluation_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("family_name", "given_name", "mrn")),
        sa.Column("birth_date", sa.Text()),
        sa.Column("sex", sa.Text()),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("evaluation_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        f"CREATE TRIGGER signed_patients_first BEFORE INSERT ON signed_patients WHEN {_SIGNED}"
        " BEGIN SELECT RAISE(ABORT, 'this evaluation is signed'); END"
    )
    op.execute(
        "CREATE TRIGGER signed_patients_stay_as_they_are BEFORE UPDATE ON signed_patients"
        " BEGIN SELECT RAISE(ABORT, 'signed_patients are never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER signed_patients_stay BEFORE DELETE ON signed_patients"
        " BEGIN SELECT RAISE(ABORT, 'signed_patients are never deleted'); END"
    )
    op.create_table(
        "form_drafts",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("person_id", "of_patient", "saved_at", "text")),
        sa.PrimaryKeyConstraint("person_id", "of_patient"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute("CREATE INDEX audit_widened ON audit (seq) WHERE kind = 'trail.widened'")
