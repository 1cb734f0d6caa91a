"""Reads clinical/danger-findings.toml: which findings are danger signs, and which answer has to say so too."""

from collections.abc import Mapping
from functools import partial
from importlib.resources.abc import Traversable

from omt_desktop.content.condition_check import Surroundings, check_condition
from omt_desktop.content.strict import Table, read_toml
from omt_desktop.domain.condition import subjects_of
from omt_desktop.domain.danger_sign import DangerSign
from omt_desktop.domain.evaluation import VALUE
from omt_desktop.domain.exam import Exam, Field, FieldKind, Item
from omt_desktop.domain.vocabulary import SIDES, TRI_ANSWERS, Vocabulary


def read_danger_signs(root: Traversable, exam: Exam, vocabulary: Vocabulary) -> tuple[DangerSign, ...]:
    """In the order of the file; ContentError where a finding, part, value or fact does not exist."""
    file = read_toml(root, "clinical", "danger-findings.toml")
    signs = tuple(_sign(table, exam.items, vocabulary) for table in file.tables("danger"))
    file.finish()
    return signs


def _sign(table: Table, items: Mapping[str, Item], vocabulary: Vocabulary) -> DangerSign:
    findings = table.ids("findings", items, "finding")
    parts, values = table.texts("parts"), table.texts("values")
    for item in (items[finding] for finding in findings):
        for key in parts:
            fields = _fields_of(item)
            field = fields[table.known_id("parts", key, fields, f"part of {item.id}")]
            for value in values:
                table.known_id("values", value, _values_of(field), f"value of {item.id}, {key}")
    unless = table.condition("unless")
    if unless is None or len(subjects_of(unless)) != 1:
        table.refuse("unless", "a condition on one fact is needed")
    check_condition(unless, Surroundings(vocabulary, partial(table.refuse, "unless")))
    table.finish()
    return DangerSign(findings, parts, frozenset(values), unless)


def _fields_of(item: Item) -> dict[str, Field]:
    return {part.key: part for part in item.parts} or {VALUE: item.field}


def _values_of(field: Field) -> tuple[str, ...]:
    own = tuple(option.id for option in field.options)
    return own or {FieldKind.SIDE: SIDES, FieldKind.TRI: TRI_ANSWERS}.get(field.kind, ())
