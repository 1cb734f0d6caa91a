"""The exam of the body as shipped: regions, explicit normals, named structures, ranges, tests and timed trials."""

import re
from collections import Counter

import pytest

from omt_desktop.content.exam_reader import read_exam
from omt_desktop.content.load_content import load_content
from omt_desktop.content.vocabulary_reader import read_vocabulary
from omt_desktop.content.wording_reader import read_wording
from omt_desktop.domain.evaluation import NORMAL, NOTE, VALUE
from omt_desktop.domain.exam import Counts, FieldKind, Item, Structure, Target
from omt_desktop.domain.normal_finding import is_normal, normal_in_words, stated_with_rest
from tests.content.small_resources import RESOURCES

CONTENT = load_content()
ITEMS = CONTENT.exam.items
FINDINGS = [item for item in ITEMS.values() if item.target is Target.FINDING]
SPINE = {"CERV": "seg.C", "THOR": "seg.T", "LUMB": "seg.L", "SACR": "sac.", "PELV": "inn.", "RIB": "rib."}
NO_REGION = ("gait.", "bal.", "chap.", "neuro.", "pulse.", "zink.", "post.view", "post.lat.line", "curve.scol.")
LISTED = (
    "levator_scapulae upper_trapezius scm scalenes pectoralis_minor rotator_cuff biceps_tendon lateral_epicondyle "
    "medial_epicondyle carpal_tunnel erector_spinae multifidus quadratus_lumborum psoas piriformis gluteus_medius "
    "hamstring iliolumbar_ligament sacrotuberous_ligament si_ligaments patellar_tendon achilles_tendon plantar_fascia "
    "medial_collateral_ligament lateral_collateral_ligament atfl"
).split()
"""The structures that the clinical notes name, section 5.10."""
TENDERNESS = ["0 none", "1 tender, no sign", "2 wince or flinch", "3 withdraws (jump)", "4 withdraws from light touch"]
RANGES = "cerv thor lumb shoulder.L elbow.L wrist.L hip.L knee.L ankle.L".split()
FIGURES = {
    "slr": "0.90 0.23 0.89 0.25", "sij_distraction": "0.91 0.94 0.78", "faber": "35 69 16 100",
    "spurling": "0.30 0.93 0.24 0.99", "neck_distraction": "0.44 0.90", "ultt_a": "0.97 0.22", "roos": "0.84 0.30",
    "adson": "11", "neer": "0.79 0.53", "hawkins_kennedy": "0.79 0.59 0.58 0.67", "empty_can": "0.74 0.77",
    "phalen": "0.57 0.67", "tinel": "0.45 0.78", "durkan": "0.71 0.22",
}  # fmt: skip


def parts_of(item_id: str) -> dict[str, list[str]]:
    return {part.key: [option.label for option in part.options] for part in ITEMS[item_id].parts}


def structures() -> dict[str, Item]:
    """Every named structure once, whatever its sides."""
    return {re.sub(r"\.[LR]$", "", item.id): item for item in FINDINGS if item.structure}


def test_every_finding_has_its_region_or_belongs_to_none() -> None:
    for item in FINDINGS:
        assert bool(item.region) is not item.id.startswith(NO_REGION), item.id
    for region, start in SPINE.items():
        assert {item.region for item in FINDINGS if item.id.startswith(start)} == {region}
    assert ITEMS["seg.OA"].region == ITEMS["seg.AA"].region == "CERV"
    assert ITEMS["LUMB"].region == "LUMB"


def test_normal_is_explicit_and_is_no_finding() -> None:
    for item in FINDINGS:
        measured = all(part.kind in (FieldKind.NUMBER, FieldKind.TEXT) for part in item.parts or (item.field,))
        assert not (measured and item.normal), item.id
        if item.normal:
            stated = stated_with_rest(item)
            assert is_normal(item, stated.with_value(NOTE, "n")), item.id
            assert ": " in normal_in_words(item)
    assert ITEMS["seg.L3"].normal == ((VALUE, NORMAL),)
    assert normal_in_words(ITEMS["seg.L3"]) == "L3: Normal"
    assert normal_in_words(ITEMS["abd.liver"]) == "Liver: Mass no, Restricted no, Tender no"
    assert normal_in_words(ITEMS["gait.signs"]) == "Seen in the gait: None"


