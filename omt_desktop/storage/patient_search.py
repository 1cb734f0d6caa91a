"""Finding patients through indexes and never by a scan: by word beginnings, by birth date, by digits of a phone."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_NAME = (patients.c.folded_name, patients.c.id)
_IDS = func.json_each(bindparam("ids")).table_valued("value")
_OF_IDS = Prepared(select(*LISTED).where(patients.c.id.in_(select(_IDS.c.value))))
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

    Where a beginning matches very many, the first by the matching word are taken: typing on narrows them. Where several
    searches are needed, they tell names only, from their indexes, so that no more rows are read than are shown; phones
    are sought while there is room.
    """
    searches, values = list(_searches(query)), values_of(view, limit)
    if len(searches) == 1:
        search = searches[0]
        rows = reader.rows(search.statement(shape_of(view), whole=True), **values, **search.given)
        return RowsOnDemand(rows if search.by_name else sorted(rows, key=_by_name), row_from)
    names: dict[str, str] = {}
    for search in searches:
        if len(names) < limit or not search.by_phone:
            found = reader.rows(search.statement(shape_of(view), whole=False), **values, **search.given)
            names.update((patient_id, name) for name, patient_id in found)
    first = sorted((name, patient_id) for patient_id, name in names.items())[:limit]
    rows = reader.rows(_OF_IDS, ids=json.dumps([patient_id for _, patient_id in first])) if first else []
    return RowsOnDemand(sorted(rows, key=_by_name), row_from)


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


@dataclass(frozen=True, slots=True)
class _Search:
    """One way to what was typed: `make` gives its statement for so many further words, whole rows or names only."""

    make: Callable[[int, Shape, bool], Prepared]
    words: int
    given: Mapping[str, str]
    by_name: bool = False
    """Whether its rows are in the order of names."""
    by_phone: bool = False

    def statement(self, shape: Shape, *, whole: bool) -> Prepared:
        return self.make(self.words, shape, whole)


def _searches(query: PatientQuery) -> Iterator[_Search]:
    year, names = query.year, query.names
    # A year is sought in the rows of a name; alone, or beside a letter or two, it leads to those born in it.
    year_leads = year is not None and max(map(len, names), default=0) < _LEADS
    if query.births or year_leads:
        for low, high, exact in _birth_spans(query):
            given = {"low": low, "high": high, **{f"exact{n}": day for n, day in enumerate(exact)}, **_words(names)}
            yield _Search(_on_these_days if exact else _within_days, len(names), given)
    if query.words and not query.births:
        # The longest beginning, which matches fewest, leads through the index; the others are sought in its rows.
        lead = max(query.words if year_leads else names, key=len)
        others = [word for word in query.words if word != lead]
        given = {"low": lead, "high": lead + _BEHIND_ALL, **_words(others)}
        yield _Search(_by_words, len(others), given, by_name=True)
    if query.digits:
        beside = [word for word in query.words if not word.isdecimal()]
        given = {"low": query.digits, "high": query.digits + _BEHIND_ALL, **_words(beside)}
        yield _Search(_by_phone, len(beside), given, by_phone=True)


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
def _by_words(others: int, shape: Shape, whole: bool) -> Prepared:
    """Each patient once, although several words of one may match: the walk through the index ends with the last wanted.

    SQLite walks in the order of the index here, which makes the ones found the first by the matching word.
    """
    word = patient_words
    inner = select(word.c.folded_name, word.c.patient_id).distinct()
    if any(shape):
        inner = inner.join(patients, patients.c.id == word.c.patient_id).where(*conditions(shape))
    inner = inner.where(word.c.word >= bindparam("low"), word.c.word < bindparam("high"))
    first = inner.where(*_sought(word.c.folded_name, others)).limit(bindparam("most"))
    return _outer(first.subquery()) if whole else Prepared(first)


def _outer(found: Subquery) -> Prepared:
    statement = select(*LISTED).join_from(found, patients, patients.c.id == found.c.patient_id)
    return Prepared(statement.order_by(found.c.folded_name, found.c.patient_id))


def _on_these_days(words: int, shape: Shape, whole: bool) -> Prepared:
    return _by_birth(words, True, shape, whole)


def _within_days(words: int, shape: Shape, whole: bool) -> Prepared:
    return _by_birth(words, False, shape, whole)


@cache
def _by_birth(words: int, exact: bool, shape: Shape, whole: bool) -> Prepared:
    born = patients.c.birth_date
    within: ColumnElement[bool]
    if exact:
        within = born.in_([bindparam(f"exact{n}") for n in range(_BIRTH_FORMS)])
    else:
        within = (born >= bindparam("low")) & (born < bindparam("high"))
    statement = select(*(LISTED if whole else _NAME)).where(within, *conditions(shape))
    statement = statement.where(*_sought(patients.c.folded_name, words))
    return Prepared(statement.order_by(born, *_NAME).limit(bindparam("most")))


@cache
def _by_phone(words: int, shape: Shape, whole: bool) -> Prepared:
    phone = patient_phones
    inner = select(phone.c.patient_id).distinct()
    if words or any(shape):
        inner = inner.join(patients, patients.c.id == phone.c.patient_id).where(*conditions(shape))
        inner = inner.where(*_sought(patients.c.folded_name, words))
    inner = inner.where(phone.c.digits >= bindparam("low"), phone.c.digits < bindparam("high"))
    first = inner.limit(bindparam("most")).subquery()
    return Prepared(
        select(*(LISTED if whole else _NAME)).join_from(first, patients, patients.c.id == first.c.patient_id)
    )
