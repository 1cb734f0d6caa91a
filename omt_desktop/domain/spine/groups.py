"""Neighbours that are recorded as one group: the exam keeps them level by level, each with the name of its group."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from omt_desktop.domain.evaluation import Finding

GROUP = "group"

Findings: TypeAlias = Mapping[str, Finding]


def runs(ids: Sequence[str], findings: Findings, alike: Callable[[Finding], object]) -> Iterator[tuple[Finding, ...]]:
    """What is recorded for the ids, neighbours together where they name the same group and are alike."""
    run: list[Finding] = []
    for item_id in ids:
        finding = findings.get(item_id)
        if run and (finding is None or not _joined(run[-1], finding, alike)):
            yield tuple(run)
            run = []
        if finding is not None:
            run.append(finding)
    if run:
        yield tuple(run)


def _joined(before: Finding, finding: Finding, alike: Callable[[Finding], object]) -> bool:
    group = finding.get(GROUP)
    return group is not None and before.get(GROUP) == group and alike(before) == alike(finding)


def renamed(
    ids: Sequence[str],
    findings: Findings,
    alike: Callable[[Finding], object],
    name: Callable[[Finding, Finding], str],
) -> dict[str, Finding]:
    """The findings whose group has to be called otherwise, because neighbours have left it or it has grown.

    `name` makes a name of the first and the last finding of a group; what stands alone belongs to none.
    """
    changed = {}
    for run in runs(ids, findings, alike):
        group = name(run[0], run[-1]) if len(run) > 1 else None
        changed.update({finding.id: finding.with_value(GROUP, group) for finding in run if finding.get(GROUP) != group})
    return changed
