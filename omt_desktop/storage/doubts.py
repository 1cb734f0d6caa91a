"""Whether an evaluation is what the audit trail last told of it."""

from typing import Any

from sqlalchemy import Connection, select

from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.tables import audit

NOT_AS_TOLD = (
    "This evaluation is not what the audit trail last recorded: a row of it was changed, deleted or put back to an "
    "older state outside the program. It is shown, and nothing of it can be changed or signed. Compare it with a "
    "backup."
)


def doubt_about(connection: Connection, row: Any, code: RecordCode) -> str:
    """Empty where the evaluation fits the line of the trail that it names, a sentence otherwise.

    That line could itself be of an older state, put back together with all the rest: the whole check of the trail and
    the anchors see that.
    """
    told = select(audit.c.code).where(audit.c.seq == row.audit_seq, audit.c.subject_id == row.id)
    return "" if connection.execute(told).scalar() == code.sealed(row.saved_at) else NOT_AS_TOLD
