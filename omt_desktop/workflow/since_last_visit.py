"""What an earlier evaluation of the same patient holds beside this one, item by item, and how it went on since.

Not examined is told as such on either side: what was found then and not examined now is never called gone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from omt_desktop.domain.content import Content
from omt_desktop.domain.evaluation import Evaluation, Finding, RegionFinding
from omt_desktop.domain.exam import FieldKind, Item, Target
from omt_desktop.domain.normal_finding import is_normal
from omt_desktop.workflow.answer_words import item_text
from omt_desktop.workflow.evaluation_record import EvaluationRecord, EvaluationSummary
from omt_desktop.workflow.words import Words

TENDERNESS = "tenderness"
"""The part of a palpated structure that is graded 0 to 4 in words; higher is worse."""
PAIN_UNIT = "0-10"
"""A number that the patient gives for pain; higher is worse."""


class Course(StrEnum):
    """How an item went on from then to now, in the order in which a reader wants them."""

    WORSE = "worse"
    NEW = "new"
    """Normal then, a finding now."""
    BETTER = "better"
    GONE = "gone"
    """A finding then, stated normal now."""
    CHANGED = "changed"
    """Recorded otherwise, without a grade that says which is worse."""
    ONLY_THEN = "only_then"
    ONLY_NOW = "only_now"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Compared:
    """One item that was recorded then or now; `then` and `now` are whole answers, or say that there is none."""

    item_id: str
    label: str
    then: str
    now: str
    course: Course


def earlier_visits(record: EvaluationRecord, summaries: Iterable[EvaluationSummary]) -> tuple[EvaluationSummary, ...]:
    """The patient's evaluations of this day or an earlier one, without this one, newest first."""
    day = record.evaluation.evaluated_on.isoformat()
    earlier = [found for found in summaries if found.id != record.id and found.evaluated_on <= day]
    return tuple(sorted(earlier, key=lambda found: (found.evaluated_on, found.saved_at), reverse=True))


def compared_items(items: Iterable[Item], then: Evaluation, now: Evaluation, content: Content) -> tuple[Compared, ...]:
    """Every item that was recorded then or now, in the order of the exam."""
    words = Words(content)
    found = (_compared(item, then, now, words) for item in items)
    return tuple(one for one in found if one is not None)


def what_went_on(then: Evaluation, now: Evaluation, content: Content) -> tuple[Compared, ...]:
    """Over the whole exam, what was found, and pain: all that is not the same, what is worse or new first."""
    every = compared_items(content.exam.items.values(), then, now, content)
    graded = (Course.WORSE, Course.BETTER)
    told = [
        one
        for one in every
        if one.course is not Course.SAME
        and (content.exam.items[one.item_id].target is not Target.FACT or one.course in graded)
    ]
    order = list(Course)
    return tuple(sorted(told, key=lambda one: order.index(one.course)))


def unknown_to_this_exam(then: Evaluation, content: Content) -> int:
    """How many findings of then belong to items that this exam does not have, so that they are not compared."""
    return sum(item_id not in content.exam.items for item_id in then.findings)


def _compared(item: Item, then: Evaluation, now: Evaluation, words: Words) -> Compared | None:
    before, after = item_text(item, then, words), item_text(item, now, words)
    if before is None and after is None:
        return None
    nothing = "not asked" if item.target is Target.FACT else "not examined"
    course = _course(item, then, now)
    return Compared(item.id, item.field.label, before or nothing, after or nothing, course)


def _course(item: Item, then: Evaluation, now: Evaluation) -> Course:
    before, after = _value(item, then), _value(item, now)
    if before is None:
        return Course.ONLY_NOW
    if after is None:
        return Course.ONLY_THEN
    was_normal, is_now_normal = _is_normal(item, before), _is_normal(item, after)
    if before == after or (was_normal and is_now_normal):
        return Course.SAME
    if is_now_normal:
        return Course.GONE
    return Course.NEW if was_normal else _by_grade(_grades(item, before), _grades(item, after))


def _value(item: Item, evaluation: Evaluation) -> object:
    if item.target is Target.FACT:
        return evaluation.facts.get(item.id)
    return (evaluation.regions if item.target is Target.REGION else evaluation.findings).get(item.id)


def _is_normal(item: Item, value: object) -> bool:
    if isinstance(value, RegionFinding):
        return value.severity == 0
    return isinstance(value, Finding) and is_normal(item, value)


def _grades(item: Item, value: object) -> dict[str, float]:
    """What of the value has a grade of which higher is worse: severity, tenderness, pain."""
    if isinstance(value, RegionFinding):
        return {"": value.severity}
    if isinstance(value, Finding):
        keys = [part.key for part in item.parts if part.kind is FieldKind.SEVERITY or part.key == TENDERNESS]
        given = {key: value.get(key) for key in keys}
        return {key: float(grade) for key, grade in given.items() if isinstance(grade, int | float | str)}
    return {"": float(value)} if item.field.unit == PAIN_UNIT and isinstance(value, int | float) else {}


def _by_grade(then: dict[str, float], now: dict[str, float]) -> Course:
    """Better or worse where every grade that moved, of those given both times, moved that way."""
    moves = {now[key] - then[key] for key in then.keys() & now.keys()} - {0}
    if then.keys() != now.keys() or not moves:
        return Course.CHANGED
    if all(move > 0 for move in moves):
        return Course.WORSE
    return Course.BETTER if all(move < 0 for move in moves) else Course.CHANGED


COURSE_WORDS: dict[Course, tuple[str, str]] = {
    Course.WORSE: ("▲", "worse"),
    Course.NEW: ("✚", "new"),
    Course.BETTER: ("▼", "better"),
    Course.GONE: ("✓", "normal now"),
    Course.CHANGED: ("◆", "changed"),
    Course.ONLY_THEN: ("○", "only then"),
    Course.ONLY_NOW: ("●", "only now"),
    Course.SAME: ("=", "same"),
}
"""The shape and the word of each."""


def counts_in_words(compared: Sequence[Compared]) -> str:
    """«2 worse · 1 new · 3 same», in the order of the courses; empty for nothing."""
    counts = ((course, sum(one.course is course for one in compared)) for course in Course)
    return " · ".join(f"{count} {COURSE_WORDS[course][1]}" for course, count in counts if count)
