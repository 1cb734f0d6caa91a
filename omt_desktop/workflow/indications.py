"""What is known of OMT for the complaints of this evaluation. Shown, never used to decide."""

from omt_desktop.domain.content import Content, Indication
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.reading import COMPLAINTS


def indications_of(evaluation: Evaluation, content: Content) -> tuple[Indication, ...]:
    """The indications of the chosen complaints, in the order of the content."""
    chosen = evaluation.facts.get(COMPLAINTS)
    complaints = frozenset(map(str, chosen)) if isinstance(chosen, tuple) else frozenset()
    return tuple(indication for indication in content.indications if complaints.intersection(indication.complaints))
