"""Whether the practice is open for changes, and what was found where it is not."""

from collections.abc import Callable, Sequence

from omt_desktop.workflow.trail.finding import Finding


class Standing:
    """Begins without findings. From the first finding on the practice is read and not changed."""

    def __init__(self) -> None:
        self._findings: tuple[Finding, ...] = ()
        self._listeners: list[Callable[[], None]] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in the order in which it was found."""
        return self._findings

    @property
    def closed(self) -> str:
        """Why nothing can be changed, as a sentence; empty where everything can."""
        if not self._findings:
            return ""
        return (
            "The practice is open for reading only, because the database is not what the audit trail says. Nothing was "
            "saved. Bring back a backup, or let an administrator accept the database as it is."
        )

    def found(self, findings: Sequence[Finding]) -> None:
        """Adds what was not found before, and tells those who listen, in the thread of the caller."""
        new = tuple(finding for finding in findings if finding not in self._findings)
        if new:
            self._findings += new
            self._tell()

    def accepted(self) -> None:
        """Nothing stands against changes any more."""
        self._findings = ()
        self._tell()

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls back whenever the findings change."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
