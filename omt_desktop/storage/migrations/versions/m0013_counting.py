"""A narrow index by which the patients of a large practice are counted at once."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Counting walked through the index of names, which is ten times as long."""
    columns = ["inactive", "last_evaluated_on"]
    op.create_index("patients_counted", "patients", columns, sqlite_where=sa.text("merged_into IS NULL"))
