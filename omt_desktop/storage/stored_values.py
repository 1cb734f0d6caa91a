"""Answers and findings as JSON text, and back, without loss: a date stays a date, a partial date partial."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from omt_desktop.domain.calendar import PartialDate, parse_partial_date
from omt_desktop.domain.evaluation import FactRecord, FactValue, Finding, FindingValue
from omt_desktop.workflow.errors import NotSaved

_DATE, _PARTIAL, _RECORD = "date", "about", "record"


def to_json(value: Any) -> str:
    """The value as JSON text; NotSaved for text that no database can hold (half of a surrogate pair), or NaN."""
    try:
        text = json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode("utf-8")
    except ValueError:
        raise NotSaved(
            "An answer holds a character or number that cannot be stored. Your text is kept here. Remove the "
            "character, for example one pasted from another program, then retry."
        ) from None
    return text


def fact_from_json(text: str) -> FactValue:
    """The fact's value as it was stored."""
    value: FactValue = _rich(json.loads(text))
    return value


def finding_to_json(finding: Finding) -> str:
    """The values of a finding as one JSON object."""
    return to_json(dict(finding.values))


def finding_from_json(item_id: str, text: str) -> Finding:
    """The finding as it was stored."""
    values: dict[str, FindingValue] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in json.loads(text).items()
    }
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


def _rich(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_rich(entry) for entry in value)
    if not isinstance(value, dict):
        return value
    if _DATE in value:
        return date.fromisoformat(value[_DATE])
    if _PARTIAL in value:
        return parse_partial_date(value[_PARTIAL])
    return FactRecord(tuple(sorted((key, _rich(entry)) for key, entry in value[_RECORD].items())))
