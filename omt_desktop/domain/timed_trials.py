"""Timed tests: every trial is kept, and the result is the one that counts."""

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Counts, Field


def with_trial(finding: Finding, result: Field, seconds: float) -> Finding:
    """The finding with one more trial, in seconds to one decimal, and its result worked out anew.

    ValueError where every trial is recorded already: one has to be taken out first, so that none is lost in silence.
    """
    free = next((key for key in result.trials if finding.get(key) is None), None)
    if free is None:
        raise ValueError(f"all {len(result.trials)} trials of {finding.id} are recorded")
    return with_result(finding.with_value(free, round(seconds, 1)), result)


def with_result(finding: Finding, result: Field) -> Finding:
    """The finding with the result that its trials give; without a result where there is no trial."""
    return finding.with_value(result.key, result_of(finding, result))


def result_of(finding: Finding, result: Field) -> float | None:
    """The longest, shortest or mean trial in seconds to one decimal, None where no trial is recorded."""
    times = [time for key in result.trials if isinstance(time := finding.get(key), int | float)]
    if not times:
        return None
    if result.counts is Counts.LONGEST:
        return max(times)
    return min(times) if result.counts is Counts.SHORTEST else round(sum(times) / len(times), 1)
