"""Patients, and the words they are found by."""

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, STRICT, metadata

patients = Table(
    "patients",
    metadata,
    Column("id", Text, primary_key=True),
    Column("family_name", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("mrn", Text, nullable=False),
    Column("birth_date", Text),
    Column("sex", Text),
    Column("folded_name", Text, nullable=False),
    **STRICT,
)
Index("patients_by_name", patients.c.folded_name, patients.c.id)

patient_words = Table(
    "patient_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("folded_name", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), primary_key=True),
    **BY_KEY,
)
Index("words_of_patient", patient_words.c.patient_id, patient_words.c.word)
