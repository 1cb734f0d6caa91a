"""The doctor's own protocol: the one in use, a changed one, and the one an evaluation was made with."""

import hashlib
from dataclasses import replace

from omt_desktop.domain.content import Content
from omt_desktop.domain.protocol import Protocol, exam_of
from omt_desktop.workflow.ports import ProtocolFiles, ProtocolShelf


class ProtocolInUse:
    """Which protocol new evaluations are made with. Every version that was used is kept."""

    def __init__(self, content: Content, shelf: ProtocolShelf, files: ProtocolFiles) -> None:
        self._content = content
        self._shelf = shelf
        self._files = files

    def current(self) -> Protocol:
        """The protocol in use; the exam as delivered (version 0) where none was made."""
        text = self._shelf.current()
        return self._files.parse_protocol(text.encode("utf-8")) if text else Protocol()

    def hash_in_use(self) -> str:
        """What a new evaluation names its protocol by; empty for the exam as delivered."""
        text = self._shelf.current()
        return _hash(text) if text else ""

    def use(self, protocol: Protocol) -> Protocol:
        """The protocol as the next version of the one in use, kept and used from now on; the same one if unchanged."""
        before = self.current()
        if replace(protocol, version=before.version) == before:
            return before
        changed = replace(protocol, version=before.version + 1)
        text = self._files.protocol_text(changed)
        self._shelf.keep(_hash(text), changed.name, changed.version, text)
        return changed

    def content_with(self, sha256: str) -> Content:
        """The content whose exam is asked as that protocol says; the content as it is for an empty hash."""
        if not sha256:
            return self._content
        protocol = self._files.parse_protocol(self._shelf.text_of(sha256).encode("utf-8"))
        return replace(self._content, exam=exam_of(self._content.exam, protocol, self._content.vocabulary))

    def file_text(self) -> str:
        """The protocol in use as a file to keep or to give to a colleague; it holds no patient data."""
        return self._files.protocol_text(self.current())

    def take_over(self, data: bytes) -> Protocol:
        """A colleague's protocol, used from now on as the next version; NotOurFile where it is none."""
        return self.use(self._files.parse_protocol(data))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
