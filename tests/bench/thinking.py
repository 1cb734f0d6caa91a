"""The cost of the recommendation after one changed fact."""

from omt_desktop.domain.assess import assess
from tests.bench.measuring import Line, absolute, milliseconds
from tests.clinic import CONTENT, HEALTHY


def recommending() -> Line:
    """All rules over a complete evaluation with one fact changed."""
    changed = HEALTHY.with_fact("med.anticoagulant", "yes")
    times = [milliseconds(lambda: _assess(changed)) for _ in range(200)]
    return absolute("recommendation after one changed fact, all rules", times, 5)


def _assess(evaluation: object) -> None:
    assess(evaluation, CONTENT.vocabulary, CONTENT.rules)  # type: ignore[arg-type]
