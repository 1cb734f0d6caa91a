"""The shorthand line of the spine, read into findings. The grammar is written out in resources/help/shorthand.md."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from omt_desktop.domain.spine.findings import (
    Grade,
    Pelvic,
    PelvicFinding,
    Position,
    RibFinding,
    RibMotion,
    Sacral,
    SacralFinding,
    SegmentFinding,
    Side,
    SpineFinding,
)
from omt_desktop.domain.spine.levels import AA, RIBS, run_of_levels
from omt_desktop.domain.spine.scanner import Scanner, ShorthandError
from omt_desktop.domain.vocabulary import TART

_Name = TypeVar("_Name")


def _word(pattern: str) -> re.Pattern[str]:
    """The pattern as a whole word, in any case."""
    return re.compile(rf"(?:{pattern})(?![A-Za-z0-9])", re.IGNORECASE)


def _part(pattern: str) -> re.Pattern[str]:
    """The pattern even where letters follow, in any case."""
    return re.compile(pattern, re.IGNORECASE)


_SIDE = _word(r"(l|r)(?:eft|ight)?")
_LEVEL = _part(r"(o/?a|a/?a|c1|[ctl]\s*\d{1,2})(?!\d)")
_TO_LEVEL = _part(r"\s*[-–]\s*([ctl])?\s*(\d{1,2})(?!\d)")
_SACRUM = _word("sacrum|sacral|sac|s")
_RIB = _part(r"ribs?(?![a-z])")
_RIB_NUMBERS = _part(r"(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?(?!\d)")

_POSITION = _part(r"(flex(?:ed|ion)?|ext(?:ended|ension)?|neutral)(?![a-z])|([fen])(?=[rs\s;]|$)")
_BOTH = _part(r"(?:rs|sr)\s*([rl])(?![a-z])")
_SIDEBEND = _part(r"(?:sb\s*|sidebent\s*|s)([rl])(?:ight|eft)?")
_ROTATION = _part(r"(?:rot(?:ated)?\s*|r)([rl])(?:ight|eft)?")
_UNSIDED = _word(r"rs|sr|sb|rot|[rs]")

_SACRAL_AXIS = _part(r"(l|r)(?:eft)?(?:ight)?\s*(?:on|o|/)\s*(l|r)(?:eft|ight)?(?![a-z])")
_SACRAL_NAMES = {
    Sacral.UNILATERAL_FLEXION: _word(r"uf|unilateral\s+flex(?:ed|ion)"),
    Sacral.UNILATERAL_EXTENSION: _word(r"ue|unilateral\s+ext(?:ended|ension)"),
    Sacral.BILATERAL_FLEXION: _word(r"bf|bilateral(?:ly)?\s+flex(?:ed|ion)"),
    Sacral.BILATERAL_EXTENSION: _word(r"be|bilateral(?:ly)?\s+ext(?:ended|ension)"),
}
_INNOMINATE = _word("innominate|innom|inn|ilium")
_PUBIS = _word("pubis|pubic|pub|symphysis")
_INNOMINATE_NAMES = {
    Pelvic.ANTERIOR: _word("anterior|ant"),
    Pelvic.POSTERIOR: _word("posterior|post"),
    Pelvic.UPSLIP: _word(r"up\s*slip(?:ped)?"),
    Pelvic.DOWNSLIP: _word(r"down\s*slip(?:ped)?"),
    Pelvic.INFLARE: _word(r"in\s*flare"),
    Pelvic.OUTFLARE: _word(r"out\s*flare"),
}
_PUBIC_NAMES = {
    Pelvic.PUBIS_SUPERIOR: _word("superior|sup"),
    Pelvic.PUBIS_INFERIOR: _word("inferior|inf"),
    Pelvic.PUBIS_COMPRESSED: _word("compressed|compression|comp"),
}
_RIB_MOTIONS = {
    RibMotion.INHALATION: _word("inhalation|inhaled|inh"),
    RibMotion.EXHALATION: _word("exhalation|exhaled|exh"),
}
_SEVERITY = _part(r"sev(?:erity)?\s*(\d+)(?!\d)")
_KEY = _word("key(?:\\s+lesion)?")
_TART_WORDS = {
    "texture": _word("ttc|tta|texture|tissue"),
    "asymmetry": _word("asym(?:metry|metric)?"),
    "restriction": _word("restr(?:icted|iction)?"),
    "tenderness": _word("ttp|tender(?:ness)?"),
}

STARTERS = ("OA", "AA", "C", "T", "L", "sac", "rib", "R", "pub")
GRADE_WORDS = ("sev", "TTP", "TTC", "asym", "restr", "key")
MOTION_WORDS = ("FRS R", "FRS L", "ERS R", "ERS L", "N SR RL", "N SL RR")


def parse_shorthand(line: str) -> tuple[SpineFinding, ...]:
    """Every entry of the line, in order; ShorthandError at the first character that cannot be read.

    Entries are separated by `;`; empty entries are passed over.
    """
    found: list[SpineFinding] = []
    start = 0
    for entry in line.split(";"):
        scanner = Scanner(line, start, start + len(entry.rstrip()))
        if not scanner.at_end:
            found.append(_entry(scanner))
        start += len(entry) + 1
    return tuple(found)


def _entry(scanner: Scanner) -> SpineFinding:
    start = scanner.position
    level = scanner.take(_LEVEL)
    if level is not None:
        finding: SpineFinding = _segment(scanner, level, start)
    elif scanner.take(_SACRUM):
        finding = _sacrum(scanner)
    else:
        side = _side(scanner)
        finding = _rib(scanner, side) if scanner.take(_RIB) else _pelvis(scanner, side)
    grade = _grade(scanner)
    if not scanner.at_end:
        raise scanner.refuse(f"«{scanner.rest()}» is not understood here.", GRADE_WORDS)
    return replace(finding, grade=grade)


def _side(scanner: Scanner) -> Side | None:
    match = scanner.take(_SIDE)
    return _side_of(match[1]) if match else None


def _side_of(letter: str) -> Side:
    return Side.LEFT if letter.lower() == "l" else Side.RIGHT


def _level_name(text: str) -> str:
    name = re.sub(r"[\s/]", "", text).upper()
    return AA if name == "C1" else name


def _segment(scanner: Scanner, first: re.Match[str], start: int) -> SegmentFinding:
    name = _level_name(first[1])
    last = scanner.take(_TO_LEVEL) if name[-1].isdigit() else None
    end = (last[1] or name[0]).upper() + last[2] if last else name
    try:
        levels = run_of_levels(name, end)
    except KeyError as unknown:
        raise ShorthandError(start, f"There is no level {unknown.args[0]}.") from None
    except ValueError:
        raise ShorthandError(start, f"{end} lies above {name}; a group runs downwards.") from None
    position = _position(scanner)
    sidebend, rotation = _motion(scanner, name)
    return SegmentFinding(levels, position, sidebend, rotation)


def _position(scanner: Scanner) -> Position | None:
    match = scanner.take(_POSITION)
    return Position((match[1] or match[2])[0].upper()) if match else None


def _motion(scanner: Scanner, level: str) -> tuple[Side | None, Side | None]:
    """Sidebending and rotation, each at most once and in either order; one side for both after FRS and ERS."""
    if level == AA and (only := scanner.take(_SIDE)):
        return None, _side_of(only[1])
    both = scanner.take(_BOTH)
    if both:
        return _side_of(both[1]), _side_of(both[1])
    sidebend = scanner.take(_SIDEBEND)
    rotation = scanner.take(_ROTATION)
    if rotation and not sidebend:
        sidebend = scanner.take(_SIDEBEND)
    elif not sidebend and not rotation and scanner.take(_UNSIDED):
        raise scanner.refuse("To which side? Add R or L.", ("R", "L"))
    return (_side_of(sidebend[1]) if sidebend else None), (_side_of(rotation[1]) if rotation else None)


def _sacrum(scanner: Scanner) -> SacralFinding:
    axis = scanner.take(_SACRAL_AXIS)
    if axis:
        return SacralFinding(Sacral(f"{axis[1]}o{axis[2]}".upper()))
    side = _side(scanner)
    for name, pattern in _SACRAL_NAMES.items():
        if scanner.take(pattern):
            if not name.one_sided:
                return SacralFinding(name)
            side = side or _side(scanner)
            if side is None:
                raise scanner.refuse("On which side? Add R or L.", ("R", "L"))
            return SacralFinding(name, side)
    raise scanner.refuse(
        "Which sacral dysfunction? For example L on L, UF R, BE.", ("L on L", "R on R", "L on R", "R on L", "UF", "UE")
    )


def _rib(scanner: Scanner, side: Side | None) -> RibFinding:
    numbers = scanner.take(_RIB_NUMBERS)
    if numbers is None:
        raise scanner.refuse("Which rib? Add a number from 1 to 12.", tuple(map(str, RIBS)))
    first, last = int(numbers[1]), int(numbers[2] or numbers[1])
    if not RIBS[0] <= first <= last <= RIBS[-1]:
        raise ShorthandError(numbers.start(), "Ribs are numbered 1 to 12, and a group runs downwards.")
    side = side or _side(scanner)
    motion = _named(scanner, _RIB_MOTIONS)
    if motion is None:
        raise scanner.refuse("Inhalation or exhalation? Add inh or exh.", ("inh", "exh"))
    side = side or _side(scanner)
    if side is None:
        raise scanner.refuse("On which side? Add R or L.", ("R", "L"))
    return RibFinding(tuple(range(first, last + 1)), side, motion)


def _pelvis(scanner: Scanner, side: Side | None) -> PelvicFinding:
    """Side, noun and dysfunction in any order; upslips and flares need no noun."""
    noun_seen, name, pubic = False, None, False
    while not scanner.at_end:
        if scanner.take(_PUBIS):
            noun_seen = pubic = True
        elif scanner.take(_INNOMINATE):
            noun_seen = True
        elif name is None and (found := _named(scanner, {**_INNOMINATE_NAMES, **_PUBIC_NAMES})):
            name = found
        elif side is None and (sided := _side(scanner)):
            side = sided
        else:
            break
    if name is None:
        if not (noun_seen or side):
            raise scanner.refuse("An entry begins with a level, sac, rib, pub or a side.", STARTERS)
        words = ("sup", "inf", "comp") if pubic else ("ant innom", "post innom", "upslip", "downslip", "rib")
        raise scanner.refuse("Which dysfunction? For example R ant innom, L upslip, pub sup R.", words)
    if pubic is not (name in _PUBIC_NAMES) and (pubic or name in _PUBIC_NAMES):
        raise scanner.refuse("Of which bone? Add innom or pub.", ("innom", "pub"))
    if name.one_sided and side is None:
        raise scanner.refuse("On which side? Add R or L.", ("R", "L"))
    return PelvicFinding(name, side if name.one_sided else None)


def _named(scanner: Scanner, names: Mapping[_Name, re.Pattern[str]]) -> _Name | None:
    return next((name for name, pattern in names.items() if scanner.take(pattern)), None)


def _grade(scanner: Scanner) -> Grade:
    """Severity, TART signs and key lesion in any order, each once."""
    severity, key, tart = None, False, set[str]()
    while not scanner.at_end:
        place = scanner.position
        level = scanner.take(_SEVERITY)
        if level:
            if int(level[1]) > 3:
                raise ShorthandError(place, "Severity goes from 0 to 3.")
            severity = int(level[1])
        elif scanner.take(_KEY):
            key = True
        elif sign := _named(scanner, _TART_WORDS):
            tart.add(sign)
        else:
            break
    return Grade(severity, tuple(sign for sign in TART if sign in tart), key)
