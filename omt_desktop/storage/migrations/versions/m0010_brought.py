"""What was brought from other programs, so that a second run of the same file changes nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Nothing was brought yet."""
    op.create_table(
        "brought",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("our_id", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("source", "source_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
