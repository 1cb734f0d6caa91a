"""What an evaluation file says of signatures that were given where the file was made. Nobody here has proved them."""

from dataclasses import dataclass

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.workflow.signature import Addendum, Signature

CLOSED = (
    "This evaluation was signed where it was made and brought in from a file, so nothing of it changes here. Begin a "
    "new evaluation to go on."
)


@dataclass(frozen=True, slots=True)
class SignedElsewhere:
    """A statement, never a signature of this practice. The signers have no id here: `person_id` is empty in all."""

    signatures: tuple[Signature, ...]
    outcome: Outcome
    """What the recommendation came to that it was signed with."""
    content: ContentStamp
    """The rules that recommendation follows from."""
    recommendation: str
    """All of it, as one line of JSON (omt-recommendation/1)."""
    addenda: tuple[Addendum, ...] = ()
