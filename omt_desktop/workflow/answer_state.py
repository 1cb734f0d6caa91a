"""The states that are never mixed up: not asked, normal, finding; and asked without an answer, or simply noted."""

from enum import StrEnum

from omt_desktop.domain.evaluation import NOT_DONE, VALUE, Finding, RegionFinding
from omt_desktop.domain.exam import Field, FieldKind, Item, Target
from omt_desktop.workflow.answer_words import UNKNOWN, Value

_CALM_WORDS = frozenset({"no", "none", "normal", "negative"})
"""The answers of an examination that say nothing was found."""
_CALM_GRADE = "0 none"
"""A 0 says nothing was found only where its word says so: of strength and pulses it is the worst grade."""
_CALM_FACT = "normal"
_LISTS = (FieldKind.MULTI, FieldKind.REGIONS, FieldKind.RECORDS)


class AnswerState(StrEnum):
    """How an item stands, for its shape and its word on the screen."""

    NOT_RECORDED = "not_recorded"
    NORMAL = "normal"
    """Asked or examined, and the answer is an explicit no."""
    FINDING = "finding"
    UNKNOWN = "unknown"
    """Asked, and the patient or the chart could not tell."""
    NOTED = "noted"
    """Recorded, and neither normal nor a finding by itself: a number, a text, a date."""


def calm_answers(item: Item) -> frozenset[str]:
    """The options that are an explicit no or normal.

    Of a question, only what «none of these» would answer, and «normal»: to «can relax», a no is nothing calm.
    """
    if item.target is not Target.FACT:
        return calm_options(item.field)
    return frozenset({_CALM_FACT, item.none_value} if isinstance(item.none_value, str) else {_CALM_FACT})


def calm_options(field: Field) -> frozenset[str]:
    """The options of an examination's field that say nothing was found."""
    graded = {option.id for option in field.options if option.label.casefold() == _CALM_GRADE}
    return _CALM_WORDS | graded


def state_of(item: Item, value: Value | None) -> AnswerState:
    """How the item stands with this value; None is never more than not recorded."""
    if value is None:
        return AnswerState.NOT_RECORDED
    if item.none_value is not None and value != UNKNOWN:
        return AnswerState.NORMAL if value == item.none_value else AnswerState.FINDING
    if isinstance(value, RegionFinding):
        return _of_severity(value.severity)
    if isinstance(value, Finding):
        return _of_finding(item, value)
    return _of_field(item.field, value, calm_answers(item))


def _of_finding(item: Item, finding: Finding) -> AnswerState:
    """A finding in one part makes the whole a finding; only what is all calm is normal."""
    fields = {field.key: field for field in item.parts} or {VALUE: item.field}
    states = {
        _of_field(fields[key], value, calm_options(fields[key])) for key, value in finding.values if key in fields
    }
    for state in (AnswerState.FINDING, AnswerState.UNKNOWN, AnswerState.NORMAL):
        if state in states:
            return state
    return AnswerState.NOTED


def _of_field(field: Field, value: object, calm: frozenset[str]) -> AnswerState:
    if value == UNKNOWN:
        return AnswerState.UNKNOWN
    if field.kind is FieldKind.SEVERITY and isinstance(value, int):
        return _of_severity(value)
    if field.kind in (FieldKind.TRI, FieldKind.CHOICE, FieldKind.SIDE):
        return _of_option(field, value, calm)
    if field.kind in _LISTS:
        return AnswerState.FINDING if value else AnswerState.NORMAL
    return AnswerState.NOTED


def _of_option(field: Field, value: object, calm: frozenset[str]) -> AnswerState:
    if value in calm:
        return AnswerState.NORMAL
    if value == NOT_DONE:
        return AnswerState.NOTED
    if field.kind is FieldKind.TRI:
        return AnswerState.FINDING if value == "yes" else AnswerState.NOTED
    offers_calm = field.kind is FieldKind.SIDE or any(option.id in calm for option in field.options)
    return AnswerState.FINDING if offers_calm else AnswerState.NOTED


def _of_severity(severity: int) -> AnswerState:
    return AnswerState.FINDING if severity >= 1 else AnswerState.NORMAL
