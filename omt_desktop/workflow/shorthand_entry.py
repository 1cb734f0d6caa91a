"""The shorthand line while it is typed and when it is entered: what it says, what does not fit, what it replaces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from omt_desktop.domain.evaluation import Evaluation, Finding
from omt_desktop.domain.spine.completion import complete
from omt_desktop.domain.spine.coupling import remarks_on
from omt_desktop.domain.spine.expected_signs import signs_against
from omt_desktop.domain.spine.finding_items import findings_of, findings_of_all, spine_findings_of
from omt_desktop.domain.spine.findings import SpineFinding
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.domain.spine.print_shorthand import print_shorthand, shorthand_in_words
from omt_desktop.domain.spine.scanner import ShorthandError
from omt_desktop.workflow.edits import RecordSeveral
from omt_desktop.workflow.spine_marks import parts_of


@dataclass(frozen=True, slots=True)
class ShorthandReading:
    """What a line means for this evaluation; with a problem there are no entries, and nothing can be recorded."""

    entries: tuple[SpineFinding, ...] = ()
    words: tuple[str, ...] = ()
    """Each entry in words."""
    remarks: tuple[str, ...] = ()
    """What the osteopathic model calls impossible, within the line and against what is recorded. It blocks nothing."""
    replaces: tuple[str, ...] = ()
    """What is recorded now, as shorthand, and will be otherwise."""
    changes: bool = False
    """Whether there is anything to record."""
    problem: str = ""
    position: int = 0
    """The character, from 0, at which the line cannot be read."""
    unfinished: bool = False
    """Whether the line only stops too early: before a word, or in the middle of one that is known."""


def read_shorthand(line: str, evaluation: Evaluation) -> ShorthandReading:
    """The line read against what the evaluation holds; an empty line says nothing and has no problem."""
    try:
        entries = parse_shorthand(line)
    except ShorthandError as error:
        stopped = error.position >= len(line.rstrip(" \t,"))
        typed = line.rpartition(" ")[2].rpartition(";")[2]
        unfinished = stopped or (error.position >= len(line) - len(typed) and bool(complete(line)))
        return ShorthandReading(problem=error.message, position=error.position, unfinished=unfinished)
    if not entries:
        return ShorthandReading()
    recorded = evaluation.findings
    changed = findings_of_all(entries, recorded)
    after = {**recorded, **changed}
    remarks = [remark for entry in entries for remark in _remarks(entry, _beside(entry, after), after)]
    return ShorthandReading(
        entries,
        tuple(map(shorthand_in_words, entries)),
        tuple(dict.fromkeys(remarks)),
        _replaced(entries, recorded, after),
        bool(changed),
    )


def record_shorthand(entries: tuple[SpineFinding, ...], evaluation: Evaluation) -> RecordSeveral:
    """The edit that records the entries one after the other, as one step of undo."""
    return RecordSeveral(findings_of_all(entries, evaluation.findings))


def remarks_at(part: str, recorded: tuple[SpineFinding, ...], findings: Mapping[str, Finding]) -> tuple[str, ...]:
    """What does not go together among what is recorded for a part of the drawing, with the spine and with the tests."""
    here = recorded_at(part, recorded)
    return tuple(dict.fromkeys(remark for entry in here for remark in _remarks(entry, recorded, findings)))


def recorded_at(part: str, recorded: Sequence[SpineFinding]) -> tuple[SpineFinding, ...]:
    """What is recorded for a part of the drawing; a group stands at every level that belongs to it."""
    return tuple(entry for entry in recorded if part in parts_of(entry))


def _remarks(entry: SpineFinding, beside: tuple[SpineFinding, ...], findings: Mapping[str, Finding]) -> tuple[str, ...]:
    return (*remarks_on(entry, beside), *signs_against(entry, beside, findings))


def _beside(entry: SpineFinding, after: Mapping[str, Finding]) -> tuple[SpineFinding, ...]:
    """Everything that will be recorded; the entry itself too, which may be part of a larger one by then."""
    return (entry, *(other for other in spine_findings_of(after) if other != entry))


def _replaced(
    entries: tuple[SpineFinding, ...], before: Mapping[str, Finding], after: Mapping[str, Finding]
) -> tuple[str, ...]:
    """What is recorded at the parts the line names, and is lost or split by it; additions replace nothing."""
    named = {part for entry in entries for part in parts_of(entry)}
    lost = (
        entry
        for entry in spine_findings_of(before)
        if named.intersection(parts_of(entry)) and findings_of(entry, after)
    )
    return tuple(print_shorthand((entry,)) for entry in lost)
