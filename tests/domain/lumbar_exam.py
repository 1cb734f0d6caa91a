"""A small exam of the back: items that are normal by one word, by several parts, only by themselves, or never."""

from datetime import date

from omt_desktop.domain.evaluation import Evaluation, Finding, FindingValue, RegionFinding
from omt_desktop.domain.exam import Block, Exam, Field, FieldKind, Item, Option, Step, Target

TODAY = date(2026, 11, 20)


def _choice(key: str, label: str, **options: str) -> Field:
    return Field(key, label, FieldKind.CHOICE, tuple(Option(option, word) for option, word in options.items()))


_OVERALL = _choice("value", "Overall", normal="Normal")
_POSITION = _choice("position", "Position", F="Flexed", E="Extended")
_SEVERITY = Field("severity", "Severity", FieldKind.SEVERITY)
_KEY = Field("key_lesion", "Key lesion", FieldKind.TRI)
_NOTE = Field("note", "Note", FieldKind.TEXT)
_SEGMENT = (_OVERALL, _POSITION, _SEVERITY, _KEY, _NOTE)
_NORMAL = (("value", "normal"),)
_RESULT = _choice("value", "Bowstring", negative="Negative", positive="Positive", not_done="Not done")
_TENDER = _choice("tender", "Tender", yes="Yes", no="No")
_SIGNS = Field("signs", "Signs", FieldKind.MULTI, (Option("texture", "Texture"),))
_SIDES = tuple(Field(f"severity_{side}", f"Severity {side}", FieldKind.SEVERITY) for side in ("left", "right"))


def _whole(item_id: str, label: str) -> Field:
    return Field(item_id, label, FieldKind.FINDING)


L3, L4 = (
    Item(f"seg.{name}", Target.FINDING, _whole(f"seg.{name}", name), _SEGMENT, region="LUMB", normal=_NORMAL)
    for name in ("L3", "L4")
)
PSOAS = Item(
    "palp.psoas",
    Target.FINDING,
    _whole("palp.psoas", "Psoas"),
    (_TENDER, _SIGNS, _NOTE),
    region="LUMB",
    normal=(("signs", ()), ("tender", "no")),
)
BENDING = Item("rom.lumb", Target.FINDING, Field("value", "Bending", FieldKind.NUMBER), region="LUMB")
BOWSTRING = Item(
    "test.bowstring", Target.FINDING, _RESULT, region="LUMB", normal=(("value", "negative"),), with_rest=False
)
FOR_NECKS = Item(
    "palp.dura",
    Target.FINDING,
    _choice("value", "Dura", normal="Normal", tense="Tense"),
    show_for=frozenset({"neck_pain"}),
    region="LUMB",
    normal=_NORMAL,
)
INNOMINATE = Item(
    "inn.ant",
    Target.FINDING,
    _whole("inn.ant", "Anterior innominate"),
    (*_SIDES, Field("key_lesion_left", "Key lesion left", FieldKind.TRI)),
    region="PELV",
)
GAIT = Item("gait", Target.FINDING, _choice("value", "Gait", normal="Normal", other="Other"), normal=_NORMAL)
GRADES = tuple(
    Item(region, Target.REGION, Field(region, region, FieldKind.REGION_GRADE), region=region)
    for region in ("LUMB", "PELV")
)
ITEMS = (*GRADES, L3, L4, PSOAS, BENDING, BOWSTRING, FOR_NECKS, INNOMINATE, GAIT)
EXAM = Exam((Step("spine", "Spine", (Block("lumbar", "Lumbar", ITEMS),)),))


def found(item: Item, **values: FindingValue) -> Finding:
    """The finding of the item with these values."""
    return Finding(item.id, tuple(sorted(values.items())))


def evaluation(*findings: Finding, graded: int | None = None, complaint: str = "low_back_pain") -> Evaluation:
    """An evaluation with these findings, and the lumbar region graded where a severity is given."""
    regions = {} if graded is None else {"LUMB": RegionFinding(graded)}
    return Evaluation(TODAY, {"complaint.groups": (complaint,)}, regions, {found.id: found for found in findings})
