"""Undo as a list of immutable evaluations."""

from omt_desktop.domain.evaluation import Evaluation


class UndoHistory:
    """Past and future evaluations of one session; consecutive edits of one text merge into one step."""

    def __init__(self) -> None:
        self._past: list[Evaluation] = []
        self._future: list[Evaluation] = []
        self._last_name = ""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be done again."""
        return bool(self._future)

    def forget(self) -> None:
        """There is nothing to take back or to do again any more."""
        self._past.clear()
        self._future.clear()
        self._last_name = ""

    def remember(self, before: Evaluation, name: str) -> None:
        """Keeps the evaluation as it was before an edit; an edit forgets what was taken back."""
        merges = bool(name) and name == self._last_name and bool(self._past)
        if not merges:
            self._past.append(before)
        self._future.clear()
        self._last_name = name

    def undo(self, now: Evaluation) -> Evaluation:
        """The evaluation before the last edit; the same one where there was none."""
        if not self._past:
            return now
        self._future.append(now)
        self._last_name = ""
        return self._past.pop()

    def redo(self, now: Evaluation) -> Evaluation:
        """The evaluation before the last undo; the same one where there was none."""
        if not self._future:
            return now
        self._past.append(now)
        self._last_name = ""
        return self._future.pop()
