"""The people of the practice in the database. Their roles stand only here, not in the header of the keys."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, insert, select, update

from omt_desktop.storage.audit_trail import AuditTrail
from omt_desktop.storage.engine import READ_ONLY
from omt_desktop.storage.faults import reading, saving
from omt_desktop.storage.moments import sortable
from omt_desktop.storage.open_file import OpenFile
from omt_desktop.storage.row_records import PEOPLE
from omt_desktop.storage.tables import people
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.ports import Clock

_HERE = people.c.removed_at.is_(None)


class StoredPeople:
    """Fulfils workflow.people.PeopleStore."""

    def __init__(self, engine: Engine, file: OpenFile, clock: Clock, trail: AuditTrail) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._trail = trail

    def add(self, person: Person) -> None:
        """The person may sign in from now on."""
        row = {**_columns(person), "id": person.id, "added_at": sortable(self._clock.now())}
        with saving(self._file), self._engine.begin() as connection:
            connection.execute(insert(people), row)
            PEOPLE.told(connection, self._trail, _event(AuditKind.PERSON_ADDED, person))

    def change(self, person: Person) -> None:
        """The person has this name and this role; Refusal where there is none of that id."""
        with saving(self._file), self._engine.begin() as connection:
            mine = update(people).where(people.c.id == person.id, _HERE)
            if connection.execute(mine, _columns(person)).rowcount != 1:
                raise _nobody()
            PEOPLE.told(connection, self._trail, _event(AuditKind.PERSON_CHANGED, person))

    def rename(self, person_id: str, name: str) -> None:
        """The person has this name; the audit trail keeps both. Refusal where there is none of that id."""
        with saving(self._file), self._engine.begin() as connection:
            mine = (people.c.id == person_id) & _HERE
            before = connection.execute(select(people.c.name).where(mine)).scalar()
            if before is None:
                raise _nobody()
            connection.execute(update(people).where(mine), {"name": name})
            names = {"was": before, "now": name}
            PEOPLE.told(
                connection, self._trail, AuditEvent(AuditKind.PERSON_RENAMED, subject_id=person_id, details=names)
            )

    def remove(self, person_id: str) -> None:
        """The person may not sign in any more; the name is kept. Refusal where there is none of that id."""
        now = sortable(self._clock.now())
        with saving(self._file), self._engine.begin() as connection:
            mine = update(people).where(people.c.id == person_id, _HERE)
            if connection.execute(mine, {"removed_at": now}).rowcount != 1:
                raise _nobody()
            PEOPLE.told(connection, self._trail, AuditEvent(AuditKind.PERSON_REMOVED, subject_id=person_id))

    def get(self, person_id: str) -> Person:
        """The person of that id who may sign in; Refusal where there is none."""
        found = select(people).where(people.c.id == person_id, _HERE)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            row = connection.execute(found).one_or_none()
        if row is None:
            raise _nobody()
        return _person(row)

    def all(self) -> Sequence[Person]:
        """Who may sign in, by name."""
        found = select(people).where(_HERE).order_by(people.c.name, people.c.id)
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return tuple(_person(row) for row in connection.execute(found))

    def names(self) -> dict[str, str]:
        """The name of everybody who ever was a person of the practice, by id."""
        with reading(self._file.path), self._engine.connect().execution_options(**READ_ONLY) as connection:
            return {row.id: row.name for row in connection.execute(select(people.c.id, people.c.name))}


def _columns(person: Person) -> dict[str, Any]:
    return {"name": person.name, "role": person.role.value, "administers": int(person.administers)}


def _person(row: Any) -> Person:
    return Person(row.id, row.name, Role(row.role), bool(row.administers))


def _event(kind: AuditKind, person: Person) -> AuditEvent:
    details = {"role": person.role.value, "administers": int(person.administers)}
    return AuditEvent(kind, subject_id=person.id, details=details)


def _nobody() -> Refusal:
    return Refusal(
        "This person is not one of the practice any more, so nothing was opened or changed. An administrator of the "
        "practice can add people in the settings."
    )
