"""What is followed up until somebody has answered for it."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from omt_desktop.storage.tables.metadata import STRICT, metadata

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("effect", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("evaluation_id", Text, ForeignKey("evaluations.id", ondelete="RESTRICT")),
    Column("appointment_id", Text, ForeignKey("appointments.id", ondelete="RESTRICT")),
    Column("resolution", Text),
    Column("who", Text, nullable=False),
    Column("on_day", Text),
    Column("note", Text, nullable=False),
    Column("answered_at", Text),
    Column("answered_by", Text, nullable=False),
    **STRICT,
)
IS_OPEN = follow_ups.c.resolution.is_(None)
Index("follow_ups_open", follow_ups.c.opened_at, sqlite_where=IS_OPEN)
Index("follow_ups_of_patient", follow_ups.c.patient_id)
Index("follow_ups_of_evaluation", follow_ups.c.evaluation_id)
Index("follow_ups_of_appointment", follow_ups.c.appointment_id)
