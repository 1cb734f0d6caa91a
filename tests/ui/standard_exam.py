"""The standard exam as data: what one doctor finds, in the order of the pages, and the findings it must leave."""

from dataclasses import dataclass, replace

from omt_desktop.domain.evaluation import Evaluation, Finding, FindingValue
from omt_desktop.domain.region_normal import rest_of_region_normal
from omt_desktop.domain.spine.map_parts import items_of
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT

Values = dict[str, FindingValue]


@dataclass(frozen=True)
class Part:
    """A finding on the drawn spine: its shorthand, and the same as fields of the part that is drawn.

    `beside` are the neighbours it is grouped with. Sacrum, innominate and pubis are named by their `dysfunction`.
    """

    shorthand: str
    part: str
    values: Values
    beside: tuple[str, ...] = ()
    dysfunction: str = ""


@dataclass(frozen=True)
class Marked:
    """A landmark that is marked on the figure towards this side."""

    item: str
    towards: str


@dataclass(frozen=True)
class Timed:
    """A balance test that lasted so many seconds in its first trial."""

    item: str
    result: str
    seconds: float


@dataclass(frozen=True)
class Answered:
    """A finding of parts that are picked or typed."""

    item: str
    values: Values


@dataclass(frozen=True)
class Rest:
    """The rest of a region was tested and is stated normal."""

    region: str


POSTURE = (
    Marked("post.level.acromion", "left"),
    Marked("post.level.iliac_crest", "right"),
    Marked("post.level.psis", "right"),
    Marked("post.level.medmall", "left"),
)
BALANCE = (
    Timed("bal.sls.eo", "left", 21.4),
    Timed("bal.sls.eo", "right", 30.0),
    Timed("bal.tug", "value", 9.8),
)
SEGMENTS = (
    Part("oa f sl rr sev 1", "seg.OA", {"position": "F", "sidebend": "left", "rotation": "right", "severity": 1}),
    Part("c4 esr sev 2", "seg.C4", {"position": "E", "sidebend": "right", "severity": 2}),
    Part("c7 frs l", "seg.C7", {"position": "F", "sidebend": "left", "rotation": "left"}),
    Part(
        "t3-7 n sr rl",
        "seg.T3",
        {"position": "N", "sidebend": "right", "rotation": "left"},
        beside=("seg.T4", "seg.T5", "seg.T6", "seg.T7"),
    ),
    Part("t8 ers r sev 3", "seg.T8", {"position": "E", "sidebend": "right", "rotation": "right", "severity": 3}),
    Part("t12 frs r", "seg.T12", {"position": "F", "sidebend": "right", "rotation": "right"}),
    Part("l1 n sl rr", "seg.L1", {"position": "N", "sidebend": "left", "rotation": "right"}),
    Part("l5 ers l sev 2", "seg.L5", {"position": "E", "sidebend": "left", "rotation": "left", "severity": 2}),
)
RIBS = (
    Part("rib 4 inh l", "rib.4.L", {"motion": "inhalation"}),
    Part("rib 6 exh r", "rib.6.R", {"motion": "exhalation"}),
)
PELVIS = (
    Part("sac l on l", "sac", {"found": "yes"}, dysfunction="sac.LOL"),
    Part("r ant innom", "inn.R", {"side": "right"}, dysfunction="inn.ant"),
)
SPINE = (*SEGMENTS, *RIBS, *PELVIS)
PALPATION = (
    Answered("palp.suboccipitals.L", {"tenderness": "2", "tone": "hyper"}),
    Answered("palp.suboccipitals.R", {"tenderness": "1"}),
    Answered("palp.rhomboids.L", {"tenderness": "2"}),
    Answered("palp.rhomboids.R", {"tenderness": "1"}),
    Answered("palp.quadratus_lumborum.L", {"tenderness": "3", "tone": "hyper"}),
    Answered("palp.quadratus_lumborum.R", {"tenderness": "1"}),
    Answered("palp.psoas.L", {"tenderness": "2", "tone": "spasm"}),
    Answered("palp.psoas.R", {"tenderness": "1"}),
    Rest("LUMB"),
    Answered("palp.si_joint.L", {"tenderness": "2"}),
    Answered("palp.si_joint.R", {"tenderness": "1"}),
    Rest("SACR"),
    Answered("palp.piriformis.L", {"tenderness": "2"}),
    Answered("palp.piriformis.R", {"tenderness": "3"}),
)
RANGES = (
    Answered(
        "rom.lumb",
        {"flexion_active": 40, "extension_active": 15, "sidebend_left_active": 20, "sidebend_right_active": 25},
    ),
    Answered("rom.hip.L", {"internal_rotation_active": 35}),
    Answered("rom.hip.R", {"internal_rotation_active": 20}),
)
TESTS = (
    Answered("test.slr", {"left": "negative", "right": "positive"}),
    Answered("test.slump", {"left": "negative", "right": "positive"}),
    Answered("test.sij_distraction", {"value": "negative"}),
    Answered("test.sij_thigh_thrust", {"left": "negative", "right": "positive"}),
    Answered("test.sij_sacral_thrust", {"value": "negative"}),
    Answered("test.faber", {"left": "negative", "right": "positive"}),
)

BEGUN = Evaluation(EXAM_DAY, facts={"complaint.groups": ("low_back_pain",)})
"""The evaluation as the structural exam begins: the complaint is known, nothing is examined."""


def declared() -> dict[str, Finding]:
    """Exactly the findings that the exam must leave, by item."""
    found: dict[str, Values] = {}
    for part in SPINE:
        item_id = part.dysfunction or items_of(part.part)[0]
        ends = f"{_level(part.part)}-{_level(part.beside[-1])}" if part.beside else ""
        for one in (item_id, *part.beside):
            found[one] = {**part.values, **({"group": ends} if ends else {})}
    for mark in POSTURE:
        found[mark.item] = {"side": mark.towards}
    for timed in BALANCE:
        trial = "trial1" if timed.result == "value" else f"{timed.result}_trial1"
        found.setdefault(timed.item, {}).update({timed.result: timed.seconds, trial: timed.seconds})
    for answered in (*PALPATION, *RANGES, *TESTS):
        if isinstance(answered, Answered):
            found[answered.item] = dict(answered.values)
    findings = {item_id: Finding(item_id, tuple(sorted(values.items()))) for item_id, values in found.items()}
    for rest in (entry for entry in PALPATION if isinstance(entry, Rest)):
        findings |= rest_of_region_normal(rest.region, CONTENT.exam, replace(BEGUN, findings=findings))
    return findings


def _level(part: str) -> str:
    return part.removeprefix("seg.")
