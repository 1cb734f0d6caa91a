"""The doctor's own protocols, the one each evaluation was made with, and what was found for items they added.

Also decisions that still want their reason.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Evaluations from before were made with the exam as it was delivered."""
    op.create_table(
        "protocols",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    # Plain SQL: Alembic would put the foreign key into a statement of its own, which SQLite does not have.
    op.execute(
        "ALTER TABLE evaluations ADD COLUMN protocol_sha256 TEXT REFERENCES protocols (sha256) ON DELETE RESTRICT"
    )
    op.execute(
        "CREATE INDEX evaluations_without_reason ON evaluations (saved_at)"
        " WHERE stance = 'differ' AND trim(reason) = ''"
    )
    op.create_index(
        "findings_of_own_items",
        "findings",
        ["item_id"],
        unique=False,
        sqlite_where=sa.text("item_id > 'own.' AND item_id < 'own/'"),
    )
