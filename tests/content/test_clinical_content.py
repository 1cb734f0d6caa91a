"""The content the program ships: complete, asked once, in words, and true to the agreed ids."""

import re
from datetime import date
from itertools import chain

import pytest

from omt_desktop.content.load_content import load_content
from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation, FactValue, RegionFinding
from omt_desktop.domain.exam import Block, Field, FieldKind, Item, Target, is_shown, none_of_these
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.domain.rule import Effect
from omt_desktop.domain.vocabulary import FactType
from tests.content import frozen_ids
from tests.content.small_resources import RESOURCES

CONTENT = load_content()
WORDS = CONTENT.vocabulary
ITEMS = CONTENT.exam.items
STEPS = "reason_for_visit history red_flags vitals_neuro posture balance spine palpation motion_tests review".split()
ADDED_FACTS = {"complaint.onset_about"}
OWN_QUESTIONS = {
    "hx.osteoporosis",
    "pregnancy.status",
    "consent.informed",
    "consent.follows_commands",
    "consent.acute_psychosis_or_intoxication",
    "flag.canadian_c_spine_positive",
    "hx.upper_cervical_assessed",
    "hx.cancer_skeleton_staged",
    "med.anticoagulant_checked",
    "exam.neuro_screen",
    "exam.neck_screen",
}
"""Answers that would say that something was measured, asked or done: no keystroke gives them by the way."""


def fields_of(item: Item) -> tuple[Field, ...]:
    return (item.field, *item.parts)


def blocks() -> list[Block]:
    return [block for step in CONTENT.exam.steps for block in step.blocks]


def test_ids_are_the_agreed_ones() -> None:
    assert list(WORDS.regions) == frozen_ids.REGIONS
    assert list(WORDS.techniques) == frozen_ids.TECHNIQUES
    assert list(WORDS.complaints) == frozen_ids.COMPLAINTS
    assert set(WORDS.facts) == ADDED_FACTS | set(frozen_ids.FACT_IDS)
    assert {fact.id for fact in WORDS.facts.values() if fact.required} == set(frozen_ids.REQUIRED)


def test_choices_are_the_agreed_ones() -> None:
    lines = []
    for fact in WORDS.facts.values():
        if fact.choices and fact.id not in ("complaint.groups", "hx.omt_reaction"):
            lines.append(f"{fact.id}: {' '.join(fact.choices)}")
        lines += [f"{fact.id} {key.id}: {' '.join(key.choices)}" for key in fact.keys if key.choices]
    assert lines == frozen_ids.CHOICES.strip().splitlines()


def test_every_rule_of_the_knowledge_is_there() -> None:
    contraindications = [
        *range(1, 9), 10, "10a", *range(11, 32), *range(40, 47), *range(50, 60), *range(60, 68), *range(70, 77),
        *range(80, 93), *range(100, 106), *range(110, 114), 120, 121,
    ]  # fmt: skip
    flags = chain(
        range(1, 9), range(10, 16), range(20, 27), range(30, 37), range(40, 44), range(50, 56), range(60, 64),
        range(70, 73), range(80, 84), range(90, 95),
    )  # fmt: skip
    expected = {f"CI-{n:02}" if isinstance(n, int) else f"CI-{n}" for n in contraindications}
    assert set(CONTENT.rules) == expected | {f"RF-{n:02}" for n in flags}


def test_every_source_of_the_knowledge_is_there() -> None:
    expected = [*(f"S{n}" for n in range(1, 45)), *(f"E{n}" for n in range(1, 13)), "C-ICD"]
    assert list(CONTENT.sources) == expected


def test_rules_that_restrict_say_on_whose_word() -> None:
    for rule in CONTENT.rules.values():
        restricts = any(clause.effect is not Effect.ADVISE for clause in rule.clauses)
        assert not restricts or rule.sources or not rule.verified, f"{rule.id} has neither source nor warning"


def test_steps_in_their_order() -> None:
    assert [step.id for step in CONTENT.exam.steps] == STEPS


