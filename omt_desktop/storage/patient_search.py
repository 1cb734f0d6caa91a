"""Finding patients by word beginnings, through an index and never by a scan."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from omt_desktop.storage.tables import evaluations, patient_words, patients

_BEHIND_ALL = "\U0010ffff"
_LAST_EVALUATED = (
    select(func.max(evaluations.c.evaluated_on))
    .where(evaluations.c.patient_id == patients.c.id)
    .scalar_subquery()
    .label("last_evaluated_on")
)
_ROW: Select[Any] = select(patients, _LAST_EVALUATED)


def rows_of_all(connection: Connection, limit: int) -> Sequence[Any]:
    """The first patients by name."""
    return connection.execute(_ROW.order_by(patients.c.folded_name, patients.c.id).limit(limit)).all()


def rows_with_words(connection: Connection, words: Sequence[str], limit: int) -> Sequence[Any]:
    """Patients who have for every given beginning a word that begins so, by the word that matched, then by name.

    The longest beginning, which matches fewest, leads through the index; the others are looked for in its rows.
    """
    leading, *others = sorted(words, key=len, reverse=True)
    lead = patient_words.alias()
    statement = _ROW.join(lead, lead.c.patient_id == patients.c.id)
    statement = statement.where(lead.c.word >= leading, lead.c.word < leading + _BEHIND_ALL)
    for word in others:
        statement = statement.where(func.instr(lead.c.folded_name, f" {word}") > 0)
    # Two words of one patient may match the leading one, so twice as many rows are asked for before doubles go.
    found = connection.execute(statement.order_by(lead.c.word, lead.c.folded_name).limit(2 * limit)).all()
    return list({row.id: row for row in found}.values())[:limit]
