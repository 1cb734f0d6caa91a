"""What was brought from other programs, so that a second run of the same file changes nothing."""

from sqlalchemy import Column, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, metadata

brought = Table(
    "brought",
    metadata,
    # What tells the ids of one program from those of another.
    Column("source", Text, primary_key=True),
    Column("source_id", Text, primary_key=True),
    # Our id of the patient, the evaluation or the document.
    Column("our_id", Text, nullable=False),
    # Of a patient: who it was, so that the number of another person is not taken for theirs.
    Column("who", Text, nullable=False),
    **BY_KEY,
)
