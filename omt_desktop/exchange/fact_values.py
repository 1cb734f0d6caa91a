"""A fact's answer, from the form it has in a file and back."""

from datetime import date
from typing import assert_never

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import FactRecord, FactValue, RecordValue
from omt_desktop.domain.vocabulary import TRI_ANSWERS, FactDefinition, FactType, RecordKey, Vocabulary
from omt_desktop.exchange.plain_values import (
    read_choice,
    read_choices,
    read_date,
    read_list,
    read_members,
    read_number,
    read_partial_date,
    read_text,
)
from omt_desktop.exchange.refusals import wrong

UNKNOWN = "unknown"
"""The answer that it was asked and is not known; kept apart from no answer."""


class FactReader:
    """Reads the answers of one evaluation, whose day no date may be after."""

    def __init__(self, vocabulary: Vocabulary, evaluated_on: date) -> None:
        self._regions = vocabulary.regions
        self._today = evaluated_on

    def read(self, path: str, fact: FactDefinition, value: object) -> FactValue:
        """The answer as the domain holds it; NotOurFile where it is outside the type of the fact."""
        match fact.type:
            case FactType.TRI:
                return read_choice(path, value, TRI_ANSWERS)
            case FactType.CHOICE:
                return read_choice(path, value, with_unknown(fact.choices))
            case FactType.MULTI:
                return read_choices(path, value, fact.choices)
            case FactType.REGIONS:
                return read_choices(path, value, self._regions)
            case FactType.NUMBER:
                return read_number(path, value, fact.low, fact.high, fact.unit)
            case FactType.DATE:
                return read_date(path, value, self._today)
            case FactType.PARTIAL_DATE:
                return read_partial_date(path, value, self._today)
            case FactType.TEXT:
                return read_text(path, value)
            case FactType.RECORDS:
                return self._records(path, fact, value)
        assert_never(fact.type)

    def _records(self, path: str, fact: FactDefinition, value: object) -> tuple[FactRecord, ...]:
        rows = read_list(path, value)
        return tuple(self._record(f"{path}[{index}]", fact, row) for index, row in enumerate(rows))

    def _record(self, path: str, fact: FactDefinition, row: object) -> FactRecord:
        keys = {key.id: key for key in fact.keys}
        members = read_members(path, row, keys)
        entries = {name: self._entry(f"{path}.{name}", keys[name], value) for name, value in members.items()}
        return FactRecord(tuple(sorted(entries.items())))

    def _entry(self, path: str, key: RecordKey, value: object) -> RecordValue:
        match key.kind:
            case "region":
                return read_choice(path, value, self._regions)
            case "date":
                return read_date(path, value, self._today)
            case "partial_date":
                return read_partial_date(path, value, self._today)
            case "tri":
                return read_choice(path, value, TRI_ANSWERS)
            case "choice":
                return read_choice(path, value, with_unknown(key.choices))
            case _:
                raise wrong(path, f"a {key.kind} is not part of evaluation files")


def with_unknown(choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices and the explicit «unknown», which every choice can be answered with."""
    return choices if UNKNOWN in choices else (*choices, UNKNOWN)


def fact_in_file(value: FactValue | None) -> object:
    """The answer in the form that files have; «unknown» where there is none."""
    if value is None:
        return UNKNOWN
    if isinstance(value, tuple):
        return [_entry_in_file(entry) for entry in value]
    return _written(value)


def _entry_in_file(entry: str | FactRecord) -> object:
    if isinstance(entry, FactRecord):
        return {name: _written(value) for name, value in entry.entries}
    return entry


def _written(value: FactValue) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, PartialDate) else value
