"""The patients in a table, read by a map of its columns."""

import hashlib
from collections.abc import Iterator
from datetime import date

from omt_desktop.exchange.bringing.table import Row, Table
from omt_desktop.workflow.bringing.cells import (
    DayOrder,
    UnreadableCell,
    possible_orders,
    read_birth_date,
    read_cell,
    read_handedness,
    read_sex,
)
from omt_desktop.workflow.bringing.columns import ColumnMap, words_of
from omt_desktop.workflow.bringing.incoming import Incoming, IncomingPatient, PatientField, Refused

_NAMES = (PatientField.FAMILY_NAME, PatientField.GIVEN_NAME, PatientField.BIRTH_DATE, PatientField.MRN)


def day_order_of(table: Table, column: int) -> DayOrder | None:
    """The one order in which every day of the column can be read; None where it cannot be told."""
    orders = possible_orders(row.cells[column] for row in table.rows() if column < len(row.cells))
    return next(iter(orders)) if len(orders) == 1 else None


def patients_in(table: Table, columns: ColumnMap, today: date) -> Iterator[Incoming]:
    """A patient or a refusal for every row, in order."""
    seen: dict[str, int] = {}
    for row in table.rows():
        incoming = _patient(row, len(table.headings), columns, today)
        if isinstance(incoming, IncomingPatient):
            first = seen.setdefault(incoming.source_id, row.number)
            if first != row.number:
                incoming = Refused(incoming.where, f"is the same patient as row {first}")
        yield incoming


def _patient(row: Row, width: int, columns: ColumnMap, today: date) -> IncomingPatient | Refused:
    where = f"row {row.number}"
    if len(row.cells) != width:
        return Refused(where, f"has {len(row.cells)} columns, and the headings have {width}")
    values: dict[PatientField, str] = {}
    for place, target in columns.targets.items():
        try:
            value = _value(target, row.cells[place], columns, today)
        except UnreadableCell as problem:
            return Refused(f"{where}, column {place + 1} ({words_of(target)})", str(problem))
        if value:
            values[target] = value
    if PatientField.FAMILY_NAME not in values:
        return Refused(where, "has no family name")
    return IncomingPatient(_source_id(values), where, values)


def _value(target: PatientField, cell: str, columns: ColumnMap, today: date) -> str:
    text = read_cell(cell)
    if target is PatientField.SEX:
        return read_sex(text)
    if target is PatientField.HANDEDNESS:
        return read_handedness(text)
    if target is PatientField.BIRTH_DATE:
        return read_birth_date(text, columns.day_order or DayOrder.YEAR_FIRST, today)
    return text


def _source_id(values: dict[PatientField, str]) -> str:
    """The id of the other program, else the record number, else what tells people apart."""
    if PatientField.SOURCE_ID in values:
        return f"id:{values[PatientField.SOURCE_ID]}"
    if PatientField.MRN in values:
        return f"mrn:{values[PatientField.MRN]}"
    named = "\x1f".join(values.get(key, "").casefold() for key in _NAMES)
    return f"row:{hashlib.sha256(named.encode('utf-8')).hexdigest()[:32]}"
