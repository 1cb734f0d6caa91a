"""The people of the practice: who may sign in, and as what. Who was removed stays, so that the trail can name them."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from omt_desktop.storage.tables.metadata import BY_KEY, metadata

people = Table(
    "people",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("administers", Integer, CheckConstraint("administers IN (0, 1)"), nullable=False),
    Column("added_at", Text, nullable=False),
    Column("removed_at", Text),
    **BY_KEY,
)
