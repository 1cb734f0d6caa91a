"""Changing the protocol: steps that can be taken back, kept as one new version when the doctor is done."""

from dataclasses import replace

from omt_desktop.domain.protocol import Protocol
from omt_desktop.workflow.own_protocol import ProtocolInUse


class ProtocolDraft:
    """The protocol as it is on the screen. Nothing of it is in use before `keep`."""

    def __init__(self, in_use: ProtocolInUse) -> None:
        self._in_use = in_use
        self._kept = in_use.current()
        self._past: list[Protocol] = []
        self._last_name = ""
        self.protocol = self._kept
        """As it is on the screen; its version is that of the protocol in use."""

    @property
    def differs(self) -> bool:
        """Whether it is not the protocol in use."""
        return self.protocol != self._kept

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    def change(self, protocol: Protocol, merges_with: str = "") -> bool:
        """The protocol is on the screen; whether it differs from what was there.

        Consecutive changes of the same name are one step of undo.
        """
        changed = replace(protocol, version=self.protocol.version)
        if changed == self.protocol:
            return False
        if not (merges_with and merges_with == self._last_name):
            self._past.append(self.protocol)
        self._last_name = merges_with
        self.protocol = changed
        return True

    def undo(self) -> bool:
        """Takes the last change back; whether there was one. What was kept meanwhile stays a version of its own."""
        if not self._past:
            return False
        self.protocol = replace(self._past.pop(), version=self.protocol.version)
        self._last_name = ""
        return True

    def keep(self) -> bool:
        """New evaluations are made with what is on the screen; whether that is a new version.

        NotSaved where it could not be kept; it stays on the screen then.
        """
        if not self.differs:
            return False
        self._kept = self._in_use.use(self.protocol)
        self.protocol = self._kept
        self._last_name = ""
        return True
