"""The code of a whole record, kept current row by row, which the audit trail keeps with each change of the record.

SQLCipher's own check sees a changed page, but not an old copy of a page put back, nor a row that was edited or deleted
with the data key at hand. So each line of the trail carries a code of the record as it is after the change:

    row code    = HMAC-SHA256(key, "row/1" 0 ‖ canonical JSON of [table, columns with values])       as a number
    record code = HMAC-SHA256(key, "record/1" 0 ‖ record id ‖ time of the change ‖ sum of its row codes mod 2^256)

A keystroke changes one row: one row code leaves the sum and one joins it, so that saving costs the same however long
the record is; a hash over all rows would cost some 300 times that. The sum does not depend on an order, and each row
stands in it once, because table and primary key are part of what is coded. Sums of keyed codes could be combined by
somebody who sees many of them; nobody does: only the record code is written down, and it is keyed once more.

The numbers of the rows stay in memory while the record is open. What a save did not reach is therefore still counted as
it was, so that a row edited behind our back is not taken over by the next save: the code no longer fits the file.
"""

import hmac
from collections.abc import Mapping
from typing import Any, TypeAlias

from omt_desktop.storage.canonical import canonical

_ROW, _RECORD = b"row/1\0", b"record/1\0"
_MODULUS = 1 << 256
Place: TypeAlias = tuple[str, ...]
"""A table's name and the rest of a row's primary key."""


class RecordCode:
    """The row codes of one record. A copy takes the changes of a transaction and is kept if it is committed."""

    def __init__(self, key: bytes, record_id: str, rows: Mapping[Place, int] | None = None, total: int = 0) -> None:
        self._key = key
        self._record_id = record_id
        self._rows = dict(rows or {})
        self._total = total

    def copy(self) -> "RecordCode":
        """The same codes, to be changed on their own."""
        return RecordCode(self._key, self._record_id, self._rows, self._total)

    def put(self, place: Place, row: Mapping[str, Any]) -> None:
        """The row at this place holds these values now, by column.

        A column without a value is left out, so that a column added later leaves old codes as they are.
        """
        held = {name: value for name, value in row.items() if value is not None}
        said = canonical([place[0], held])
        number = int.from_bytes(hmac.digest(self._key, _ROW + said.encode(), "sha256"), "big")
        self._total = (self._total - self._rows.get(place, 0) + number) % _MODULUS
        self._rows[place] = number

    def drop(self, place: Place) -> None:
        """There is no row at this place any more."""
        self._total = (self._total - self._rows.pop(place, 0)) % _MODULUS

    def drop_all_of(self, table: str) -> None:
        """There is no row in this table any more."""
        for place in [place for place in self._rows if place[0] == table]:
            self.drop(place)

    def sealed(self, changed_at: str) -> bytes:
        """The code of the record as it is, last changed at this moment."""
        said = canonical([self._record_id, changed_at])
        return hmac.digest(self._key, _RECORD + said.encode() + self._total.to_bytes(32, "big"), "sha256")
