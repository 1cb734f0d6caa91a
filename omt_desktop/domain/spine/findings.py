"""What a doctor names in one entry of the shorthand line, as values (knowledge.md sections 5.3 to 5.6)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Side(StrEnum):
    """Left or right of the patient. The values are stored."""

    LEFT = "left"
    RIGHT = "right"


class Position(StrEnum):
    """The position of ease of a segment. The values are stored."""

    FLEXED = "F"
    NEUTRAL = "N"
    EXTENDED = "E"


class Sacral(StrEnum):
    """Sacral dysfunctions; those of one side need a side. The values end the item ids."""

    LEFT_ON_LEFT = "LOL"
    RIGHT_ON_RIGHT = "ROR"
    LEFT_ON_RIGHT = "LOR"
    RIGHT_ON_LEFT = "ROL"
    UNILATERAL_FLEXION = "UF"
    UNILATERAL_EXTENSION = "UE"
    BILATERAL_FLEXION = "BF"
    BILATERAL_EXTENSION = "BE"

    @property
    def one_sided(self) -> bool:
        """Whether the name needs a side."""
        return self in (Sacral.UNILATERAL_FLEXION, Sacral.UNILATERAL_EXTENSION)


class Pelvic(StrEnum):
    """Innominate and pubic dysfunctions. The values are the item ids."""

    ANTERIOR = "inn.ant"
    POSTERIOR = "inn.post"
    UPSLIP = "inn.upslip"
    DOWNSLIP = "inn.downslip"
    INFLARE = "inn.inflare"
    OUTFLARE = "inn.outflare"
    PUBIS_SUPERIOR = "pub.sup"
    PUBIS_INFERIOR = "pub.inf"
    PUBIS_COMPRESSED = "pub.comp"

    @property
    def one_sided(self) -> bool:
        """Whether the name needs a side; a compressed pubis has none."""
        return self is not Pelvic.PUBIS_COMPRESSED


class RibMotion(StrEnum):
    """Rib dysfunctions, named for the motion that is free. The values are stored."""

    INHALATION = "inhalation"
    EXHALATION = "exhalation"


@dataclass(frozen=True, slots=True)
class Grade:
    """How marked a finding is: severity 0 to 3, TART signs in their fixed order, and whether it is the key lesion."""

    severity: int | None = None
    tart: tuple[str, ...] = ()
    key_lesion: bool = False


UNGRADED = Grade()


@dataclass(frozen=True, slots=True)
class SegmentFinding:
    """One level, or a group of neighbours, in its position of ease."""

    levels: tuple[str, ...]
    position: Position | None = None
    sidebend: Side | None = None
    rotation: Side | None = None
    grade: Grade = UNGRADED

    @property
    def is_group(self) -> bool:
        """Whether several levels move as one curve."""
        return len(self.levels) > 1


@dataclass(frozen=True, slots=True)
class SacralFinding:
    """A named dysfunction of the sacrum."""

    dysfunction: Sacral
    side: Side | None = None
    grade: Grade = UNGRADED


@dataclass(frozen=True, slots=True)
class PelvicFinding:
    """A named dysfunction of an innominate or of the pubis."""

    dysfunction: Pelvic
    side: Side | None = None
    grade: Grade = UNGRADED


@dataclass(frozen=True, slots=True)
class RibFinding:
    """One rib, or a group of neighbours, of one side."""

    ribs: tuple[int, ...]
    side: Side
    motion: RibMotion
    grade: Grade = UNGRADED


SpineFinding: TypeAlias = SegmentFinding | SacralFinding | PelvicFinding | RibFinding
