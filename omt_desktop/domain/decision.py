"""What the doctor decides after reading the recommendation."""

from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    """Whether the doctor follows the recommendation. The values are stored."""

    AGREE = "agree"
    DIFFER = "differ"


@dataclass(frozen=True, slots=True)
class ChosenTechnique:
    """A technique the doctor plans in a region, with the written reason that a `relative` cell asks for."""

    region: str
    technique: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The doctor's decision and plan. `stance` None means not decided yet; differing needs a `reason`."""

    stance: Stance | None = None
    reason: str = ""
    chosen: tuple[ChosenTechnique, ...] = ()
    discussion: str = ""
    """The cause of the symptoms as it was discussed with the patient."""
    plan: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is made: agreed, or differed with a reason."""
        return self.stance is Stance.AGREE or (self.stance is Stance.DIFFER and bool(self.reason.strip()))

    def chosen_in(self, region: str, technique: str) -> ChosenTechnique | None:
        """The choice for this cell, or None where it was not chosen."""
        return next((c for c in self.chosen if (c.region, c.technique) == (region, technique)), None)
