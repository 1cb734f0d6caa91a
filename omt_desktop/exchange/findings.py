"""The findings of the exam, each validated against the fields that its item asks for."""

from collections.abc import Iterable, Mapping
from datetime import date

from omt_desktop.domain.evaluation import BY, NORMAL, NOTE, REST_NORMAL, VALUE, Finding, FindingValue
from omt_desktop.domain.exam import Exam, Field, FieldKind, Item, Target
from omt_desktop.domain.normal_finding import is_normal
from omt_desktop.domain.vocabulary import SIDES, TRI_ANSWERS
from omt_desktop.exchange.plain_values import (
    read_choice,
    read_choices,
    read_date,
    read_list,
    read_members,
    read_number,
    read_object,
    read_partial_date,
    read_severity,
    read_text,
)
from omt_desktop.exchange.refusals import missing, shown, wrong

_UNIT = "unit"


class FindingReader:
    """Reads findings against the items of one exam."""

    def __init__(self, exam: Exam, regions: Iterable[str]) -> None:
        self._items = {item.id: item for item in exam.items.values() if item.target is Target.FINDING}
        self._regions = tuple(regions)

    def read_all(self, path: str, value: object, evaluated_on: date) -> dict[str, Finding]:
        """The findings by item id; an item may stand there once."""
        findings: dict[str, Finding] = {}
        for index, entry in enumerate(read_list(path, value)):
            finding = self._read(f"{path}[{index}]", entry, evaluated_on)
            if finding.id in findings:
                raise wrong(f"{path}[{index}].id", f"{shown(finding.id)} stands there twice")
            findings[finding.id] = finding
        return findings

    def _read(self, path: str, value: object, today: date) -> Finding:
        members = read_object(path, value)
        if "id" not in members:
            raise missing(f"{path}.id", "a finding names its item of the exam")
        item_id = members["id"]
        if not (isinstance(item_id, str) and item_id in self._items):
            raise wrong(f"{path}.id", f"{shown(item_id)} is not an item of the exam that has findings")
        item = self._items[item_id]
        fields = fields_of(item)
        unit = unit_of(fields)
        read_members(path, value, ("id", *fields, *([_UNIT] if unit else []), *([BY] if item.normal else [])))
        if unit and members.get(_UNIT, unit) != unit:
            raise wrong(f"{path}.{_UNIT}", f"{shown(members[_UNIT])} is not {unit}, in which {item_id} is measured")
        values = {
            key: self._value(f"{path}.{key}", fields[key], given, today)
            for key, given in members.items()
            if key in fields
        }
        if not values:
            raise wrong(path, f"says nothing about {item_id}; leave out an item that was not examined")
        if values.get(VALUE) == NORMAL and not values.keys() <= {VALUE, NOTE}:
            raise wrong(
                f"{path}.{VALUE}", f"says normal, and a finding stands beside it; {item_id} is one or the other"
            )
        finding = Finding(item_id, tuple(sorted(values.items())))
        return finding if BY not in members else _stated_with_rest(path, members[BY], finding, item)

    def _value(self, path: str, field: Field, value: object, today: date) -> FindingValue:
        options = tuple(option.id for option in field.options)
        match field.kind:
            case FieldKind.TRI:
                return read_choice(path, value, TRI_ANSWERS)
            case FieldKind.CHOICE:
                return read_choice(path, value, options)
            case FieldKind.SIDE:
                return read_choice(path, value, options or SIDES)
            case FieldKind.MULTI:
                return read_choices(path, value, options)
            case FieldKind.REGIONS:
                return read_choices(path, value, self._regions)
            case FieldKind.NUMBER:
                return read_number(path, value, field.low, field.high, field.unit)
            case FieldKind.SEVERITY:
                return read_severity(path, value)
            case FieldKind.TEXT:
                return read_text(path, value)
            case FieldKind.DATE:
                return read_date(path, value, today).isoformat()
            case FieldKind.PARTIAL_DATE:
                return str(read_partial_date(path, value, today))
            case FieldKind.RECORDS | FieldKind.REGION_GRADE | FieldKind.FINDING:
                raise wrong(path, f"a field of kind {field.kind} is not part of a finding")


def _stated_with_rest(path: str, by: object, finding: Finding, item: Item) -> Finding:
    """The normal finding with the mark that it was stated as the rest of its region; only a normal one can carry it."""
    read_choice(f"{path}.{BY}", by, (REST_NORMAL,))
    if not is_normal(item, finding):
        raise wrong(f"{path}.{BY}", f"says {REST_NORMAL}, but what is recorded for {item.id} is not its normal")
    return Finding(finding.id, tuple(sorted((*finding.values, (BY, REST_NORMAL)))))


def fields_of(item: Item) -> Mapping[str, Field]:
    """What a finding of the item can record, by key; an item that is a single field has the key `value`."""
    return {field.key: field for field in item.parts} or {VALUE: item.field}


def unit_of(fields: Mapping[str, Field]) -> str:
    """The unit that a finding may name beside its values: the one in which all its numbers are, or empty."""
    units = {field.unit for field in fields.values() if field.kind is FieldKind.NUMBER}
    return units.pop() if len(units) == 1 and _UNIT not in fields else ""


def finding_in_file(finding: Finding, item: Item | None) -> dict[str, object]:
    """The finding in the form that files have, with its unit where it is one measured value."""
    written: dict[str, object] = {"id": finding.id}
    for key, value in finding.values:
        written[key] = list(value) if isinstance(value, tuple) else value
    unit = unit_of(fields_of(item)) if item else ""
    return written | {_UNIT: unit} if unit and VALUE in written else written