def test_every_fact_is_asked_once_and_every_region_graded_once() -> None:
    all_items = [item for step in CONTENT.exam.steps for item in step.items]
    assert len(all_items) == len(ITEMS)
    assert {item.id for item in all_items if item.target is Target.FACT} == set(WORDS.facts)
    assert {item.id for item in all_items if item.target is Target.REGION} == set(WORDS.regions)


@pytest.mark.parametrize(
    "item_id",
    [
        *(f"post.level.{x}" for x in "mastoid acromion scapula_inf_angle iliac_crest gtroch popliteal medmall".split()),
        *(f"post.ant.{x}" for x in "nasion chin sternal_notch umbilicus patella ASIS".split()),
        *"post.view post.lat.line post.head_forward post.shoulder_protract legs.length gait.pattern foot.arch".split(),
        *"curve.cerv_lord curve.thor_kyph curve.lumb_lord curve.scol.screen curve.scol.atr zink.pattern".split(),
        *"rom.cerv rom.thor rom.lumb rom.shoulder.L rom.elbow.R rom.wrist.L rom.hip.R rom.knee.L rom.ankle.R".split(),
        *("seg.OA", "seg.AA", *(f"seg.C{n}" for n in range(2, 8)), *(f"seg.T{n}" for n in range(1, 13))),
        *(f"seg.L{n}" for n in range(1, 6)),
        *"sac.LOL sac.ROR sac.LOR sac.ROL sac.UF.L sac.UF.R sac.UE.L sac.UE.R sac.BF sac.BE".split(),
        *"inn.ant inn.post inn.upslip inn.downslip inn.inflare inn.outflare pub.sup pub.inf pub.comp".split(),
        *(f"rib.{n}.{side}.motion" for n in range(1, 13) for side in "LR"),
        *"rib.handle rib.key rib.struct rib.tender".split(),
        *(f"ue.{x}.{s}" for x in "SC AC GH scapula elbow_radial_head wrist hand".split() for s in "LR"),
        *(f"le.{x}.{s}" for x in "hip knee fibular_head ankle_talus foot_arch".split() for s in "LR"),
        *"head.strain head.cri head.TMJ head.sutures head.sinuses".split(),
        *(f"abd.{x}" for x in "diaphragm mesentery spleen liver colon aorta_pulse".split()),
        *"bal.romberg bal.4stage bal.tandemwalk bal.sls.eo bal.sls.ec bal.tug bal.falls".split(),
    ],
)
def test_findings_have_the_ids_of_the_knowledge(item_id: str) -> None:
    assert ITEMS[item_id].target is Target.FINDING


def test_findings_of_the_worked_example_fit() -> None:
    segment = {part.key: part for part in ITEMS["seg.L3"].parts}
    assert [option.id for option in segment["position"].options] == ["F", "N", "E"]
    assert "right" in [option.id for option in segment["sidebend"].options]
    assert segment["severity"].kind is FieldKind.SEVERITY
    tug = next(part for part in ITEMS["bal.tug"].parts if part.key == "value")
    assert (tug.key, tug.unit) == ("value", "s")
    assert tug.low is not None
    assert tug.low <= 9.4


def test_words_are_words() -> None:
    for item in ITEMS.values():
        for field in fields_of(item):
            assert field.label or field.key == "value", f"{item.id} has no label"
            for text in (field.label, field.hint, *(option.label for option in field.options)):
                assert text == text.strip(), f"{item.id}: «{text}»"
                assert "_" not in text, f"{item.id}: «{text}»"
            assert len(field.label) <= 110, f"{item.id}: {field.label}"


def test_labels_within_a_block_differ() -> None:
    for block in blocks():
        labels = [item.field.label for item in block.items]
        assert len(set(labels)) == len(labels), block.id


def test_short_names_of_techniques_differ() -> None:
    shorts = [technique.short for technique in WORDS.techniques.values()]
    assert len(set(shorts)) == len(shorts)
    assert all(len(short) == 2 for short in shorts)


def test_numbers_have_a_unit_and_a_range() -> None:
    for fact in WORDS.facts.values():
        if fact.type is FactType.NUMBER:
            assert fact.unit, fact.id
            assert fact.low is not None, fact.id
            assert fact.high is not None, fact.id
            assert fact.low < fact.high, fact.id


