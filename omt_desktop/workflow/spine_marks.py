"""How every part of the drawn spine stands: not examined, normal or found, and the few words beside it."""

from collections.abc import Mapping, Sequence

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Item
from omt_desktop.domain.spine.drawing import NOT_EXAMINED, Mark, MarkState
from omt_desktop.domain.spine.findings import RibFinding, SacralFinding, SegmentFinding, SpineFinding
from omt_desktop.domain.spine.grade_parts import grade_in
from omt_desktop.domain.spine.groups import GROUP
from omt_desktop.domain.spine.map_parts import INNOMINATES, PARTS, PUBIS, SACRUM, items_of, side_of
from omt_desktop.domain.spine.pelvis_items import side_grades
from omt_desktop.domain.spine.print_shorthand import short_grade, short_text
from omt_desktop.domain.spine.segment_items import segment_id
from omt_desktop.workflow.answer_state import AnswerState, state_of

_LETTERS = {"left": "L", "right": "R"}
_NOTED, _FOUND = "noted", "found"


def spine_marks(
    findings: Mapping[str, Finding], items: Mapping[str, Item], recorded: Sequence[SpineFinding]
) -> dict[str, Mark]:
    """The mark of every part of which anything is recorded; a part without a mark was not examined.

    `items` are those of the exam, by id, and `recorded` the spine findings among the findings.
    """
    entries: dict[str, list[SpineFinding]] = {}
    for entry in recorded:
        for part in parts_of(entry):
            entries.setdefault(part, []).append(entry)
    marks = {}
    for part in PARTS:
        held = [findings[item_id] for item_id in items_of(part) if item_id in findings and item_id in items]
        if held and len(items_of(part)) == 1:
            marks[part] = _mark_of_one(part, entries.get(part, []), held[0], items[held[0].id])
        elif held and (mark := _mark_of_several(part, entries.get(part, []), held, items)):
            marks[part] = mark
    return marks


def legend_entries(wording: Mapping[str, str]) -> tuple[tuple[Mark, str], ...]:
    """Every look a part can have, with its meaning; severities are called as the content calls them."""
    return (
        (NOT_EXAMINED, "Not examined"),
        (Mark(MarkState.NORMAL), "Normal"),
        (Mark(MarkState.FINDING), "Not graded"),
        *((Mark(MarkState.FINDING, level), wording.get(f"severity.{level}", str(level))) for level in (1, 2, 3)),
    )


def parts_of(entry: SpineFinding) -> tuple[str, ...]:
    """The parts that light up for an entry."""
    if isinstance(entry, SegmentFinding):
        return tuple(map(segment_id, entry.levels))
    if isinstance(entry, RibFinding):
        return tuple(f"rib.{rib}.{_LETTERS[entry.side]}" for rib in entry.ribs)
    if isinstance(entry, SacralFinding):
        return (SACRUM,)
    if entry.side is None or entry.dysfunction.value.startswith(PUBIS):
        return (PUBIS,)
    return (INNOMINATES[entry.side],)


def _mark_of_one(part: str, entries: Sequence[SpineFinding], finding: Finding, item: Item) -> Mark:
    state = state_of(item, finding)
    if state is AnswerState.FINDING or any(map(_names_a_dysfunction, entries)):
        group = finding.get(GROUP)
        return Mark(
            MarkState.FINDING,
            grade_in(finding).severity,
            _text_of_one(part, entries, finding),
            group if isinstance(group, str) else "",
        )
    # What is only noted down says neither normal nor found.
    return Mark(MarkState.NORMAL) if state is AnswerState.NORMAL else Mark(MarkState.NOT_EXAMINED, text=_NOTED)


def _text_of_one(part: str, entries: Sequence[SpineFinding], finding: Finding) -> str:
    """A group is named once, at its first part; what one part has beyond its group stands there."""
    if not entries:
        own = " ".join(short_grade(grade_in(finding))) or _FOUND
        return f"{part.split('.')[1]} {own}" if part.startswith("rib.") else own
    return " · ".join(short_text(entry) for entry in entries if parts_of(entry)[0] == part)


def _names_a_dysfunction(entry: SpineFinding) -> bool:
    """Severity 0 alone does not."""
    grade = entry.grade
    if not isinstance(entry, SegmentFinding) or entry.position or entry.sidebend or entry.rotation:
        return True
    return bool(grade.severity or grade.tart or grade.key_lesion)


def _mark_of_several(
    part: str, entries: Sequence[SpineFinding], held: Sequence[Finding], items: Mapping[str, Item]
) -> Mark | None:
    """A finding where one of the dysfunctions is there; normal only where every one of them was denied."""
    if entries:
        severities = [entry.grade.severity for entry in entries if entry.grade.severity is not None]
        text = "\n".join(map(short_text, entries))
        return Mark(MarkState.FINDING, max(severities, default=None), text)
    denied = [finding for finding in held if _is_denied(part, finding, items[finding.id])]
    return Mark(MarkState.NORMAL) if len(denied) == len(items_of(part)) else None


def _is_denied(part: str, finding: Finding, item: Item) -> bool:
    """Said not to be there, or said to be on the other side only."""
    if state_of(item, finding) is AnswerState.NORMAL:
        return True
    found_on = side_grades(finding)
    return side_of(part) is not None and bool(found_on) and side_of(part) not in found_on
