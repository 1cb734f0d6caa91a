"""Triggers that keep what must not change (SQLite only). They hold because every connection has recursive_triggers=ON.

Without that setting INSERT OR REPLACE deletes the old row past every BEFORE DELETE trigger.
"""

AUDIT_GUARDS = (
    ("CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1"
    " FROM audit) BEGIN SELECT RAISE(ABORT, 'the audit trail only goes on'); END"),
    ("CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit"
    " BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END"),
    "CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is never cut'); END",
)  # fmt: skip
"""A row gets the next number, and then stays."""
CONTENT_COLUMNS = (
    "id, patient_id, evaluated_on, step_id, started_at, saved_at, content_version, content_sha256, stance, reason,"
    " discussion, plan, protocol_sha256, signed"
)
"""The columns of an evaluation that no longer change once it is signed: all but the line of the trail it names."""
_PARTS = ("answers", "region_findings", "findings", "chosen_techniques", "recommendations")
_REFUSED = "BEGIN SELECT RAISE(ABORT, 'this evaluation is signed'); END"
_OF_OLD = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = old.evaluation_id)"
_OF_NEW = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = new.evaluation_id)"
_OF_OLD_ITSELF = "EXISTS (SELECT 1 FROM signatures WHERE evaluation_id = old.id)"
_NEXT_PLACE = "(SELECT coalesce(max(place), 0) + 1 FROM TABLE WHERE evaluation_id = new.evaluation_id)"


def _kept_as_signed(table: str) -> tuple[str, ...]:
    return (
        f"CREATE TRIGGER {table}_signed_add BEFORE INSERT ON {table} WHEN {_OF_NEW} {_REFUSED}",
        f"CREATE TRIGGER {table}_signed_change BEFORE UPDATE ON {table} WHEN {_OF_OLD} OR {_OF_NEW} {_REFUSED}",
        f"CREATE TRIGGER {table}_signed_delete BEFORE DELETE ON {table} WHEN {_OF_OLD} {_REFUSED}",
    )


def _only_added(table: str, unless: str) -> tuple[str, ...]:
    wrong_place = f"{unless}new.place IS NOT {_NEXT_PLACE.replace('TABLE', table)}"
    before = f"CREATE TRIGGER {table}"
    return (
        f"{before}_go_on BEFORE INSERT ON {table} WHEN {wrong_place} {_never(table, 'put elsewhere')}",
        f"{before}_stay_as_they_are BEFORE UPDATE ON {table} {_never(table, 'changed')}",
        f"{before}_stay BEFORE DELETE ON {table} {_never(table, 'deleted')}",
    )


def _never(table: str, done: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{table} are never {done}'); END"


SIGNED_PATIENT_GUARDS = (
    f"CREATE TRIGGER signed_patients_first BEFORE INSERT ON signed_patients WHEN {_OF_NEW} {_REFUSED}",
    (
        "CREATE TRIGGER signed_patients_stay_as_they_are BEFORE UPDATE ON signed_patients "
        f"{_never('signed_patients', 'changed')}"
    ),
    f"CREATE TRIGGER signed_patients_stay BEFORE DELETE ON signed_patients {_never('signed_patients', 'deleted')}",
)
"""Whom a signed evaluation names is written down before the first signature, and then stays."""
SIGNED_GUARDS = (
    (f"CREATE TRIGGER evaluations_signed_change BEFORE UPDATE OF {CONTENT_COLUMNS} ON evaluations WHEN {_OF_OLD_ITSELF}"
    f" {_REFUSED}"),
    f"CREATE TRIGGER evaluations_signed_delete BEFORE DELETE ON evaluations WHEN {_OF_OLD_ITSELF} {_REFUSED}",
    *(guard for table in _PARTS for guard in _kept_as_signed(table)),
    *_only_added("signatures", ""),
    *_only_added("addenda", f"NOT {_OF_NEW} OR "),
)  # fmt: skip
"""Nothing of a signed evaluation is changed, deleted or added but further signatures and addenda."""
ELSEWHERE_GUARDS = (
    (
        "CREATE TRIGGER signed_elsewhere_stays_as_it_is BEFORE UPDATE ON signed_elsewhere"
        " BEGIN SELECT RAISE(ABORT, 'a statement of signatures is never changed'); END"
    ),
    (
        "CREATE TRIGGER signed_elsewhere_stays BEFORE DELETE ON signed_elsewhere"
        " BEGIN SELECT RAISE(ABORT, 'a statement of signatures is never deleted'); END"
    ),
    (
        "CREATE TRIGGER signed_elsewhere_is_not_signed BEFORE INSERT ON signatures WHEN EXISTS"
        " (SELECT 1 FROM signed_elsewhere WHERE evaluation_id = new.evaluation_id)"
        " BEGIN SELECT RAISE(ABORT, 'this evaluation was signed elsewhere'); END"
    ),
)
"""What a file said of signatures stays as it was said, and what carries it is never signed here."""
DOCUMENT_GUARDS = (
    (
        "CREATE TRIGGER documents_stay_as_they_are BEFORE UPDATE OF"
        " id, evaluation_id, kind, name, media_type, sha256, added_at, added_by, bytes ON documents"
        " BEGIN SELECT RAISE(ABORT, 'a document is never changed'); END"
    ),
    (
        "CREATE TRIGGER documents_stay BEFORE DELETE ON documents"
        " BEGIN SELECT RAISE(ABORT, 'a document is never removed'); END"
    ),
    (
        "CREATE TRIGGER documents_are_new BEFORE INSERT ON documents WHEN EXISTS"
        " (SELECT 1 FROM documents WHERE id = new.id)"
        " BEGIN SELECT RAISE(ABORT, 'a document is never replaced'); END"
    ),
)
"""A document stays as it was added. Only its patient may change, when two entries of one person are joined."""
GUARDS = AUDIT_GUARDS + SIGNED_GUARDS + SIGNED_PATIENT_GUARDS + ELSEWHERE_GUARDS + DOCUMENT_GUARDS
"""All of them, for a new practice; a migration brings its own copy."""