def test_norms_that_were_not_read_are_not_shown() -> None:
    single_leg = " ".join(ITEMS[f"bal.sls.{eyes}"].field.hint for eyes in ("eo", "ec"))
    assert set(re.findall(r"\d+", single_leg)) == {"45"}, "only the longest time, no norm by age"
    for item_id in ("test.crossed_slr", "test.slump", "test.fadir"):
        assert not re.search(r"\d", ITEMS[item_id].field.hint)


def test_none_of_these_never_says_that_something_was_done() -> None:
    for item in ITEMS.values():
        assert item.none_value is None or item.id not in OWN_QUESTIONS, item.id
        assert item.none_value in (None, (), "no", "never", "usual"), item.id


def test_flags_can_be_told_apart_from_what_does_not_apply() -> None:
    for item in ITEMS.values():
        if item.id.startswith("flag.") and item.show_for:
            assert not WORDS.facts[item.id].required, item.id


def _evaluation(complaints: tuple[str, ...], **facts: FactValue) -> Evaluation:
    own: dict[str, FactValue] = {
        "patient.birth_date": date(1992, 2, 1),
        "patient.sex": "male",
        "consent.informed": "yes",
        "consent.follows_commands": "yes",
        "consent.acute_psychosis_or_intoxication": "no",
        "complaint.groups": complaints,
        "complaint.trauma": "no",
        "complaint.limb_symptoms": "no",
        "hx.osteoporosis": "no",
        "pregnancy.status": "not_applicable",
        "exam.neuro_screen": "normal",
        "exam.neck_screen": ("blood_pressure", "cranial_nerves", "gait"),
        "vitals.spo2": 98,
    }
    return Evaluation(date(2026, 11, 20), {**own, **facts})


def _with_none_of_these(evaluation: Evaluation, step_id: str) -> tuple[Evaluation, int]:
    """The evaluation after «none of these» in every block of the step, and how many keystrokes that took."""
    presses = 0
    for block in CONTENT.exam.step(step_id).blocks:
        answers = none_of_these(block, Reading(WORDS, evaluation))
        presses += bool(answers)
        for fact_id, value in answers.items():
            evaluation = evaluation.with_fact(fact_id, value)
    return evaluation, presses


@pytest.mark.parametrize("complaint", WORDS.complaints)
def test_healthy_patient_needs_few_keystrokes(complaint: str) -> None:
    evaluation, history = _with_none_of_these(_evaluation((complaint,)), "history")
    evaluation, flags = _with_none_of_these(evaluation, "red_flags")
    assert history <= 6
    assert flags <= 2
    assert len(evaluation.facts) > 25
    for region in WORDS.regions:
        examined = evaluation.with_region(region, RegionFinding(2))
        # The neck and head also bring flags of their own, asked once the region is graded.
        examined, _ = _with_none_of_these(examined, "red_flags")
        recommendation = assess(examined, WORDS, CONTENT.rules)
        assert recommendation.outcome is Outcome.SUITABLE, (region, recommendation)


def test_dangers_of_the_history_can_be_recorded_before_any_region_is_graded() -> None:
    reading = Reading(WORDS, Evaluation(date(2026, 11, 20)))
    for item in CONTENT.exam.step("history").items:
        gated = WORDS.facts[item.id].when is not None
        assert gated or is_shown(item, reading), item.id


def test_flags_of_other_complaints_are_not_shown() -> None:
    reading = Reading(WORDS, _evaluation(("sinus",)))
    shown = {item.id for item in CONTENT.exam.step("red_flags").items if is_shown(item, reading)}
    assert "flag.orbital_signs" in shown
    assert "flag.major_trauma" in shown
    assert not shown & {"flag.cauda_equina", "flag.mastoiditis", "flag.age_at_first_onset", "flag.insensate_foot"}


def test_indications_name_no_good_evidence() -> None:
    assert len(CONTENT.indications) == 12
    for indication in CONTENT.indications:
        assert "good" not in indication.evidence.lower(), indication.id


def test_changes_name_the_version() -> None:
    assert f"## {CONTENT.stamp.version}" in (RESOURCES / "CHANGES.md").read_text("utf-8")
