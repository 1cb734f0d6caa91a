"""Patients: thin rows for lists, what is seldom read apart, what they are found by, and records that were joined."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from omt_desktop.storage.tables.metadata import BY_KEY, STRICT, metadata

_NONE = text("''")


def _patient(name: str = "patient_id", *, primary_key: bool = False) -> "Column[str]":
    patient = ForeignKey("patients.id", ondelete="RESTRICT")
    return Column(name, Text, patient, primary_key=primary_key, nullable=False)


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
    Column("preferred_name", Text, nullable=False, server_default=_NONE),
    Column("town", Text, nullable=False, server_default=_NONE),
    Column("folded_town", Text, nullable=False, server_default=_NONE),
    Column("inactive", Integer, nullable=False, server_default=text("0")),
    Column("last_evaluated_on", Text, nullable=False, server_default=_NONE),
    Column("merged_into", Text, ForeignKey("patients.id", ondelete="RESTRICT")),
    **STRICT,
)
"""`birth_date` is as much of it as is known: 1954, 1954-03 or 1954-03-02. Triggers keep `last_evaluated_on`."""
_LISTED: dict[str, Any] = {"sqlite_where": text("merged_into IS NULL")}
"""Not joined to another: the condition of every list, written as SQLAlchemy writes `merged_into.is_(None)`."""
_BY_NAME = (patients.c.folded_name, patients.c.id)
Index("patients_by_name", *_BY_NAME, patients.c.last_evaluated_on, patients.c.inactive, **_LISTED)
Index("patients_by_visit", patients.c.last_evaluated_on, *_BY_NAME, patients.c.inactive, **_LISTED)
Index("patients_by_town", patients.c.folded_town, *_BY_NAME, **_LISTED)
Index("patients_by_birth", patients.c.birth_date, *_BY_NAME, **_LISTED)
Index("patients_counted", patients.c.inactive, patients.c.last_evaluated_on, **_LISTED)
Index("patients_joined", patients.c.merged_into, sqlite_where=text("merged_into IS NOT NULL"))

patient_details = Table(
    "patient_details",
    metadata,
    _patient(primary_key=True),
    Column("former_name", Text, nullable=False),
    Column("gender", Text, nullable=False),
    Column("phones", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("guardian", Text, nullable=False),
    Column("emergency", Text, nullable=False),
    Column("referrer", Text, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("handedness", Text, nullable=False),
    Column("alerts", Text, nullable=False),
    Column("note", Text, nullable=False),
    **BY_KEY,
)
"""A row only for a patient of whom any of it is recorded. Phones, address, people and alerts are JSON."""

patient_words = Table(
    "patient_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("folded_name", Text, primary_key=True),
    Column("patient_id", Text, ForeignKey("patients.id", ondelete="RESTRICT"), primary_key=True),
    **BY_KEY,
)
Index("words_of_patient", patient_words.c.patient_id, patient_words.c.word)

patient_phones = Table(
    "patient_phones",
    metadata,
    Column("digits", Text, primary_key=True),
    _patient(primary_key=True),
    **BY_KEY,
)
Index("phones_of_patient", patient_phones.c.patient_id)

patient_merges = Table(
    "patient_merges",
    metadata,
    Column("id", Text, primary_key=True),
    _patient("kept_id"),
    _patient("joined_id"),
    Column("merged_at", Text, nullable=False),
    Column("undone_at", Text, nullable=False),
    Column("before", Text, nullable=False),
    **BY_KEY,
)
"""Each joining of two records, with what it changed (`before`, JSON), so that it can be taken back."""
