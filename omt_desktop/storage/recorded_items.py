"""Which items of the exam were recorded, over all evaluations (SQLite only: the latest rows are found by row id)."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, literal_column, select, text

from omt_desktop.domain.evaluation import BY, REST_NORMAL
from omt_desktop.storage.stored_values import to_json
from omt_desktop.storage.tables import OF_OWN_ITEMS, evaluations, findings

_LATEST = 120
"""Evaluations that are counted: some weeks of work, so that the order follows the doctor and costs the same always."""


def recorded_most(connection: Connection, limit: int) -> Sequence[tuple[str, int]]:
    """The items recorded most in the latest evaluations, with how often; not what was stated with a region's rest."""
    latest = select(evaluations.c.id).order_by(literal_column("evaluations.rowid").desc()).limit(_LATEST)
    stated = f"{to_json(BY)}:{to_json(REST_NORMAL)}"
    often = func.count().label("often")
    counted = (
        select(findings.c.item_id, often)
        .where(findings.c.evaluation_id.in_(latest), func.instr(findings.c.value, stated) == 0)
        .group_by(findings.c.item_id)
        .order_by(often.desc(), findings.c.item_id)
        .limit(limit)
    )
    return [(row.item_id, row.often) for row in connection.execute(counted)]


def holds_any(connection: Connection, item_ids: Collection[str]) -> bool:
    """Whether there is a finding for one of these items, which a practice added, in any evaluation."""
    found = select(findings.c.item_id).where(findings.c.item_id.in_(item_ids), text(OF_OWN_ITEMS)).limit(1)
    return connection.execute(found).first() is not None
