"""Every spine finding that can be written, for laws that hold for all of them."""

from hypothesis import strategies as st

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
)
from omt_desktop.domain.spine.levels import LEVELS, RIBS, run_of_levels
from omt_desktop.domain.vocabulary import TART

grades = st.builds(
    Grade,
    st.none() | st.integers(0, 3),
    st.sets(st.sampled_from(TART)).map(lambda signs: tuple(sign for sign in TART if sign in signs)),
    st.booleans(),
)
sides = st.sampled_from(Side)


@st.composite
def segments(draw: st.DrawFn) -> SegmentFinding:
    first = draw(st.sampled_from(LEVELS))
    below = LEVELS[LEVELS.index(first) :]
    last = draw(st.sampled_from(below)) if first[-1].isdigit() else first
    position, sidebend, rotation = (draw(st.none() | s) for s in (st.sampled_from(Position), sides, sides))
    return SegmentFinding(run_of_levels(first, last), position, sidebend, rotation, draw(grades))


@st.composite
def sacral(draw: st.DrawFn) -> SacralFinding:
    name = draw(st.sampled_from(Sacral))
    return SacralFinding(name, draw(sides) if name.one_sided else None, draw(grades))


@st.composite
def pelvic(draw: st.DrawFn) -> PelvicFinding:
    name = draw(st.sampled_from(Pelvic))
    return PelvicFinding(name, draw(sides) if name.one_sided else None, draw(grades))


@st.composite
def ribs(draw: st.DrawFn) -> RibFinding:
    first = draw(st.sampled_from(RIBS))
    last = draw(st.integers(first, RIBS[-1]))
    return RibFinding(tuple(range(first, last + 1)), draw(sides), draw(st.sampled_from(RibMotion)), draw(grades))


findings = segments() | sacral() | pelvic() | ribs()
