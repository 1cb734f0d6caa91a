"""The refusal to book over a session unless somebody says that it is meant."""

from omt_desktop.workflow.errors import Refusal


class DoubleBooked(Refusal):
    """Time that is taken already. Nothing was booked."""

    def __init__(self, how_many: int) -> None:
        sessions = "Another session takes" if how_many == 1 else f"{how_many} other sessions take"
        super().__init__(
            f"{sessions} part of that time. Nothing was booked. Choose another time, or say that both are meant."
        )
