"""The doctor's own protocol: the one in use, the next one, and the one an evaluation was made with."""

import hashlib
from dataclasses import replace
from pathlib import Path

from omt_desktop.domain.content import Content
from omt_desktop.domain.protocol import OwnItem, Protocol
from omt_desktop.domain.protocol_exam import exam_of
from omt_desktop.workflow.access.access import Access, needs
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.ports import EvaluationStore, ProtocolFiles, ProtocolShelf


class ProtocolInUse:
    """Which protocol new evaluations are made with. Every version is kept, so that no evaluation changes its exam."""

    def __init__(
        self,
        content: Content,
        shelf: ProtocolShelf,
        files: ProtocolFiles,
        evaluations: EvaluationStore,
        access: Access,
    ) -> None:
        self.delivered = content
        """The clinical content with the exam as it is delivered."""
        self._shelf = shelf
        self._files = files
        self._evaluations = evaluations
        self._access = access
        self._contents = {"": content}

    @needs(Action.SEE_PROTOCOL)
    def current(self) -> Protocol:
        """The protocol in use; the exam as delivered (version 0) where none was made."""
        text = self._shelf.current()
        return self._files.parse_protocol(text.encode("utf-8")) if text else Protocol()

    @needs(Action.SEE_PROTOCOL)
    def hash_in_use(self) -> str:
        """What a new evaluation names its protocol by; empty for the exam as delivered."""
        text = self._shelf.current()
        return hash_of(text) if text else ""

    @needs(Action.CHANGE_PROTOCOL)
    def use(self, protocol: Protocol) -> Protocol:
        """The protocol as the next version of the one in use, kept and used from now on; the same one if unchanged.

        NotSaved where it could not be kept.
        """
        before = self.current()
        if replace(protocol, version=before.version) == before:
            return before
        changed = replace(protocol, version=before.version + 1)
        text = self._files.protocol_text(changed)
        self._shelf.keep(hash_of(text), changed.name, changed.version, text)
        return changed

    @needs(Action.SEE_PROTOCOL)
    def content_with(self, sha256: str) -> Content:
        """The content whose exam is asked as that protocol says; the content as delivered for an empty hash."""
        if sha256 not in self._contents:
            protocol = self._files.parse_protocol(self._shelf.text_of(sha256).encode("utf-8"))
            exam = exam_of(self.delivered.exam, protocol, self.delivered.vocabulary)
            self._contents[sha256] = replace(self.delivered, exam=exam)
        return self._contents[sha256]

    @needs(Action.SEE_PROTOCOL)
    def protocol_of(self, sha256: str) -> Protocol | None:
        """The protocol of that hash, for a file of an evaluation made with it; None for the exam as delivered."""
        return self._files.parse_protocol(self._shelf.text_of(sha256).encode("utf-8")) if sha256 else None

    @needs(Action.SEE_PROTOCOL)
    def may_be_removed(self, item: OwnItem) -> bool:
        """Whether nothing was ever recorded for the added item; otherwise it can only be hidden."""
        return not self._evaluations.holds_any(item.item_ids)

    @needs(Action.SEE_PROTOCOL)
    def as_delivered(self, protocol: Protocol) -> Protocol:
        """The exam as delivered in place of the protocol; added items that were recorded stay in it, hidden."""
        return Protocol().keeping(self._recorded(protocol))

    @needs(Action.SEE_PROTOCOL)
    def taken_over(self, path: Path, protocol: Protocol) -> Protocol:
        """A colleague's protocol in place of this one, whose added items that were recorded stay in it, hidden.

        NotOurFile where the file holds none.
        """
        return self._files.load_protocol(path).keeping(self._recorded(protocol))

    @needs(Action.SEE_PROTOCOL)
    def write_file(self, path: Path, protocol: Protocol) -> None:
        """A file to keep or to give to a colleague stands at `path`; NotWritten where it could not be written."""
        self._files.save_protocol(path, protocol)

    def _recorded(self, protocol: Protocol) -> list[OwnItem]:
        return [item for item in protocol.added if not self.may_be_removed(item)]


def hash_of(text: str) -> str:
    """What a protocol of this text is named by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
