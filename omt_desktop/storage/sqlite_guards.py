"""Triggers that keep what must not change (SQLite only). They hold because every connection has recursive_triggers=ON.

Without that setting INSERT OR REPLACE deletes the old row past every BEFORE DELETE trigger.
"""

AUDIT_GUARDS = (
    (
        "CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit"
        " WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)"
        " BEGIN SELECT RAISE(ABORT, 'the audit trail only goes on'); END"
    ),
    (
        "CREATE TRIGGER audit_stays_as_it_is BEFORE UPDATE ON audit"
        " BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END"
    ),
    "CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is never cut'); END",
)
"""A row gets the next number, and then stays."""
GUARDS = AUDIT_GUARDS
"""All of them, for a new practice; a migration brings its own copy."""
