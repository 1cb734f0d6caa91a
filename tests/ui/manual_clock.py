"""A clock that stands still until it is told that time passed."""


class ManualClock:
    """Seconds, as `time.monotonic` counts them."""

    def __init__(self) -> None:
        self._now = 1000.0

    def __call__(self) -> float:
        return self._now

    def pass_by(self, seconds: float) -> None:
        """So many seconds pass."""
        self._now += seconds
