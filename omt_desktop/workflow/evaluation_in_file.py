"""What an evaluation file holds: patient, evaluation, the protocol it was made with, and who signed it there."""

from dataclasses import dataclass

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.protocol import Protocol
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere


@dataclass(frozen=True, slots=True)
class EvaluationInFile:
    """`patient` has no id; `protocol` is None for the exam as it is delivered."""

    patient: Patient
    evaluation: Evaluation
    protocol: Protocol | None = None
    protocol_text: str = ""
    """The protocol as a file of its own has it; empty where there is none."""
    signed: SignedElsewhere | None = None
    """What the file says of signatures; None where it says nothing."""
