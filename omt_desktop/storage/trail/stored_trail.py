"""The lines of the trail, for those who may read it."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from omt_desktop.storage.audit_trail import Head, head_of
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading
from omt_desktop.storage.moments import local, sortable
from omt_desktop.storage.tables import audit
from omt_desktop.storage.trail.anchor_file import in_print
from omt_desktop.workflow.trail.line import TrailFilter, TrailLine


class StoredTrail:
    """Fulfils workflow.trail.review.TrailReader."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def lines(self, wanted: TrailFilter, limit: int) -> tuple[TrailLine, ...]:
        """The latest lines that the filter lets through, latest first."""
        found = select(audit).order_by(audit.c.seq.desc()).limit(limit)
        for column, value in (
            (audit.c.person_id, wanted.person_id),
            (audit.c.kind, wanted.kind),
        ):
            if value:
                found = found.where(column == value)
        if wanted.subject:
            named, listed = wanted.subject, audit.c.details.contains(wanted.subject, autoescape=True)
            found = found.where((audit.c.patient_id == named) | (audit.c.subject_id == named) | listed)
        if wanted.since is not None:
            found = found.where(audit.c.at >= sortable(wanted.since))
        if wanted.until is not None:
            found = found.where(audit.c.at < sortable(wanted.until))
        with reading(self._path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(_line(row) for row in connection.execute(found))

    def anchor_at(self, line: int) -> str:
        """That line as it would have been printed when it was the last; empty where there is none."""
        wanted = select(audit.c.seq, audit.c.mac).where(audit.c.seq == line)
        with reading(self._path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            row = connection.execute(wanted).one_or_none()
        return in_print(Head(row.seq, row.mac)) if row is not None else ""

    def anchor(self) -> str:
        """The last line, short enough to be printed and compared by hand."""
        with reading(self._path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return in_print(head_of(connection))


def _line(row: Any) -> TrailLine:
    details = tuple(sorted(json.loads(row.details).items()))
    return TrailLine(row.seq, local(row.at), row.person_id, row.kind, row.patient_id, row.subject_id, details)
