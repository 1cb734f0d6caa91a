"""The only way in which tests, benches and their child processes open a practice.

`open_new_practice` and `reopen` give what screens and commands get: guarded services, for a person of a role.
`open_record` gives the bare repositories, for tests of storage.
"""

from pathlib import Path

from omt_desktop.bootstrap import Services, SystemClock, open_services
from omt_desktop.storage.data_key import data_key
from omt_desktop.storage.open_practice import Practice, open_practice
from omt_desktop.workflow.access.person import Person
from omt_desktop.workflow.access.role import Role
from omt_desktop.workflow.ports import Clock


def open_new_practice(folder: Path, role: Role = Role.CLINICIAN, clock: Clock | None = None) -> Services:
    """A practice made new in the folder and open for a person of that role; a clinician also administers it."""
    return reopen(folder, role, clock)


def reopen(folder: Path, role: Role = Role.CLINICIAN, clock: Clock | None = None) -> Services:
    """The practice of `open_new_practice`, open for a person of that role."""
    person = Person(f"a-{role}", f"A {role} (invented)", role, administers=role is Role.CLINICIAN)
    return open_services(folder, clock=clock, person=person)


def open_record(folder: Path, clock: Clock | None = None) -> Practice:
    """The repositories of the practice in the folder without anybody signed in; made new where there is none."""
    return open_practice(folder, clock or SystemClock())


def database_key(folder: Path) -> str:
    """The 64 hex characters that open, or will open, the database of such a practice with the raw driver."""
    return data_key(folder, may_create=True)