def test_every_choice_that_offers_a_normal_uses_it() -> None:
    calm = {"normal", "none", "negative"}
    for item in FINDINGS:
        offered = calm.intersection(option.id for option in item.field.options)
        if item.field.kind in (FieldKind.CHOICE, FieldKind.SIDE) and offered and not item.id.startswith("neuro."):
            assert item.normal == ((VALUE, *offered),), item.id


def test_what_is_carried_out_or_seen_standing_is_never_stated_with_the_rest() -> None:
    alone = ("test.", "rom.", "post.", "curve.", "legs.", "foot.", "gait.", "zink.", "inn.level", "abd.aorta_pulse")
    tests = "sac.seated_flexion sac.spring sac.ila sac.sulcus sac.sphinx sac.lumbar_spring inn.standing_flexion".split()
    for item in FINDINGS:
        if item.id.startswith(alone) or item.id in (*tests, "inn.asis_compression", "rib.tender", "rib.struct"):
            assert not item.with_rest, item.id
    assert all(
        ITEMS[item_id].with_rest for item_id in ("seg.L3", "rib.4.L.motion", "sac.LOL", "inn.ant", "palp.psoas.L")
    )


def test_the_rest_of_a_region_is_short_enough_to_be_read() -> None:
    lines = dict.fromkeys(CONTENT.vocabulary.regions, 0)
    for item in FINDINGS:
        if item.region and item.normal and item.with_rest:
            lines[item.region] += 1
    assert all(5 <= count <= 26 for count in lines.values()), lines
    rarer = "palp.tfcc.L", "palp.spring_ligament.R", "palp.mylohyoid.L", "palp.nuchal_ligament", "palp.coccygeus.R"
    assert not any(ITEMS[item_id].with_rest for item_id in rarer)


def test_structures_are_named_over_all_regions() -> None:
    named = structures()
    assert len(named) >= 120
    assert len(named.keys() & {key for key in named if key.startswith("palp.")}) >= 120
    assert {item.structure for item in named.values()} == set(Structure)
    counted = Counter(item.region for item in named.values())
    assert counted.keys() == CONTENT.vocabulary.regions.keys()
    assert min(counted.values()) >= 5


@pytest.mark.parametrize("name", LISTED)
def test_structures_of_the_notes_are_there_on_both_sides(name: str) -> None:
    assert all(ITEMS[f"palp.{name}.{side}"].structure for side in "LR")


def test_structures_of_the_notes_come_first_in_their_region() -> None:
    for region in CONTENT.vocabulary.regions:
        palpated = [item.id.split(".")[1] for item in FINDINGS if item.region == region and item.id.startswith("palp.")]
        listed = [name for name in palpated if name in LISTED]
        assert palpated[: len(listed)] == listed, region


def test_structures_have_two_sides_or_are_in_the_middle() -> None:
    for item in FINDINGS:
        if item.id.startswith("palp.") and item.id.endswith((".L", ".R")):
            other = ITEMS[item.id[:-1] + ("R" if item.id.endswith("L") else "L")]
            assert (other.parts, other.structure, other.region) == (item.parts, item.structure, item.region)
            assert item.field.label.endswith((" left", " right"))
        elif item.id.startswith("palp."):
            assert item.id.count(".") == 1


def test_palpation_asks_what_each_kind_of_structure_can_show() -> None:
    joint, muscle = parts_of("palp.si_joint.L"), parts_of("palp.psoas.L")
    tendon, ligament = parts_of("palp.achilles_tendon.R"), parts_of("palp.atfl.R")
    for parts in (joint, muscle, tendon, ligament):
        assert parts["tenderness"] == TENDERNESS
        assert parts["tissue"] == ["Normal", "Acute", "Chronic"]
        assert parts[VALUE] == ["Normal"]
        assert {"warmth", "swelling", NOTE} <= parts.keys()
    assert muscle["point"] == ["None", "Tender point", "Trigger point"]
    assert muscle["tone"] == ["Normal", "Low", "High", "Spasm"]
    assert joint["laxity"] == ligament["laxity"] == ["None", "I mild, stable", "II partly unstable", "III complete"]
    assert all("crepitus" in parts for parts in (joint, tendon, ligament))
    assert "Hubbard and Berkoff 1993" in CONTENT.exam.step("palpation").intro


