"""Evaluations and protocols in and out, and answers out: what the workflow asks of interchange files."""

from pathlib import Path

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.protocol import Protocol
from omt_desktop.domain.recommendation import Recommendation
from omt_desktop.exchange.evaluation_file import EvaluationReader, evaluation_text
from omt_desktop.exchange.json_strict import LARGEST_BYTES, too_large
from omt_desktop.exchange.protocol_file import protocol_text, read_protocol
from omt_desktop.exchange.recommendation_json import recommendation_text, refusal_text
from omt_desktop.exchange.whole_file import write_whole
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.evaluation_in_file import EvaluationInFile
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere


class Interchange:
    """The EvaluationFiles and ProtocolFiles of one content."""

    largest_bytes = LARGEST_BYTES

    def __init__(self, content: Content) -> None:
        self._content = content
        self._reader = EvaluationReader(content)

    def read(self, path: Path) -> tuple[Patient, Evaluation]:
        """The patient and the evaluation in the file; NotOurFile where it cannot be opened or is refused."""
        return self.parse(_bytes_of(path))

    def read_whole(self, path: Path) -> EvaluationInFile:
        """The same with the doctor's own protocol, where the file carries one."""
        return self.parse_whole(_bytes_of(path))

    def parse(self, data: bytes) -> tuple[Patient, Evaluation]:
        """The patient and the evaluation in the bytes of a file or of a line."""
        told = self.parse_whole(data)
        return told.patient, told.evaluation

    def parse_whole(self, data: bytes) -> EvaluationInFile:
        """The same with the doctor's own protocol, where the bytes carry one."""
        if len(data) > LARGEST_BYTES:
            raise too_large()
        return self._reader.read_whole(data)

    def text_of(
        self,
        patient: Patient,
        evaluation: Evaluation,
        protocol: Protocol | None = None,
        signed: SignedElsewhere | None = None,
    ) -> str:
        """The file's text that `parse_whole` reads back as the same evaluation with the same protocol and statement."""
        return evaluation_text(patient, evaluation, self._content, protocol, signed)

    def answer(self, recommendation: Recommendation, *, compact: bool = False) -> str:
        """The recommendation as omt-recommendation/1."""
        return recommendation_text(recommendation, self._content.stamp, compact=compact)

    def parse_protocol(self, data: bytes) -> Protocol:
        """The doctor's own protocol in the bytes of a file."""
        return read_protocol(data, self._content.exam, self._content.vocabulary)

    def protocol_text(self, protocol: Protocol) -> str:
        """The file's text that `parse_protocol` reads back as the same protocol."""
        return protocol_text(protocol)

    def load_protocol(self, path: Path) -> Protocol:
        """The doctor's own protocol in the file; NotOurFile where it cannot be opened or is none."""
        data = _bytes_of(path)
        try:
            return self.parse_protocol(data)
        except NotOurFile as problem:
            raise NotOurFile(
                f"{path.name} is not a protocol that can be taken over, and nothing was changed. {problem}"
            ) from None

    def save_protocol(self, path: Path, protocol: Protocol) -> None:
        """The protocol's file stands at `path` whole, or NotWritten says why and what stood there before does."""
        write_whole(path, protocol_text(protocol))

    def refusal(self, problem: str) -> str:
        """The line that stands where an answer would."""
        return refusal_text(problem)


def _bytes_of(path: Path) -> bytes:
    """What stands in the file, at most one byte more than any file of ours has."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise NotOurFile(f"The file {path} cannot be read ({reason}). Check the path and try again.") from None
