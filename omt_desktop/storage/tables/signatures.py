"""Who signed an evaluation, when and as what; and the addenda written after that. Rows are only ever added.

What a file said of signatures given elsewhere stands apart: it is a statement, and proves nothing here.
"""

from sqlalchemy import Column, Integer, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, evaluation_key, metadata

signatures = Table(
    "signatures",
    metadata,
    evaluation_key(),
    Column("place", Integer, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("printed_name", Text, nullable=False),
    Column("meaning", Text, nullable=False),
    Column("signed_at", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    **BY_KEY,
)

addenda = Table(
    "addenda",
    metadata,
    evaluation_key(),
    Column("place", Integer, primary_key=True),
    Column("person_id", Text, nullable=False),
    Column("printed_name", Text, nullable=False),
    Column("written_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("content_sha256", Text, nullable=False),
    **BY_KEY,
)

signed_elsewhere = Table(
    "signed_elsewhere",
    metadata,
    evaluation_key(),
    Column("said", Text, nullable=False),
    **BY_KEY,
)
"""JSON (signed_statement), only for evaluations that were brought in with it."""

signed_patients = Table(
    "signed_patients",
    metadata,
    evaluation_key(),
    Column("family_name", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("mrn", Text, nullable=False),
    Column("birth_date", Text),
    Column("sex", Text),
    **BY_KEY,
)
"""Whom a signed evaluation names, as the registry had it at the first signature."""
