"""What the practice has set, by key."""

from sqlalchemy import Column, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, metadata

practice_settings = Table(
    "practice_settings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    **BY_KEY,
)
