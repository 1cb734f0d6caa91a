"""The real content, and a healthy invented patient with one finding, for tests of what follows from facts."""

from pathlib import Path

from omt_desktop.content.load_content import load_content
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.exchange.evaluation_file import EvaluationReader

CONTENT = load_content()
CASES = Path(__file__).parent / "cases"


def read_case(path: Path) -> Evaluation:
    """The evaluation in an evaluation file."""
    _, evaluation = EvaluationReader(CONTENT).read(path.read_bytes())
    return evaluation


HEALTHY = read_case(CASES / "healthy-low-back.json")
