"""Sessions, what became of them, the calls about them, what evaluations recommend now, and what is followed up."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing is booked yet; what an evaluation recommends is kept from when it is next worked on."""
    _appointments()
    _changes()
    _calls()
    _outcomes()
    _follow_ups()


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _foreign(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], ondelete="RESTRICT")


def _appointments() -> None:
    op.create_table(
        "appointments",
        *(_text(name) for name in ("id", "patient_id", "kind", "start")),
        sa.Column("minutes", sa.Integer(), sa.CheckConstraint("minutes BETWEEN 1 AND 1440"), nullable=False),
        *(_text(name) for name in ("zone", "state", "series_id")),
        *(_text(name, null=True) for name in ("evaluation_id", "booked_on")),
        _text("against"),
        sa.Column("overlaps", sa.Integer(), nullable=False),
        _text("note"),
        sa.Column("sequence", sa.Integer(), nullable=False),
        _text("booked_at"),
        sa.PrimaryKeyConstraint("id"),
        _foreign("patient_id", "patients"),
        _foreign("evaluation_id", "evaluations"),
        sqlite_strict=True,
    )
    op.create_index("appointments_by_start", "appointments", ["start"])
    op.create_index("appointments_of_patient", "appointments", ["patient_id", "start"])


def _changes() -> None:
    op.create_table(
        "appointment_changes",
        _text("appointment_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        *(_text(name) for name in ("at", "by", "state", "start")),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _text("note"),
        sa.PrimaryKeyConstraint("appointment_id", "place"),
        _foreign("appointment_id", "appointments"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _calls() -> None:
    op.create_table(
        "call_attempts",
        _text("appointment_id"),
        sa.Column("place", sa.Integer(), nullable=False),
        *(_text(name) for name in ("at", "by", "outcome", "about")),
        _text("next_try", null=True),
        _text("note"),
        sa.PrimaryKeyConstraint("appointment_id", "place"),
        _foreign("appointment_id", "appointments"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "call_answers",
        *(_text(name) for name in ("appointment_id", "question_id", "answer", "at", "by")),
        sa.PrimaryKeyConstraint("appointment_id", "question_id"),
        _foreign("appointment_id", "appointments"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _outcomes() -> None:
    op.create_table(
        "standing_outcomes",
        *(_text(name) for name in ("evaluation_id", "patient_id", "evaluated_on", "outcome", "changed_at")),
        sa.PrimaryKeyConstraint("evaluation_id"),
        _foreign("evaluation_id", "evaluations"),
        _foreign("patient_id", "patients"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("outcomes_of_patient", "standing_outcomes", ["patient_id", "evaluated_on"])


def _follow_ups() -> None:
    op.create_table(
        "follow_ups",
        *(_text(name) for name in ("id", "patient_id", "kind", "subject", "title", "effect", "opened_at")),
        *(_text(name, null=True) for name in ("evaluation_id", "appointment_id", "resolution")),
        _text("who"),
        _text("on_day", null=True),
        _text("note"),
        _text("answered_at", null=True),
        _text("answered_by"),
        sa.PrimaryKeyConstraint("id"),
        _foreign("patient_id", "patients"),
        _foreign("evaluation_id", "evaluations"),
        _foreign("appointment_id", "appointments"),
        sqlite_strict=True,
    )
    op.create_index("follow_ups_open", "follow_ups", ["opened_at"], sqlite_where=sa.text("resolution IS NULL"))
    for of in ("patient", "evaluation", "appointment"):
        op.create_index(f"follow_ups_of_{of}", "follow_ups", [f"{of}_id"])
