"""What bringing data along needs of the outside."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from omt_desktop.domain.content import ContentStamp
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.recommendation import Outcome, Recommendation
from omt_desktop.domain.schedule.follow_up import FiredFlag
from omt_desktop.workflow.bringing.brought import Brought
from omt_desktop.workflow.bringing.incoming import Incoming
from omt_desktop.workflow.bringing.source import FirstLook, Source
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere


class Cancelled(Refusal):
    """The doctor stopped it; nothing was taken over."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was taken over.")


@dataclass(frozen=True, slots=True)
class BegunEvaluation:
    """An evaluation as a file has it, the content it is read with, and the step to begin at."""

    evaluation: Evaluation
    content: ContentStamp
    step_id: str
    outcome: Outcome
    """What is recommended on it, by the rules of this content."""
    flags: tuple[FiredFlag, ...] = ()
    """What is followed up from the moment it is brought in."""
    protocol: str = ""
    """The hash of the doctor's own protocol it was made with; empty for the exam as delivered."""
    protocol_name: str = ""
    protocol_text: str = ""
    recommendation: Recommendation | None = None
    """What follows from it here, where it comes with a decision."""
    signed: SignedElsewhere | None = None


Begin: TypeAlias = Callable[[str], BegunEvaluation]
"""Reads the text of an evaluation file; NotOurFile where that cannot be."""
Tell: TypeAlias = Callable[[Brought], None]


class ForeignFiles(Protocol):
    """Files of other programs, read where they can do no harm."""

    def look(self, path: Path, encoding: str) -> FirstLook:
        """What the file is; NotOurFile where it is nothing that can be read."""
        ...

    def read(self, source: Source, stopped: Callable[[], bool]) -> Iterator[Incoming]:
        """Everything in the file as it is read; NotOurFile where it as a whole cannot be read, Refusal once stopped."""
        ...


class BroughtStore(Protocol):
    """Writes what comes in, in one transaction that begins when it is read and judged."""

    def bring(self, source: str, incoming: Iterable[Incoming], begin: Begin, tell: Tell, *, keep: bool) -> Brought:
        """Everything new of `incoming` is stored, or, without `keep` or after any exception, nothing is.

        `source` tells ids of one program from those of another; what it brought before is known again. `begin` reads
        evaluations, `tell` hears of the progress, the last time before the commit; what it raises ends everything.
        NotSaved where it cannot be committed.
        """
        ...
