"""What all tables share: one list of them, and the two kinds of strict table."""

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, Text

metadata = MetaData()
STRICT: dict[str, Any] = {"sqlite_strict": True}
BY_KEY: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""Strict, and stored in the order of the primary key."""


def evaluation_key() -> "Column[str]":
    """The evaluation that a row belongs to, as the first column of its primary key."""
    return Column("evaluation_id", Text, ForeignKey("evaluations.id", ondelete="RESTRICT"), primary_key=True)
