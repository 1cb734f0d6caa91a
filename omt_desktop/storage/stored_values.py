"""Answers and findings as JSON text, and back, without loss: a date stays a date, a partial date partial."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from omt_desktop.domain.calendar import PartialDate, parse_partial_date
from omt_desktop.domain.evaluation import FactRecord, FactValue, Finding
from omt_desktop.workflow.errors import NotOurFile, NotSaved

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_DATE, _PARTIAL, _RECORD = "date", "about", "record"


def to_json(value: Any) -> str:
    """The value as JSON text; NotSaved for a number that is none (NaN, infinity)."""
    try:
        return _ENCODE(_plain(value))
    except ValueError:
        raise NotSaved(
            "An answer holds a number that is no measurement, so it cannot be stored. It stays on the screen. Answer "
            "that question again."
        ) from None


def fact_from_json(text: str) -> FactValue:
    """The fact's value as it was stored; NotOurFile for text that this program did not write."""
    value: FactValue = _understood(text)
    return value


def finding_to_json(finding: Finding) -> str:
    """The values of a finding as one JSON object."""
    return to_json(dict(finding.values))


def finding_from_json(item_id: str, text: str) -> Finding:
    """The finding as it was stored; NotOurFile for text that this program did not write."""
    try:
        values = {key: _rich(value) for key, value in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise _not_ours() from None
    return Finding(item_id, tuple(sorted(values.items())))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return {_DATE: value.isoformat()}
    if isinstance(value, PartialDate):
        return {_PARTIAL: str(value)}
    if isinstance(value, FactRecord):
        return {_RECORD: {key: _plain(entry) for key, entry in value.entries}}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    return value


def _understood(text: str) -> Any:
    try:
        return _rich(json.loads(text))
    except (ValueError, TypeError, RecursionError):
        raise _not_ours() from None


def _rich(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_rich(entry) for entry in value)
    match value:
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"about": str(text)}:
            return parse_partial_date(text)
        case {"record": dict(entries)}:
            return FactRecord(tuple(sorted((key, _rich(entry)) for key, entry in entries.items())))
    if value is None or isinstance(value, dict | bool):
        raise _not_ours()
    return value


def _not_ours() -> NotOurFile:
    return NotOurFile(
        "A row of the practice database cannot be understood: another program changed it, or it is damaged. Nothing "
        "was changed now. Keep a copy of the data folder, then put back an earlier one."
    )
