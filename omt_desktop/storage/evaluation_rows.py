"""What differs between two evaluations as statements, and rows back to an evaluation."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.record_code import RecordCode
from omt_desktop.storage.stored_values import fact_from_json, finding_from_json, finding_to_json, to_json
from omt_desktop.storage.tables import (
    addenda,
    answers,
    chosen_techniques,
    evaluations,
    findings,
    recommendations,
    region_findings,
    signatures,
    signed_elsewhere,
    signed_patients,
)

_TART_SEPARATOR = ","
HEAD = tuple(c.name for c in evaluations.columns if c.name not in {"step_id", "saved_at", "audit_seq", "signed"})
"""The columns of an evaluation's own row that are content: no place in the exam, nothing that follows from others."""
PARTS = (
    answers,
    region_findings,
    findings,
    chosen_techniques,
    recommendations,
    signatures,
    addenda,
    signed_elsewhere,
    signed_patients,
)
"""The tables with the rows of an evaluation, each with the evaluation's id as first part of its primary key."""
StoredParts: TypeAlias = Mapping[str, Sequence[Any]]
"""The rows of one evaluation, by the name of their table."""


class _KeyedRows:
    """A table with one value for each key of an evaluation. Its statements are made once, because saving is felt."""

    def __init__(self, table: Table, key: str, columns: Callable[[Any], dict[str, Any]]) -> None:
        self._name = table.name
        self._key = key
        self._columns = columns
        statement = insert(table)
        values = [column.name for column in table.columns if not column.primary_key]
        self._upsert = Prepared(
            statement.on_conflict_do_update(
                index_elements=["evaluation_id", key], set_={name: statement.excluded[name] for name in values}
            )
        )
        self._delete = Prepared(
            delete(table).where(
                table.c.evaluation_id == bindparam("of_evaluation"), table.c[key] == bindparam("of_key")
            )
        )

    def write(
        self,
        connection: Connection,
        evaluation_id: str,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        code: RecordCode,
    ) -> int:
        """Writes what differs and returns how many rows that were."""
        if before is after:
            return 0
        gone = [{"of_evaluation": evaluation_id, "of_key": name} for name in before.keys() - after.keys()]
        self._delete.run_each(connection, gone)
        for row in gone:
            code.drop((self._name, row["of_key"]))
        rows = [
            {"evaluation_id": evaluation_id, self._key: name, **self._columns(value)}
            for name, value in after.items()
            if (old := before.get(name)) is not value and old != value
        ]
        self._upsert.run_each(connection, rows)
        for row in rows:
            code.put((self._name, row[self._key]), row)
        return len(gone) + len(rows)


def write_difference(
    connection: Connection, evaluation_id: str, before: Evaluation, after: Evaluation, code: RecordCode
) -> int:
    """Writes the answers, region grades, findings and chosen techniques that differ, and nothing else.

    `code` takes part; returns how many rows were written or deleted.
    """
    written = _ANSWERS.write(connection, evaluation_id, before.facts, after.facts, code)
    written += _REGIONS.write(connection, evaluation_id, before.regions, after.regions, code)
    written += _FINDINGS.write(connection, evaluation_id, before.findings, after.findings, code)
    if before.decision.chosen != after.decision.chosen:
        connection.execute(delete(chosen_techniques).where(chosen_techniques.c.evaluation_id == evaluation_id))
        code.drop_all_of(chosen_techniques.name)
        once = {(chosen.region, chosen.technique): chosen for chosen in after.decision.chosen}
        rows = [_chosen_columns(evaluation_id, place, chosen) for place, chosen in enumerate(once.values())]
        if rows:
            connection.execute(insert(chosen_techniques), rows)
        for row in rows:
            code.put((chosen_techniques.name, row["region_id"], row["technique_id"]), row)
        written += len(rows) or 1
    return written


def decision_columns(decision: Decision) -> dict[str, str | None]:
    """The columns of `evaluations` that hold the decision."""
    return {
        "stance": decision.stance.value if decision.stance else None,
        "reason": decision.reason,
        "discussion": decision.discussion,
        "plan": decision.plan,
    }


def stored_parts(connection: Connection, evaluation_id: str) -> StoredParts:
    """All rows that belong to the evaluation, of whatever table."""
    return {
        table.name: connection.execute(select(table).where(table.c.evaluation_id == evaluation_id)).all()
        for table in PARTS
    }


def code_of(key: bytes, row: Any, parts: StoredParts) -> RecordCode:
    """The code of the evaluation as it stands in these rows; `row` is that of `evaluations`."""
    code = RecordCode(key, row.id)
    code.put((evaluations.name,), {name: getattr(row, name) for name in HEAD})
    for table in PARTS:
        others = len(table.primary_key.columns)
        for part in parts[table.name]:
            code.put((table.name, *map(str, part[1:others])), part._mapping)
    return code


def read_evaluation(row: Any, parts: StoredParts) -> Evaluation:
    """The whole evaluation in these rows; `row` is that of `evaluations`."""
    return Evaluation(
        evaluated_on=date.fromisoformat(row.evaluated_on),
        facts={r.fact_id: fact_from_json(r.value) for r in parts[answers.name]},
        regions={r.region_id: _region_from(r) for r in parts[region_findings.name]},
        findings={r.item_id: finding_from_json(r.item_id, r.value) for r in parts[findings.name]},
        decision=Decision(
            stance=Stance(row.stance) if row.stance else None,
            reason=row.reason,
            chosen=_chosen_from(parts[chosen_techniques.name]),
            discussion=row.discussion,
            plan=row.plan,
        ),
    )


def _region_columns(found: RegionFinding) -> dict[str, Any]:
    tart = _TART_SEPARATOR.join(found.tart)
    return {"severity": found.severity, "tart": tart, "side": found.side, "note": found.note}


def _region_from(row: Any) -> RegionFinding:
    tart = tuple(row.tart.split(_TART_SEPARATOR)) if row.tart else ()
    return RegionFinding(row.severity, tart, row.side, row.note)


def _chosen_columns(evaluation_id: str, place: int, chosen: ChosenTechnique) -> dict[str, Any]:
    return {
        "evaluation_id": evaluation_id,
        "region_id": chosen.region,
        "technique_id": chosen.technique,
        "place": place,
        "reason": chosen.reason,
    }


def _chosen_from(rows: Iterable[Any]) -> tuple[ChosenTechnique, ...]:
    ordered = sorted(rows, key=lambda row: row.place)
    return tuple(ChosenTechnique(row.region_id, row.technique_id, row.reason) for row in ordered)


_ANSWERS = _KeyedRows(answers, "fact_id", lambda value: {"value": to_json(value)})
_REGIONS = _KeyedRows(region_findings, "region_id", _region_columns)
_FINDINGS = _KeyedRows(findings, "item_id", lambda finding: {"value": finding_to_json(finding)})