@pytest.mark.parametrize("name", RANGES)
def test_ranges_are_active_and_passive_with_their_norm_and_what_limits_them(name: str) -> None:
    item = ITEMS[f"rom.{name}"]
    parts = {part.key: part for part in item.parts}
    degrees = [part for part in parts.values() if part.kind is FieldKind.NUMBER]
    assert {part.unit for part in degrees} == {"deg"}
    assert [part.key.rpartition("_")[2] for part in degrees] == ["active", "passive"] * (len(degrees) // 2)
    assert [option.id for option in parts["limited_by"].options] == ["pain", "stiffness", "weakness", "spasm"]
    assert "end_feel" in parts
    assert "not verified" in item.field.hint or "No norm" in item.field.hint
    shown = [norm for part in degrees for norm in re.findall(r"\d+°", part.hint)]
    assert all(norm in item.field.hint for norm in shown)
    assert bool(shown) is (name != "thor"), "no thoracic norm was read"
    assert not item.normal


@pytest.mark.parametrize("name", FIGURES)
def test_special_tests_say_how_accurate_they_are_and_who_says_so(name: str) -> None:
    item = ITEMS[f"test.{name}"]
    assert item.show_for
    assert all(figure in item.field.hint for figure in FIGURES[name].split())
    assert re.search(r"read\b|not verified", item.field.hint)
    results = [part for part in item.parts if part.key != NOTE]
    assert all([option.id for option in part.options] == ["negative", "positive", "not_done"] for part in results)


def test_every_special_test_says_how_accurate_it_is_or_that_nothing_was_read() -> None:
    for item in FINDINGS:
        if item.id.startswith("test.") and item.id.partition(".")[2] not in FIGURES:
            assert "No accuracy figure was read" in item.field.hint or "figures stand at" in item.field.hint, item.id


def test_no_test_is_offered_that_would_clear_the_upper_neck() -> None:
    assert not [item for item in ITEMS if re.match(r"test\..*(sharp|alar|vertebral|kleyn)", item)]
    block = next(block for block in CONTENT.exam.step("motion_tests").blocks if block.id == "tests")
    assert "clears nothing before a thrust" in block.intro


@pytest.mark.parametrize(
    ("item_id", "key", "trials", "counts"),
    [
        ("bal.romberg", "eyes_closed", "eyes_closed_trial1 eyes_closed_trial2 eyes_closed_trial3", Counts.LONGEST),
        ("bal.tandem", "eyes_open", "eyes_open_trial1 eyes_open_trial2 eyes_open_trial3", Counts.LONGEST),
        ("bal.sls.eo", "left", "left_trial1 left_trial2 left_trial3", Counts.LONGEST),
        ("bal.sls.ec", "right", "right_trial1 right_trial2 right_trial3", Counts.LONGEST),
        ("bal.tug", "value", "trial1 trial2 trial3", Counts.MEAN),
    ],
)
def test_trials_are_kept_and_it_is_said_which_counts(item_id: str, key: str, trials: str, counts: Counts) -> None:
    item = ITEMS[item_id]
    result = next(part for part in item.parts if part.key == key)
    assert (result.trials, result.counts, result.unit) == (tuple(trials.split()), counts, "s")
    assert re.search(r"\bcounts\b", item.field.hint)


def test_cut_offs_stand_only_where_their_source_was_read() -> None:
    for item in FINDINGS:
        if item.id.startswith("bal.") and re.search(r"\d+ s\b.*(risk|healthy)", item.field.hint):
            assert re.search(r"(text|abstract) read", item.field.hint), item.id


def test_the_items_of_the_exam_are_gathered_once() -> None:
    exam = read_exam(RESOURCES, read_vocabulary(RESOURCES), read_wording(RESOURCES))
    assert len(exam.items) >= 700
    assert exam.items is exam.items
