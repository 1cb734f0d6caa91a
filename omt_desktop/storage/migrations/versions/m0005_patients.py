"""What a practice knows of a patient, the ways to list and to find one, and records that are joined as one person."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_LATEST = """
UPDATE patients SET last_evaluated_on = coalesce((
  SELECT max(evaluated_on) FROM evaluations WHERE patient_id IN (
    SELECT one.id FROM patients AS one WHERE one.id = patients.id
    UNION ALL SELECT one.id FROM patients AS one WHERE one.merged_into = patients.id)), '')"""
_NEW = """
CREATE TRIGGER last_visit_of_new AFTER INSERT ON evaluations BEGIN
  UPDATE patients SET last_evaluated_on = new.evaluated_on
  WHERE id = (SELECT coalesce(merged_into, id) FROM patients WHERE id = new.patient_id)
  AND last_evaluated_on < new.evaluated_on;
END"""
_CHANGED = """
CREATE TRIGGER last_visit_of_changed AFTER UPDATE OF evaluated_on ON evaluations
WHEN new.evaluated_on IS NOT old.evaluated_on BEGIN
  UPDATE patients SET last_evaluated_on = coalesce((
    SELECT max(evaluated_on) FROM evaluations WHERE patient_id IN (
      SELECT one.id FROM patients AS one WHERE one.id = patients.id
      UNION ALL SELECT one.id FROM patients AS one WHERE one.merged_into = patients.id)), '')
  WHERE id = (SELECT coalesce(merged_into, id) FROM patients WHERE id = new.patient_id);
END"""
_DELETED = """
CREATE TRIGGER last_visit_of_deleted AFTER DELETE ON evaluations BEGIN
  UPDATE patients SET last_evaluated_on = coalesce((
    SELECT max(evaluated_on) FROM evaluations WHERE patient_id IN (
      SELECT one.id FROM patients AS one WHERE one.id = patients.id
      UNION ALL SELECT one.id FROM patients AS one WHERE one.merged_into = patients.id)), '')
  WHERE id = (SELECT coalesce(merged_into, id) FROM patients WHERE id = old.patient_id);
END"""


def upgrade() -> None:
    """The birth date joins what further words are sought in; the last visit is read from the evaluations."""
    _patients()
    _details()
    _joined()
    _last_visit()


def _patients() -> None:
    for column in ("preferred_name", "town", "folded_town"):
        op.execute(f"ALTER TABLE patients ADD COLUMN {column} TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE patients ADD COLUMN inactive INTEGER DEFAULT 0 NOT NULL")
    op.execute("ALTER TABLE patients ADD COLUMN last_evaluated_on TEXT DEFAULT '' NOT NULL")
    op.execute("ALTER TABLE patients ADD COLUMN merged_into TEXT REFERENCES patients (id) ON DELETE RESTRICT")
    op.execute(
        "UPDATE patient_words SET folded_name = folded_name || ' ' || (SELECT birth_date FROM patients WHERE id ="
        " patient_id) WHERE (SELECT birth_date FROM patients WHERE id = patient_id) IS NOT NULL"
    )
    op.execute("UPDATE patients SET folded_name = folded_name || ' ' || birth_date WHERE birth_date IS NOT NULL")
    op.drop_index("patients_by_name", "patients")
    by_name = ["folded_name", "id"]
    for name, columns in (
        ("patients_by_name", [*by_name, "last_evaluated_on", "inactive"]),
        ("patients_by_visit", ["last_evaluated_on", *by_name, "inactive"]),
        ("patients_by_town", ["folded_town", *by_name]),
        ("patients_by_birth", ["birth_date", *by_name]),
    ):
        op.create_index(name, "patients", columns, sqlite_where=sa.text("merged_into IS NULL"))
    op.create_index("patients_joined", "patients", ["merged_into"], sqlite_where=sa.text("merged_into IS NOT NULL"))


def _details() -> None:
    texts = (
        "former_name", "gender", "phones", "email", "address", "guardian", "emergency", "referrer", "occupation",
        "handedness", "alerts", "note",
    )  # fmt: skip
    op.create_table(
        "patient_details",
        sa.Column("patient_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("patient_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "patient_phones",
        sa.Column("digits", sa.Text(), nullable=False),
        sa.Column("patient_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("digits", "patient_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("phones_of_patient", "patient_phones", ["patient_id"])


def _joined() -> None:
    op.create_table(
        "patient_merges",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.Text(), nullable=False),
        sa.Column("joined_id", sa.Text(), nullable=False),
        sa.Column("merged_at", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["kept_id"], ["patients.id"], ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["joined_id"], ["patients.id"], ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _last_visit() -> None:
    for statement in (_LATEST, _NEW, _CHANGED, _DELETED):
        op.execute(statement)
