"""What differs between two evaluations as statements, and rows back to an evaluation."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from omt_desktop.domain.decision import ChosenTechnique, Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.stored_values import fact_from_json, finding_from_json, finding_to_json, to_json
from omt_desktop.storage.tables import answers, chosen_techniques, findings, region_findings

_TART_SEPARATOR = ","


class _KeyedRows:
    """A table with one value for each key of an evaluation. Its statements are made once, because saving is felt."""

    def __init__(self, table: Table, key: str, columns: Callable[[Any], dict[str, Any]]) -> None:
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
        self, connection: Connection, evaluation_id: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> None:
        gone = [{"of_evaluation": evaluation_id, "of_key": name} for name in before if name not in after]
        self._delete.run_each(connection, gone)
        rows = [
            {"evaluation_id": evaluation_id, self._key: name, **self._columns(value)}
            for name, value in after.items()
            if name not in before or before[name] != value
        ]
        self._upsert.run_each(connection, rows)


def write_difference(connection: Connection, evaluation_id: str, before: Evaluation, after: Evaluation) -> None:
    """Writes the answers, region grades, findings and chosen techniques that differ, and nothing else."""
    _ANSWERS.write(connection, evaluation_id, before.facts, after.facts)
    _REGIONS.write(connection, evaluation_id, before.regions, after.regions)
    _FINDINGS.write(connection, evaluation_id, before.findings, after.findings)
    if before.decision.chosen != after.decision.chosen:
        connection.execute(delete(chosen_techniques).where(chosen_techniques.c.evaluation_id == evaluation_id))
        once = {(chosen.region, chosen.technique): chosen for chosen in after.decision.chosen}
        rows = [_chosen_columns(evaluation_id, place, chosen) for place, chosen in enumerate(once.values())]
        if rows:
            connection.execute(insert(chosen_techniques), rows)


def decision_columns(decision: Decision) -> dict[str, str | None]:
    """The columns of `evaluations` that hold the decision."""
    return {
        "stance": decision.stance.value if decision.stance else None,
        "reason": decision.reason,
        "discussion": decision.discussion,
        "plan": decision.plan,
    }


def read_evaluation(connection: Connection, row: Any) -> Evaluation:
    """The whole evaluation whose row of `evaluations` this is."""
    return Evaluation(
        evaluated_on=date.fromisoformat(row.evaluated_on),
        facts={r.fact_id: fact_from_json(r.value) for r in _rows_of(connection, answers, row.id)},
        regions={r.region_id: _region_from(r) for r in _rows_of(connection, region_findings, row.id)},
        findings={r.item_id: finding_from_json(r.item_id, r.value) for r in _rows_of(connection, findings, row.id)},
        decision=Decision(
            stance=Stance(row.stance) if row.stance else None,
            reason=row.reason,
            chosen=_chosen_from(_rows_of(connection, chosen_techniques, row.id)),
            discussion=row.discussion,
            plan=row.plan,
        ),
    )


def _rows_of(connection: Connection, table: Table, evaluation_id: str) -> Iterable[Any]:
    return connection.execute(select(table).where(table.c.evaluation_id == evaluation_id)).all()


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
