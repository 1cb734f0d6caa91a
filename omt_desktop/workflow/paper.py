"""The sheet that is printed on."""

from enum import StrEnum


class Paper(StrEnum):
    """The size of the sheet. The values are stored."""

    LETTER = "letter"
    A4 = "a4"
