"""Signatures and addenda, the triggers that keep what is signed, and the list of what is not signed yet."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_PARTS = ("answers", "region_findings", "findings", "chosen_techniques", "recommendations")
_REFUSED = "BEGIN SELECT RAISE(ABORT, 'this evaluation is signed'); END"
_OF_OLD = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = old.evaluation_id)"
_OF_NEW = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = new.evaluation_id)"
_OF_OLD_ITSELF = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = old.id)"

_NEXT_PLACE = "(SELECT coalesce(max(place), 0) + 1 FROM TABLE WHERE evaluation_id = new.evaluation_id)"


def upgrade() -> None:
    """Nothing is signed yet."""
    _tables()
    op.execute("ALTER TABLE evaluations ADD COLUMN signed INTEGER DEFAULT 0 NOT NULL")
    op.drop_index("evaluations_unfinished", "evaluations")
    op.drop_index("evaluations_without_reason", "evaluations")
    op.execute("CREATE INDEX evaluations_unsigned ON evaluations (saved_at) WHERE signed = 0")
    op.execute(
        "CREATE TRIGGER evaluations_signed_change BEFORE UPDATE OF id, patient_id, evaluated_on, step_id, started_at,"
        " saved_at, content_version, content_sha256, stance, reason, discussion, plan, protocol_sha256, signed"
        f" ON evaluations WHEN {_OF_OLD_ITSELF} {_REFUSED}"
    )
    op.execute(
        f"CREATE TRIGGER evaluations_signed_delete BEFORE DELETE ON evaluations WHEN {_OF_OLD_ITSELF} {_REFUSED}"
    )
    for table in _PARTS:
        op.execute(f"CREATE TRIGGER {table}_signed_add BEFORE INSERT ON {table} WHEN {_OF_NEW} {_REFUSED}")
        op.execute(
            f"CREATE TRIGGER {table}_signed_change BEFORE UPDATE ON {table} WHEN {_OF_OLD} OR {_OF_NEW} {_REFUSED}"
        )
        op.execute(f"CREATE TRIGGER {table}_signed_delete BEFORE DELETE ON {table} WHEN {_OF_OLD} {_REFUSED}")
    _only_added("signatures", "")
    _only_added("addenda", f"NOT {_OF_NEW} OR ")


def _tables() -> None:
    op.create_table(
        "signatures",
        sa.Column("evaluation_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("printed_name", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("evaluation_id", "place"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "addenda",
        sa.Column("evaluation_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("printed_name", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("evaluation_id", "place"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _only_added(table: str, unless: str) -> None:
    wrong_place = f"{unless}new.place IS NOT {_NEXT_PLACE.replace('TABLE', table)}"
    op.execute(
        f"CREATE TRIGGER {table}_go_on BEFORE INSERT ON {table} WHEN {wrong_place}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never put elsewhere'); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_stay_as_they_are BEFORE UPDATE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never changed'); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_stay BEFORE DELETE ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are never deleted'); END"
    )
