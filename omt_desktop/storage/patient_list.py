"""The list of patients in pages, each read where the one before ended, through an index of its order."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select, tuple_

from omt_desktop.storage.patient_search import LISTED, conditions, row_from, shape_of, values_of
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.reader import Reader
from omt_desktop.storage.rows_on_demand import RowsOnDemand
from omt_desktop.storage.tables import patients
from omt_desktop.workflow.evaluation_record import PatientRow
from omt_desktop.workflow.patient_query import PatientOrder, PatientView

_BY_NAME = (patients.c.folded_name, patients.c.id)
_BEHIND = tuple_(*_BY_NAME) > tuple_(bindparam("name"), bindparam("id"))
_DAY, _TOWN = patients.c.last_evaluated_on, patients.c.folded_town
_PARTS: dict[str, tuple[tuple[ColumnElement[bool], ...], tuple[Any, ...]]] = {
    "names": ((), _BY_NAME),
    "names behind": ((_BEHIND,), _BY_NAME),
    "days": ((), (_DAY.desc(), *_BY_NAME)),
    "rest of day": ((bindparam("key") == _DAY, _BEHIND), _BY_NAME),
    "days before": ((bindparam("key") > _DAY,), (_DAY.desc(), *_BY_NAME)),
    "towns behind": ((bindparam("key") < _TOWN,), (_TOWN, *_BY_NAME)),
    "rest of town": ((bindparam("key") == _TOWN, _BEHIND), _BY_NAME),
    "no town": ((_TOWN == "",), _BY_NAME),
}
"""The stretches of an index that a page is read from, one after the other, and the order within each."""


def page_of(reader: Reader, view: PatientView, after: PatientRow | None, limit: int) -> Sequence[PatientRow]:
    """The next patients of the view behind `after`; the first for None. Fewer than `limit` only at the end."""
    rows: list[Any] = []
    for part, given in _parts_behind(view.order, after):
        if len(rows) < limit:
            statement = _read(part, shape_of(view))
            values = {**values_of(view, limit - len(rows)), **given}
            rows += reader.rows(statement, **values)
    return RowsOnDemand(rows, row_from)


def count_of(reader: Reader, view: PatientView) -> int:
    """How many patients the view has."""
    return int(reader.rows(_count(shape_of(view)), **values_of(view, 0))[0][0])


def _parts_behind(order: PatientOrder, after: PatientRow | None) -> Iterator[tuple[str, dict[str, str]]]:
    if after is None:
        starts = {PatientOrder.NAME: ("names",), PatientOrder.LAST_VISIT: ("days",), PatientOrder.TOWN: _TOWNS}
        yield from ((part, {"key": ""}) for part in starts[order])
        return
    place = {"name": after.folded_name, "id": after.patient.id}
    if order is PatientOrder.NAME:
        yield "names behind", place
    elif order is PatientOrder.LAST_VISIT:
        day = after.last_evaluated_on or ""
        yield "rest of day", {"key": day, **place}
        yield "days before", {"key": day}
    else:
        yield "rest of town", {"key": after.folded_town, **place}
        if after.folded_town:
            yield "towns behind", {"key": after.folded_town}
            yield "no town", {}


_TOWNS = ("towns behind", "no town")


@cache
def _read(part: str, shape: tuple[bool, bool, bool]) -> Prepared:
    where, order = _PARTS[part]
    statement = select(*LISTED).where(*conditions(shape), *where)
    return Prepared(statement.order_by(*order).limit(bindparam("most")))


@cache
def _count(shape: tuple[bool, bool, bool]) -> Prepared:
    return Prepared(select(func.count()).select_from(patients).where(*conditions(shape)))
