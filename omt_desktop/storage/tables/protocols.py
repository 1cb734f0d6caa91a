"""Every version of the doctor's own protocol."""

from sqlalchemy import Column, Integer, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, metadata

protocols = Table(
    "protocols",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    **BY_KEY,
)
