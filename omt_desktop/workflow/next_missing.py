"""Where the doctor goes next when something is needed before a recommendation."""

from omt_desktop.domain.exam import Exam, Item, Target, is_shown
from omt_desktop.domain.reading import NO_REGION, Reading


def next_missing(exam: Exam, reading: Reading, step_id: str, after: str = "") -> str | None:
    """The id of the next needed item after the item `after`, else from the step `step_id` on, and round to the start.

    While no region is examined, the first region that can be graded counts as needed. None where nothing is.
    """
    items = [(step.id, item) for step in exam.steps for item in step.items]
    needed = [item.id for _, item in items if _is_needed(item, reading)]
    if NO_REGION in reading.missing():
        needed += [item.id for _, item in items if item.target is Target.REGION][:1]
    order = {item.id: place for place, (_, item) in enumerate(items)}
    first_here = next((place for place, (step, _) in enumerate(items) if step == step_id), len(items))
    start = order.get(after, first_here - 1)
    needed.sort(key=lambda item_id: (order[item_id] <= start, order[item_id]))
    return needed[0] if needed else None


def _is_needed(item: Item, reading: Reading) -> bool:
    return item.target is Target.FACT and is_shown(item, reading) and reading.is_missing(item.id)
