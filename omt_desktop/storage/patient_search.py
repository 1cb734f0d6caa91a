"""Finding patients through indexes and never by a scan: by word beginnings, by birth date, by digits of a phone."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Subquery, bindparam, func, select

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.storage.patient_rows import IDENTITY, identity_from
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.reader import Reader
from omt_desktop.storage.rows_on_demand import RowsOnDemand
from omt_desktop.storage.tables import patient_phones, patient_words, patients
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_query import PatientQuery, PatientView

_BEHIND_ALL = "\U0010ffff"
LISTED = (
    *IDENTITY, patients.c.last_evaluated_on, patients.c.town, patients.c.inactive, patients.c.folded_name,
    patients.c.folded_town,
)  # fmt: skip
"""The columns of a row of the list, after those of the identity."""
OF_ITS_OWN = patients.c.merged_into.is_(None)
"""Not joined to another record; the indexes of the list hold only these."""
_LEADS = 4
"""A name of so many letters leads the search before a year does."""
_BIRTH_FORMS = 6
"""Two days, the months they lie in and the years."""
Shape = tuple[bool, bool, bool]
"""Which of its three conditions a view has; each shape is a statement of its own."""


def row_from(row: Any) -> PatientRow:
    """The line of the list, from a row of LISTED."""
    last, town, inactive, folded_name, folded_town = row[7:12]
    return PatientRow(identity_from(row), last or None, town, bool(inactive), folded_name, folded_town)


def matching(reader: Reader, query: PatientQuery, view: PatientView, limit: int) -> Sequence[PatientRow]:
    """The first patients by name that the query finds among those of the view.

    Where a beginning matches very many, the first by the matching word are taken: typing on narrows them.
    """
    values = {"more": 4 * limit, **values_of(view, limit)}
    found = list(_searches(reader, query, shape_of(view), values))
    if len(found) == 1 and found[0][1]:
        return RowsOnDemand(found[0][0], row_from)
    each = {row[0]: row for rows, _ in found for row in rows}
    return RowsOnDemand(sorted(each.values(), key=_by_name)[:limit], row_from)


def _by_name(row: Any) -> tuple[str, str]:
    return row[10], row[0]


def shape_of(view: PatientView) -> Shape:
    """Which conditions the view has."""
    return (view.active_only, view.seen_since is not None, view.never_seen)


def values_of(view: PatientView, most: int) -> dict[str, Any]:
    """The values of the view's conditions, and how many rows are wanted."""
    return {"most": most, "seen_since": view.seen_since.isoformat() if view.seen_since else ""}


def conditions(shape: Shape) -> Iterator[ColumnElement[bool]]:
    """Those of a view."""
    active_only, seen_since, never_seen = shape
    yield OF_ITS_OWN
    if active_only:
        yield patients.c.inactive == 0
    if seen_since:
        yield patients.c.last_evaluated_on >= bindparam("seen_since")
    if never_seen:
        yield patients.c.last_evaluated_on == ""


def _searches(
    reader: Reader, query: PatientQuery, shape: Shape, values: dict[str, Any]
) -> Iterator[tuple[list[Any], bool]]:
    """The rows of each search that the query takes, and whether they are by name and no more than wanted already."""
    year, names = query.year, query.names
    # A year is sought in the rows of a name; alone, or beside a letter or two, it leads to those born in it.
    year_leads = year is not None and max(map(len, names), default=0) < _LEADS
    if query.births or year_leads:
        for low, high, exact in _birth_spans(query):
            given = {"low": low, "high": high, **{f"exact{n}": day for n, day in enumerate(exact)}, **_words(names)}
            yield reader.rows(_by_birth(len(names), bool(exact), shape), **values, **given), False
    if query.words and not query.births:
        # The longest beginning, which matches fewest, leads through the index; the others are sought in its rows.
        lead = max(query.words if year_leads else names, key=len)
        others = [word for word in query.words if word != lead]
        span = {"low": lead, "high": lead + _BEHIND_ALL}
        yield reader.rows(_by_words(len(others), shape), **values, **span, **_words(others)), True
    if query.digits:
        beside = [word for word in query.words if not word.isdecimal()]
        span = {"low": query.digits, "high": query.digits + _BEHIND_ALL}
        yield reader.rows(_by_phone(len(beside), shape), **values, **span, **_words(beside)), False


def _words(sought: Sequence[str]) -> dict[str, str]:
    return {f"word{place}": f" {word}" for place, word in enumerate(sought)}


def _birth_spans(query: PatientQuery) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What to read of the index of birth dates: a span of it (empty for none), and dates that stand there as such.

    Whoever is known to be born in a year may be born on any day of it, and is found by every one of them.
    """
    days = [str(day) for day in query.births if isinstance(day, date)]
    if days:
        forms = dict.fromkeys(form for day in days for form in (day, day[:7], day[:4]))
        yield "", "", (*forms, *[""] * _BIRTH_FORMS)[:_BIRTH_FORMS]
    for part in (*query.births, query.year):
        if isinstance(part, PartialDate):
            yield str(part), str(part) + _BEHIND_ALL, ()
            if part.month is not None:
                yield "", "", (str(part)[:4], *[""] * _BIRTH_FORMS)[:_BIRTH_FORMS]


def _sought(folded_name: ColumnElement[str], words: int) -> Iterator[ColumnElement[bool]]:
    for place in range(words):
        yield func.instr(folded_name, bindparam(f"word{place}")) > 0


@cache
def _by_words(others: int, shape: Shape) -> Prepared:
    word = patient_words
    inner = select(word.c.folded_name, word.c.patient_id)
    if any(shape):
        inner = inner.join(patients, patients.c.id == word.c.patient_id).where(*conditions(shape))
    inner = inner.where(word.c.word >= bindparam("low"), word.c.word < bindparam("high"))
    inner = inner.where(*_sought(word.c.folded_name, others))
    first = inner.order_by(word.c.word, word.c.folded_name).limit(bindparam("more")).subquery()
    return _outer(_each_once(first))


def _each_once(first: Subquery) -> Subquery:
    """Several words of one patient may match the leading beginning."""
    each = select(first.c.folded_name, first.c.patient_id).distinct()
    return each.order_by(first.c.folded_name, first.c.patient_id).limit(bindparam("most")).subquery()


def _outer(found: Subquery) -> Prepared:
    statement = select(*LISTED).join_from(found, patients, patients.c.id == found.c.patient_id)
    return Prepared(statement.order_by(found.c.folded_name, found.c.patient_id))


@cache
def _by_birth(words: int, exact: bool, shape: Shape) -> Prepared:
    born = patients.c.birth_date
    within: ColumnElement[bool]
    if exact:
        within = born.in_([bindparam(f"exact{n}") for n in range(_BIRTH_FORMS)])
    else:
        within = (born >= bindparam("low")) & (born < bindparam("high"))
    statement = select(*LISTED).where(within, *conditions(shape), *_sought(patients.c.folded_name, words))
    return Prepared(statement.order_by(born, patients.c.folded_name, patients.c.id).limit(bindparam("most")))


@cache
def _by_phone(words: int, shape: Shape) -> Prepared:
    phone = patient_phones
    statement = select(*LISTED).join_from(phone, patients, patients.c.id == phone.c.patient_id)
    statement = statement.where(phone.c.digits >= bindparam("low"), phone.c.digits < bindparam("high"))
    statement = statement.where(*conditions(shape), *_sought(patients.c.folded_name, words))
    return Prepared(statement.order_by(phone.c.digits, phone.c.patient_id).limit(bindparam("more")))
