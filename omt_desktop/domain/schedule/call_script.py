"""What is said in the call before a session."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CallQuestion:
    """A question about what changed since the evaluation."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class CallScript:
    """How the call opens, what is asked, and what the patient is told to prepare; with its sources."""

    opening: str
    questions: tuple[CallQuestion, ...]
    preparation: str
    sources: tuple[str, ...] = ()

    def label_of(self, question_id: str) -> str:
        """The wording of the question; the id of one that is asked no more."""
        return next((question.label for question in self.questions if question.id == question_id), question_id)


NO_SCRIPT = CallScript("", (), "")
