"""Days on which a patient is to be looked at again, whose session it is, and calls that were taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Sessions booked before are of nobody in particular, and no call was taken back but for those that are gone."""
    op.execute("ALTER TABLE appointments ADD COLUMN doctor TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE call_attempts ADD COLUMN taken_back_at TEXT")
    op.execute("ALTER TABLE call_attempts ADD COLUMN taken_back_by TEXT DEFAULT '' NOT NULL")
    op.create_table(
        "reviews",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "patient_id")),
        sa.Column("evaluation_id", sa.Text()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("due_on", "what", "set_at", "set_by")),
        sa.Column("done_at", sa.Text()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("ended", "done_by", "note")),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], ondelete="RESTRICT"),
        sqlite_strict=True,
    )
    op.create_index("reviews_waiting", "reviews", ["due_on"], sqlite_where=sa.text("done_at IS NULL"))
    op.create_index("reviews_of_patient", "reviews", ["patient_id"])
