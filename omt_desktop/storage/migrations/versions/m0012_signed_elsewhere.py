"""What evaluation files say of signatures that were given elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Nothing was brought in as signed yet."""
    op.create_table(
        "signed_elsewhere",
        sa.Column("evaluation_id", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("evaluation_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "CREATE TRIGGER signed_elsewhere_stays_as_it_is BEFORE UPDATE ON signed_elsewhere"
        " BEGIN SELECT RAISE(ABORT, 'a statement of signatures is never changed'); END"
    )
    op.execute(
        "CREATE TRIGGER signed_elsewhere_stays BEFORE DELETE ON signed_elsewhere"
        " BEGIN SELECT RAISE(ABORT, 'a statement of signatures is never deleted'); END"
    )
    op.execute(
        "CREATE TRIGGER signed_elsewhere_is_not_signed BEFORE INSERT ON signatures WHEN EXISTS"
        " (SELECT 1 FROM signed_elsewhere WHERE evaluation_id = new.evaluation_id)"
        " BEGIN SELECT RAISE(ABORT, 'this evaluation was signed elsewhere'); END"
    )
