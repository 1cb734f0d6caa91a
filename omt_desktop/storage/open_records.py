"""What is known of the evaluations that were loaded or begun since the practice was opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from omt_desktop.storage.doubts import doubt_about
from omt_desktop.storage.evaluation_rows import HEAD, StoredParts, code_of
from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.tables import evaluations, recommendations, signed_elsewhere
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.signed_elsewhere import CLOSED

_OWN_ROW = (evaluations.name,)


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """An evaluation as the database holds it."""

    patient_id: str
    head: Mapping[str, Any]
    """The content of its own row."""
    code: RecordCode
    snapshot: str
    """The recommendation that its decision stands on; empty for none."""
    doubt: str = ""
    """Why it must not be written to, as a sentence."""
    elsewhere: bool = False
    """Whether it was brought in as signed elsewhere: then it stays as it came."""


class OpenRecords:
    """Every open evaluation by its id. Only what was opened here can be saved."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._open: dict[str, OpenRecord] = {}

    def taken_in(self, connection: Connection, row: Any, parts: StoredParts) -> OpenRecord:
        """The evaluation as it stands in these rows is open from now on; `row` is that of `evaluations`."""
        kept = parts[recommendations.name]
        head, code = {name: getattr(row, name) for name in HEAD}, code_of(self._key, row, parts)
        doubt = doubt_about(connection, row, code)
        elsewhere = bool(parts[signed_elsewhere.name])
        found = OpenRecord(row.patient_id, head, code, kept[0].snapshot if kept else "", doubt, elsewhere)
        self._open[row.id] = found
        return found

    def begun(self, head: Mapping[str, Any]) -> OpenRecord:
        """A new evaluation with this row, which is open once it is kept."""
        code = RecordCode(self._key, head["id"])
        code.put(_OWN_ROW, head)
        return OpenRecord(head["patient_id"], head, code, "")

    def get(self, record_id: str) -> OpenRecord:
        """The open evaluation; NotSaved where it was not opened here, or is not what the trail told of it."""
        found = self._open.get(record_id)
        if found is None:
            raise not_this_patients()
        if found.doubt:
            raise NotSaved(found.doubt)
        if found.elsewhere:
            raise NotSaved(CLOSED)
        return found

    def keep(self, record_id: str, record: OpenRecord) -> None:
        """The database holds it like this from now on: called after the commit."""
        self._open[record_id] = record


def with_head(record: OpenRecord, code: RecordCode, columns: Mapping[str, Any]) -> Mapping[str, Any]:
    """The content of the evaluation's own row with these columns changed; `code` takes part."""
    head = {**record.head, **columns}
    code.put(_OWN_ROW, head)
    return head


def not_this_patients() -> NotSaved:
    """What keeps an evaluation from being saved under another patient."""
    return NotSaved(
        "This evaluation no longer belongs to this patient in the practice database. Your text is kept here. "
        "Export it, then open the patient again."
    )
