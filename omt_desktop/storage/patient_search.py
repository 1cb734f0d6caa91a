"""Finding patients by word beginnings, through an index and never by a scan."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from omt_desktop.storage.tables import evaluations, patient_words, patients

_BEHIND_ALL = "\U0010ffff"
_LAST_EVALUATED = (
    select(func.max(evaluations.c.evaluated_on))
    .where(evaluations.c.patient_id == patients.c.id)
    .scalar_subquery()
    .label("last_evaluated_on")
)
_ROW: Select[Any] = select(
    patients.c.id,
    patients.c.family_name,
    patients.c.given_name,
    patients.c.mrn,
    patients.c.birth_date,
    patients.c.sex,
    patients.c.folded_name,
    _LAST_EVALUATED,
)
_ALL = _ROW.order_by(patients.c.folded_name, patients.c.id).limit(bindparam("most"))


def rows_of_all(connection: Connection, limit: int) -> Sequence[Any]:
    """The first patients by name."""
    return connection.execute(_ALL, {"most": limit}).all()


def rows_with_words(connection: Connection, words: Sequence[str], limit: int) -> Sequence[Any]:
    """Patients who have for every given beginning a word that begins so, by name.

    The longest beginning, which matches fewest, leads through the index; the others are looked for in its rows. Where
    it matches very many, the first by the matching word are taken: typing on narrows them.
    """
    leading, *others = sorted(words, key=len, reverse=True)
    sought = {f"word{place}": f" {word}" for place, word in enumerate(others)}
    # Several words of one patient may match the leading one, so more rows are asked for than are shown.
    values = {"from_word": leading, "to_word": leading + _BEHIND_ALL, "most": 4 * limit, **sought}
    found = {row.id: row for row in connection.execute(_with_words(len(others)), values)}
    return sorted(found.values(), key=lambda row: (row.folded_name, row.id))[:limit]


@cache
def _with_words(others: int) -> Select[Any]:
    """The search for a leading word and so many others; made once, because typing is felt."""
    lead = patient_words.alias()
    statement = _ROW.join(lead, lead.c.patient_id == patients.c.id)
    statement = statement.where(lead.c.word >= bindparam("from_word"), lead.c.word < bindparam("to_word"))
    for place in range(others):
        statement = statement.where(func.instr(lead.c.folded_name, bindparam(f"word{place}")) > 0)
    return statement.order_by(lead.c.word, lead.c.folded_name).limit(bindparam("most"))
