"""The drawing shows every part in its state, in shapes as well as colours, and is well-formed whatever is found."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omt_desktop.domain.spine.drawing import (
    NOT_EXAMINED,
    Look,
    Mark,
    MarkState,
    legend,
    mixed,
    painted,
    painted_ground,
    painted_halos,
    painted_marks,
)
from omt_desktop.domain.spine.map_parts import PARTS
from omt_desktop.domain.spine.shapes import shapes_in
from tests.domain.spine.the_drawing import SVG

LOOK = Look(
    "#ffffff", "#111111", "#999999", "#555555", "#0b6a8a", "#fefefe", 'font-family="Regular"', 'font-family="Strong"'
)
NAMESPACE = "{http://www.w3.org/2000/svg}"
marks = st.builds(
    Mark,
    st.sampled_from(MarkState),
    st.none() | st.integers(0, 3),
    st.sampled_from(["", "FRS R 2", "ant 2\nupslip <&>"]),
    st.sampled_from(["", "T3-T7"]),
)


def drawn(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def part_in(text: str, part: str) -> ElementTree.Element:
    """The last path that draws the part; what is chosen has a halo below it."""
    path = shapes_in(SVG)[part].path
    return [element for element in drawn(text) if path in element.get("d", "")][-1]


def look_of(mark: Mark) -> tuple[str | None, ...]:
    part = part_in(painted(SVG, {"seg.T5": mark}, LOOK), "seg.T5")
    return tuple(part.get(name) for name in ("stroke", "stroke-width", "stroke-dasharray", "fill"))


def circles(text: str) -> int:
    return sum(part.tag == f"{NAMESPACE}circle" for part in drawn(text))


def words(text: str) -> list[str]:
    return [part.text or "" for part in drawn(text) if part.tag == f"{NAMESPACE}text"]


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(PARTS), marks), st.sets(st.sampled_from(PARTS)))
def test_whatever_is_found_the_drawing_is_whole(found: dict[str, Mark], chosen: set[str]) -> None:
    text = painted(SVG, found, LOOK, chosen)
    for part in PARTS:
        dashed = part_in(text, part).get("stroke-dasharray") is not None
        assert dashed is (found.get(part, NOT_EXAMINED).state is MarkState.NOT_EXAMINED)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(PARTS), marks), st.sets(st.sampled_from(PARTS)))
def test_the_layers_of_the_window_make_the_same_drawing(found: dict[str, Mark], chosen: set[str]) -> None:
    layers = painted_halos(SVG, LOOK, chosen), painted_ground(SVG, LOOK), painted_marks(SVG, found, LOOK)
    whole = painted(SVG, found, LOOK, chosen)
    for part in PARTS:
        on_top = [part_in(layer, part) for layer in layers if shapes_in(SVG)[part].path in layer][-1]
        assert dict(on_top.items()) | {"d": ""} == dict(part_in(whole, part).items()) | {"d": ""}
    assert words(layers[2]) == words(whole) and circles(layers[2]) == circles(whole)
    assert not words(layers[0]) and not words(layers[1])


def test_not_examined_normal_and_found_differ_without_colour() -> None:
    looks = [look_of(Mark(state)) for state in MarkState]
    assert len({look[1:3] for look in looks}) == 3


def test_a_finding_weighs_more_and_is_darker_the_more_severe_it_is() -> None:
    looks = [look_of(Mark(MarkState.FINDING, severity)) for severity in (1, 2, 3)]
    assert [float(look[1] or 0) for look in looks] == sorted(float(look[1] or 0) for look in looks)
    fills = [int((look[3] or "#")[1:3], 16) for look in looks]
    assert fills == sorted(fills, reverse=True) and len(set(fills)) == 3


@pytest.mark.parametrize("part", ["seg.T5", "rib.4.L", "sac"])
@pytest.mark.parametrize(("severity", "dots"), [(None, 1), (0, 0), (1, 1), (2, 2), (3, 3)])
def test_dots_count_the_severity(part: str, severity: int | None, dots: int) -> None:
    assert circles(painted(SVG, {part: Mark(MarkState.FINDING, severity)}, LOOK)) == dots


def test_words_stand_beside_the_part_and_levels_are_named() -> None:
    found = words(painted(SVG, {"inn.L": Mark(MarkState.FINDING, 2, "ant 2\nupslip")}, LOOK))
    assert {"T5", "Left", "Right", "ant 2", "upslip"} <= set(found)


def test_what_was_only_noted_is_not_written_in_the_colour_of_a_finding() -> None:
    colours = {
        state: next(p for p in drawn(painted(SVG, {"seg.T5": Mark(state, text="x")}, LOOK)) if p.text == "x").get(
            "fill"
        )
        for state in (MarkState.NOT_EXAMINED, MarkState.FINDING)
    }
    assert colours == {MarkState.NOT_EXAMINED: LOOK.calm, MarkState.FINDING: LOOK.found}


def test_a_group_is_held_together_by_a_bracket() -> None:
    def paths(group: str) -> int:
        mark = Mark(MarkState.FINDING, 1, group=group)
        text = painted(SVG, {"seg.T4": mark, "seg.T5": mark, "rib.4.L": mark}, LOOK)
        return sum(part.tag == f"{NAMESPACE}path" for part in drawn(text))

    assert paths("T4-T5") == paths("") + 1


def test_what_is_chosen_stands_out() -> None:
    plain, chosen = painted(SVG, {}, LOOK), painted(SVG, {}, LOOK, {"seg.T5", "rib.4.R"})
    assert len(drawn(chosen)) == len(drawn(plain)) + 2


def test_the_legend_shows_a_sample_and_its_words() -> None:
    entries = [
        (NOT_EXAMINED, "Not examined"),
        (Mark(MarkState.FINDING, 3), "3 key"),
        (Mark(MarkState.NORMAL), "Normal"),
    ]
    text = legend(entries, LOOK, columns=2, width=100)
    assert words(text) == ["Not examined", "3 key", "Normal"]
    assert circles(text) == 3
    assert drawn(text).get("viewBox") == "0 0 200 40"


def test_a_mixed_colour_lies_between() -> None:
    assert mixed("#000000", "#ff8040", 0.5) == "#804020"
    assert (mixed("#000000", "#ff8040", 0), mixed("#000000", "#ff8040", 1)) == ("#000000", "#ff8040")
