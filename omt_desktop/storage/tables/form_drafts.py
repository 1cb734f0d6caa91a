"""Forms that are half filled in, so that a killed process loses none of it: whose hand, and of which patient."""

from sqlalchemy import Column, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, metadata

form_drafts = Table(
    "form_drafts",
    metadata,
    Column("person_id", Text, primary_key=True),
    # Empty for a patient who is not in the registry yet.
    Column("of_patient", Text, primary_key=True),
    Column("saved_at", Text, nullable=False),
    Column("text", Text, nullable=False),
    **BY_KEY,
)
