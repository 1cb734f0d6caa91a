"""Labels of backups that were never made."""

from datetime import datetime, timedelta

from omt_desktop.workflow.backups.label import Contents, Label, Reason
from tests.builders import PRACTICE_TIME

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=PRACTICE_TIME)


def a_label(
    number: int = 1,
    made_at: datetime = NOON,
    reason: Reason = Reason.SCHEDULED,
    mark: str = "1-aa",
    contents: Contents | None = None,
) -> Label:
    return Label(number, made_at, reason, contents or Contents(2, 3, NOON), "0.1.0", mark, "one")


def every(step: timedelta, how_many: int, start: datetime = NOON) -> list[Label]:
    return [a_label(number + 1, start + step * number) for number in range(how_many)]
