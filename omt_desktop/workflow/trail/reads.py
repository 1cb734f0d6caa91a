"""What of patients was looked at, told in the trail: a chart before it is shown, a list once the hand rests on it.

A search shows other rows with each key. Told one by one that would cost a commit for each, on the way to the screen; so
what a list showed is kept in memory, and written as one line when nothing was listed from one beat to the next.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from omt_desktop.workflow.audit_event import IDS_AT_MOST, AuditEvent, AuditKind
from omt_desktop.workflow.errors import NotSaved
from omt_desktop.workflow.ports import AuditLog

_LISTS_AT_MOST = 40
"""Lists that wait in memory; one more writes them down."""
Row = TypeVar("Row")
_Listed = tuple[AuditKind, Callable[[], list[str]]]


class Reads:
    """One for the whole session, so that looking again at the same is the same looking.

    Lines hold ids, never what was typed.
    """

    def __init__(self, audit: AuditLog) -> None:
        self._audit = audit
        self._where = ""
        """The patient who is looked at; empty for lists of several."""
        self._told: set[tuple[AuditKind, str, str]] = set()
        """With the patient: a worker that tells late does not spare another patient the telling."""
        self._listed: dict[AuditKind, set[str]] = {}
        self._waiting: list[_Listed] = []
        self._moving = False
        self._owing = False

    def opened(self, kind: AuditKind, patient_id: str, subject_id: str = "") -> None:
        """Returns once the trail has it, unless the same was told since another patient was looked at.

        NotSaved where it cannot be told; what cannot be told is not shown.
        """
        self._now_at(patient_id)
        told = (kind, patient_id, subject_id)
        if told not in self._told:
            self._audit.record(AuditEvent(kind, patient_id, subject_id))
            self._told.add(told)

    def listed(self, kind: AuditKind, rows: Iterable[Row], id_of: Callable[[Row], str]) -> None:
        """The rows are about to be shown; `id_of` names the patient of one, and is not asked before it is written.

        NotSaved where lists from before could not be written down: then no further one is shown.
        """
        if self._owing or len(self._waiting) >= _LISTS_AT_MOST:
            self.settle()
        self._waiting.append((kind, lambda: [id_of(row) for row in rows]))
        self._moving = True

    def beat(self) -> None:
        """Called every second or so: writes what was listed when nothing was listed since the beat before."""
        if self._moving:
            self._moving = False
        else:
            self.write_down()

    def write_down(self) -> None:
        """Writes what was listed; what cannot be written waits, and keeps further lists from being shown."""
        with suppress(NotSaved):
            self.settle()

    def settle(self) -> None:
        """Everything that was listed is in the trail; NotSaved where it cannot be, and then it still waits."""
        waiting, self._waiting = self._waiting, []
        new: dict[AuditKind, dict[str, None]] = {}
        for kind, ids_of in waiting:
            known = self._listed.get(kind, set())
            new.setdefault(kind, {}).update(dict.fromkeys(one for one in ids_of() if one not in known))
        self._owing = False
        try:
            for kind, ids in new.items():
                self._tell(kind, list(ids))
        except NotSaved:
            self._waiting, self._owing = [*waiting, *self._waiting], True
            raise

    def _tell(self, kind: AuditKind, ids: list[str]) -> None:
        for place in range(0, len(ids), IDS_AT_MOST):
            some = ids[place : place + IDS_AT_MOST]
            self._audit.record(AuditEvent(kind, details={"rows": len(some), "ids": ",".join(some)}))
            self._listed.setdefault(kind, set()).update(some)

    def _now_at(self, patient_id: str) -> None:
        if patient_id != self._where:
            self._where = patient_id
            self._told.clear()
            self._listed.clear()
