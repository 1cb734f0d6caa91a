"""How a patient, and those who answer for them, are reached. Text is kept as it was typed."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[\d\s+()./–-]+")
_WHOLE = 10


class PhoneKind(StrEnum):
    """Where a phone rings; the values are stored."""

    MOBILE = "mobile"
    HOME = "home"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it was typed, with what was written beside it, and where it rings."""

    number: str
    kind: PhoneKind = PhoneKind.MOBILE

    @property
    def digits(self) -> str:
        """The digits of its longest number as 0 to 9, of any script; words such as «after 6» add none."""
        runs = ("".join(str(int(sign)) for sign in run if sign.isdecimal()) for run in _NUMBER.findall(self.number))
        return max(runs, key=len, default="")

    @property
    def dialled(self) -> str:
        """What a telephone is given: the digits, behind a + where one was typed; empty where there are none."""
        plus = "+" if "+" in self.number else ""
        return plus + self.digits if self.digits else ""

    def same_line_as(self, other: "Phone") -> bool:
        """Whether both may ring in one place: the same last ten digits, however the country was written.

        Shorter numbers, which leave out the area, are the same only where all digits are.
        """
        mine, theirs = self.digits.lstrip("0"), other.digits.lstrip("0")
        if not mine or not theirs:
            return False
        return mine == theirs or (min(len(mine), len(theirs)) >= _WHOLE and mine[-_WHOLE:] == theirs[-_WHOLE:])


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; every part may be empty."""

    street: str = ""
    """May have several lines."""
    postal_code: str = ""
    town: str = ""
    region: str = ""
    """State, province or canton."""
    country: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """As it stands on an envelope; no line is empty."""
        place = " ".join(part for part in (self.postal_code, self.town) if part)
        last = ", ".join(part for part in (self.region, self.country) if part)
        return tuple(line for line in (*self.street.splitlines(), place, last) if line.strip())


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Somebody who answers for the patient, or is told in an emergency; empty for nobody."""

    name: str = ""
    relation: str = ""
    """In words, such as mother, partner, legal guardian."""
    phone: str = ""

    @property
    def words(self) -> str:
        """`Maria Rivera (mother), +1 555 0100`; empty for nobody."""
        who = f"{self.name} ({self.relation})" if self.name and self.relation else self.name or self.relation
        return ", ".join(part for part in (who, self.phone) if part)


NO_ADDRESS = Address()
NOBODY = ContactPerson()
