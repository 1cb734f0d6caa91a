"""What is recorded lights up on the drawing, and nothing lights up that was not examined."""

import pytest

from omt_desktop.domain.evaluation import Finding, FindingValue
from omt_desktop.domain.spine.drawing import Mark, MarkState
from omt_desktop.domain.spine.finding_items import findings_of_all, spine_findings_of
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.workflow.spine_marks import legend_entries, spine_marks
from tests.clinic import CONTENT

ITEMS = CONTENT.exam.items
NORMAL = Mark(MarkState.NORMAL)


def a_finding(item_id: str, **values: FindingValue) -> dict[str, Finding]:
    return {item_id: Finding(item_id, tuple(sorted(values.items())))}


def drawn(findings: dict[str, Finding]) -> dict[str, Mark]:
    return spine_marks(findings, ITEMS, spine_findings_of(findings))


def marks_of(line: str) -> dict[str, Mark]:
    return drawn(findings_of_all(parse_shorthand(line), {}))


def found(severity: int | None = None, text: str = "", group: str = "") -> Mark:
    return Mark(MarkState.FINDING, severity, text, group)


def test_nothing_recorded_lights_up_nothing() -> None:
    assert drawn({}) == {}


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("L3 FRS R sev 2", {"seg.L3": found(2, "FRS R 2")}),
        ("T8 sev 3 TTP key", {"seg.T8": found(3, "TTP 3 key")}),
        ("T5 F sev 0", {"seg.T5": found(0, "F 0")}),
        ("sac L on L sev 1; sac UF R sev 2", {"sac": found(2, "L on L 1\nUF R 2")}),
        ("R ant innom sev 2; L upslip", {"inn.R": found(2, "ant 2"), "inn.L": found(None, "upslip")}),
        ("sup pub R; comp pub", {"pub": found(None, "sup R\ncomp")}),
        ("rib 4-5 inh L sev 1",
         {"rib.4.L": found(1, "4-5 inh 1", "4-5"), "rib.5.L": found(1, "", "4-5")}),
    ],
)  # fmt: skip
def test_what_was_found_lights_up(line: str, marks: dict[str, Mark]) -> None:
    assert marks_of(line.replace("sup pub R", "R sup pub")) == marks


def test_a_group_is_named_once_and_what_one_level_has_beyond_it_stands_there() -> None:
    marks = marks_of("T3-5 N SR RL sev 1; T4 sev 3 key")
    assert [(mark.text, mark.severity, mark.group) for mark in marks.values()] == [
        ("N SR RL 1", 1, "T3-T5"),
        ("3 key", 3, "T3-T5"),
        ("", 1, "T3-T5"),
    ]


@pytest.mark.parametrize(
    ("recorded", "marks"),
    [
        (a_finding("seg.T5", rotation="none"), {"seg.T5": NORMAL}),
        (a_finding("seg.T5", severity=0), {"seg.T5": NORMAL}),
        (a_finding("seg.T5", note="ropy"), {"seg.T5": Mark(MarkState.NOT_EXAMINED, text="noted")}),
        (a_finding("seg.T5", tissue="acute"), {"seg.T5": found(None, "found")}),
        (a_finding("rib.4.L.motion", tart=("tenderness",), severity=1), {"rib.4.L": found(1, "4 TTP 1")}),
        (a_finding("sac.LOL", found="no"), {}),
        (a_finding("inn.ant", side="none"), {}),
        (a_finding("inn.ant", note="asked for"), {}),
        (a_finding("pub.comp", found="no") | a_finding("pub.sup", side="none") | a_finding("pub.inf", side="none"),
         {"pub": NORMAL}),
        (a_finding("seg.X9", position="F"), {}),
        (a_finding("sac.seated_flexion", value="left"), {}),
    ],
)  # fmt: skip
def test_normal_is_shown_only_where_all_of_it_was_stated(recorded: dict[str, Finding], marks: dict[str, Mark]) -> None:
    assert drawn(recorded) == marks


def test_an_innominate_is_normal_where_every_dysfunction_was_denied_on_its_side() -> None:
    denied = {
        item_id: finding
        for name in ("post", "upslip", "downslip", "inflare", "outflare")
        for item_id, finding in a_finding(f"inn.{name}", side="none").items()
    }
    marks = drawn({**denied, **a_finding("inn.ant", side="right", severity=2)})
    assert marks == {"inn.L": NORMAL, "inn.R": found(2, "ant 2")}
    assert "inn.L" not in drawn({**denied, **a_finding("inn.ant", severity=2)})


def test_the_legend_names_every_look() -> None:
    words = [words for _, words in legend_entries(CONTENT.wording)]
    assert words[:3] == ["Not examined", "Normal", "Not graded"]
    assert [word[0] for word in words[3:]] == ["1", "2", "3"]
    assert [words for _, words in legend_entries({})][3:] == ["1", "2", "3"]
