"""The signs that belong to each named dysfunction of sacrum and pelvis; one that is recorded otherwise is named.

Source: the tables of knowledge.md sections 5.4 and 5.5 (text read, in part teaching copies; the deep sulcus of the
torsions is standard reasoning, not verified). Nothing is blocked or changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from omt_desktop.domain.evaluation import VALUE
from omt_desktop.domain.spine.findings import (
    UNGRADED,
    Pelvic,
    PelvicFinding,
    Sacral,
    SacralFinding,
    Side,
    SpineFinding,
)
from omt_desktop.domain.spine.groups import Findings
from omt_desktop.domain.spine.print_shorthand import print_shorthand


@dataclass(frozen=True, slots=True)
class _Sign:
    """A test or a landmark of the exam: its item, what it is called, and the words for each of its values."""

    item: str
    name: str
    words: Mapping[str, str] = field(compare=False)


def _sides(positive: str, none: str) -> dict[str, str]:
    return {
        "left": f"{positive} on the left",
        "right": f"{positive} on the right",
        "both": f"{positive} on both sides",
        "none": none,
    }


_HIGHER = {"left": "higher on the left", "right": "higher on the right", "none": "level"}
_SEATED = _Sign("sac.seated_flexion", "the seated flexion test", _sides("positive", "negative"))
_SPRING = _Sign("sac.spring", "the spring test", {"negative": "negative", "positive": "positive"})
_ILA = _Sign("sac.ila", "the inferior lateral angle", _sides("posterior", "not posterior"))
_SULCUS = _Sign("sac.sulcus", "the sulcus", _sides("deep", "shallow on both sides"))
_ASIS = _Sign("inn.level.asis", "the ASIS", _HIGHER)
_PSIS = _Sign("inn.level.psis", "the PSIS", _HIGHER)
_TUBEROSITY = _Sign("inn.level.tuberosity", "the ischial tuberosity", _HIGHER)
_TUBERCLE = _Sign("inn.level.pubic_tubercle", "the pubic tubercle", _HIGHER)
_SIDING = (
    _Sign("inn.standing_flexion", "standing flexion", _sides("positive", "negative")),
    _Sign("inn.asis_compression", "ASIS compression", _sides("positive", "negative")),
)
"""Either of these tests gives the side of a pelvic dysfunction."""

SIGN_ITEMS = tuple(
    sign.item for sign in (_SEATED, _SPRING, _ILA, _SULCUS, _ASIS, _PSIS, _TUBEROSITY, _TUBERCLE, *_SIDING)
)
"""The items whose findings are compared."""

_SACRAL: Mapping[Sacral, tuple[tuple[str, ...], ...]] = {
    Sacral.LEFT_ON_LEFT: (("right",), ("negative",), ("left",), ("right",)),
    Sacral.RIGHT_ON_RIGHT: (("left",), ("negative",), ("right",), ("left",)),
    Sacral.LEFT_ON_RIGHT: (("left",), ("positive",), ("left",), ("right",)),
    Sacral.RIGHT_ON_LEFT: (("right",), ("positive",), ("right",), ("left",)),
    Sacral.UNILATERAL_FLEXION: (("same",), ("negative",), ("same",), ("same",)),
    Sacral.UNILATERAL_EXTENSION: (("same",), ("positive",), ("opposite",), ("opposite",)),
    Sacral.BILATERAL_FLEXION: (("both", "none"), ("negative",), ("both",), ("both",)),
    Sacral.BILATERAL_EXTENSION: (("both", "none"), ("positive",), ("none",), ("none",)),
}
"""Seated flexion, spring test, posterior inferior lateral angle, deep sulcus."""
_UP, _DOWN, _LEVEL = "same", "opposite", "none"
_PELVIC: Mapping[Pelvic, Mapping[_Sign, str]] = {
    Pelvic.ANTERIOR: {_ASIS: _DOWN, _PSIS: _UP, _TUBERCLE: _DOWN},
    Pelvic.POSTERIOR: {_ASIS: _UP, _PSIS: _DOWN, _TUBERCLE: _UP},
    Pelvic.UPSLIP: {_ASIS: _UP, _PSIS: _UP, _TUBEROSITY: _UP, _TUBERCLE: _UP},
    Pelvic.DOWNSLIP: {_ASIS: _DOWN, _PSIS: _DOWN, _TUBEROSITY: _DOWN, _TUBERCLE: _DOWN},
    Pelvic.INFLARE: {},
    Pelvic.OUTFLARE: {},
    Pelvic.PUBIS_SUPERIOR: {_ASIS: _LEVEL, _PSIS: _LEVEL, _TUBERCLE: _UP},
    Pelvic.PUBIS_INFERIOR: {_ASIS: _LEVEL, _PSIS: _LEVEL, _TUBERCLE: _DOWN},
    Pelvic.PUBIS_COMPRESSED: {_ASIS: _LEVEL, _PSIS: _LEVEL, _TUBERCLE: _LEVEL},
}
"""A landmark that is down on one side is recorded as higher on the other."""
_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


def signs_against(finding: SpineFinding, beside: Sequence[SpineFinding], recorded: Findings) -> tuple[str, ...]:
    """What is recorded of tests and landmarks and does not go with the finding, one sentence each.

    What is recorded `beside` it on the same bones may explain a sign as well, and then nothing is remarked.
    """
    if isinstance(finding, SacralFinding):
        return tuple(_contradictions(finding, beside, recorded))
    if isinstance(finding, PelvicFinding):
        return (*_contradictions(finding, beside, recorded), *_wrong_side(finding, recorded))
    return ()


def _contradictions(
    finding: SacralFinding | PelvicFinding, beside: Sequence[SpineFinding], recorded: Findings
) -> Iterator[str]:
    kin = [_expected(other) for other in beside if isinstance(other, type(finding))]
    for sign, expected in _expected(finding).items():
        held = recorded.get(sign.item)
        value = str(held.get(VALUE)) if held else ""
        if value in sign.words and not any(value in other.get(sign, ()) for other in (*kin, {sign: expected})):
            wanted = " or ".join(_wanted(sign, one, finding.side) for one in expected)
            name = print_shorthand((replace(finding, grade=UNGRADED),))
            yield f"With {name} {sign.name} is expected {wanted}; it is recorded {sign.words[value]}."


def _expected(finding: SacralFinding | PelvicFinding) -> dict[_Sign, tuple[str, ...]]:
    """The values each sign may have."""
    if isinstance(finding, SacralFinding):
        signs = dict(zip((_SEATED, _SPRING, _ILA, _SULCUS), _SACRAL[finding.dysfunction], strict=True))
    else:
        signs = {sign: (place,) for sign, place in _PELVIC[finding.dysfunction].items()}
    return {sign: tuple(_turned(one, finding.side) for one in values) for sign, values in signs.items()}


def _turned(value: str, side: Side | None) -> str:
    """«same» and «opposite» as the side they mean."""
    if side is None or value not in (_UP, _DOWN):
        return value
    return side.value if value == _UP else _OPPOSITE[side].value


def _wanted(sign: _Sign, value: str, side: Side | None) -> str:
    """A landmark is told for the side that has the name of the dysfunction."""
    if sign.words is _HIGHER and side is not None and value == _OPPOSITE[side].value:
        return f"lower on the {side}"
    return sign.words[value]


def _wrong_side(finding: PelvicFinding, recorded: Findings) -> Iterator[str]:
    tests = [(sign, str(held.get(VALUE))) for sign in _SIDING if (held := recorded.get(sign.item))]
    fitting = (finding.side, "both")
    if finding.side is not None and tests and not any(value in fitting for _, value in tests):
        name = print_shorthand((replace(finding, grade=UNGRADED),))
        (first, value), *further = tests
        told = ", ".join(
            [
                f"{first.name} is recorded {first.words[value]}",
                *(f"{sign.name} {sign.words[value]}" for sign, value in further),
            ]
        )
        yield f"{name} is named for the side of the positive test; {told}."
