"""Whatever leaves the program on paper or as a file: checked, told to the audit trail first, then given."""

from pathlib import Path
from typing import Protocol

from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.audit_event import AuditEvent, AuditKind
from omt_desktop.workflow.disclosure import Disclosure, Given
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.ports import AuditLog


class OutsideFiles(Protocol):
    """Files outside the database. Methods raise NotWritten, and leave nothing half-written."""

    def save(self, path: Path, data: bytes) -> None:
        """The file stands at `path` whole, in place of what stood there before."""
        ...

    def lend(self, name: str, data: bytes) -> Path:
        """A file of that safe name in the program's private folder, which only this user may read."""
        ...

    def take_back(self) -> None:
        """Nothing that was lent is left, as far as other programs let go of it."""
        ...


class HandingOut:
    """Gives out for the person who is signed in. The trail knows of it before anything is outside."""

    def __init__(self, access: Access, log: AuditLog, files: OutsideFiles) -> None:
        self._access = access
        self._log = log
        self._files = files

    @needs(Action.PRINT_CLINICAL)
    def print_out(self, given: Given, disclosure: Disclosure) -> None:
        """Returns when the trail knows that it is printed; then it may be."""
        self._tell(AuditKind.PRINTED, given, disclosure)

    @needs(Action.PRINT_CLINICAL)
    def save(self, given: Given, disclosure: Disclosure, path: Path, data: bytes) -> None:
        """The file stands at `path`; NotWritten otherwise, and then the trail knows that it was not given."""
        self._tell(AuditKind.DISCLOSED, given, disclosure)
        try:
            self._files.save(path, data)
        except NotWritten:
            self._log.record(AuditEvent(AuditKind.NOT_GIVEN, given.patient_id, given.subject_id, {"what": given.kind}))
            raise

    @needs(Action.PRINT_CLINICAL)
    def save_beside(self, path: Path, data: bytes) -> None:
        """What only describes a file that was given, such as its checksum, stands at `path`; NotWritten otherwise."""
        self._files.save(path, data)

    @needs(Action.PRINT_CLINICAL)
    def lend(self, given: Given, disclosure: Disclosure, name: str, data: bytes) -> Path:
        """A private file for another program to open, gone when the practice is locked or closed."""
        self._tell(AuditKind.DISCLOSED, given, disclosure)
        return self._files.lend(name, data)

    def _tell(self, kind: AuditKind, given: Given, disclosure: Disclosure) -> None:
        details = {"what": given.kind, "to": disclosure.to, "why": disclosure.why}
        self._log.record(AuditEvent(kind, given.patient_id, given.subject_id, details))
