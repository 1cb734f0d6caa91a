"""Sessions, what became of them, the calls about them, and what the evaluations recommend now."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from omt_desktop.storage.tables.metadata import BY_KEY, STRICT, evaluation_key, metadata

_NONE = text("''")


def _of_appointment() -> "Column[str]":
    return Column("appointment_id", Text, ForeignKey("appointments.id", ondelete="RESTRICT"), primary_key=True)


appointments = Table(
    "appointments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("minutes", Integer, CheckConstraint("minutes BETWEEN 1 AND 1440"), nullable=False),
    Column("zone", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("series_id", Text, nullable=False),
    Column("evaluation_id", Text, ForeignKey("evaluations.id", ondelete="RESTRICT")),
    Column("booked_on", Text),
    Column("against", Text, nullable=False),
    Column("overlaps", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("booked_at", Text, nullable=False),
    Column("doctor", Text, nullable=False, server_default=_NONE),
    **STRICT,
)
Index("appointments_by_start", appointments.c.start)
Index("appointments_of_patient", appointments.c.patient_id, appointments.c.start)

appointment_changes = Table(
    "appointment_changes",
    metadata,
    _of_appointment(),
    Column("place", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("note", Text, nullable=False),
    **BY_KEY,
)

call_attempts = Table(
    "call_attempts",
    metadata,
    _of_appointment(),
    Column("place", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("next_try", Text),
    Column("note", Text, nullable=False),
    Column("taken_back_at", Text),
    Column("taken_back_by", Text, nullable=False, server_default=_NONE),
    **BY_KEY,
)

call_answers = Table(
    "call_answers",
    metadata,
    _of_appointment(),
    Column("question_id", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    **BY_KEY,
)

standing_outcomes = Table(
    "standing_outcomes",
    metadata,
    evaluation_key(),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), nullable=False),
    Column("evaluated_on", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    **BY_KEY,
)
"""What each evaluation recommended when it was last worked on; made again from its facts, never corrected by hand."""
Index("outcomes_of_patient", standing_outcomes.c.patient_id, standing_outcomes.c.evaluated_on)
