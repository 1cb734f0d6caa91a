"""A clinical content small enough to read, with one item of every kind of field and one rule of most effects."""

from omt_desktop.domain.condition_text import parse_condition
from omt_desktop.domain.content import Content, ContentStamp, Source
from omt_desktop.domain.exam import Block, Exam, Field, FieldKind, Item, Option, Step, Target
from omt_desktop.domain.rule import Clause, Effect, Rule
from omt_desktop.domain.vocabulary import FactDefinition, FactType, Region, Technique, Vocabulary

REGIONS = {
    "CERV": Region("CERV", "Cervical", "M99.01"),
    "LUMB": Region("LUMB", "Lumbar", "M99.03"),
    "HEAD": Region("HEAD", "Head", "M99.00"),
}
TECHNIQUES = {
    "HVLA": Technique("HVLA", "High-velocity thrust", "HV", "direct", "high", frozenset({"CERV", "LUMB"})),
    "MFR_D": Technique("MFR_D", "Myofascial release, direct", "MD", "direct", "low", frozenset({"CERV", "LUMB"})),
    "CS": Technique("CS", "Counterstrain", "CS", "indirect", "low", frozenset({"CERV", "LUMB", "HEAD"})),
    "OCMM": Technique("OCMM", "Cranial", "OC", "indirect", "low", frozenset({"HEAD"})),
}
FACTS = {
    fact.id: fact
    for fact in (
        FactDefinition("complaint.groups", FactType.MULTI, ("back", "neck"), required=True),
        FactDefinition("consent.informed", FactType.CHOICE, ("yes", "refused"), required=True),
        FactDefinition("q.tri", FactType.TRI, required=True),
        FactDefinition("q.choice", FactType.CHOICE, ("never", "now")),
        FactDefinition("q.gated", FactType.TRI, when=parse_condition("q.tri = yes")),
        FactDefinition("q.multi", FactType.MULTI, ("sitting", "lifting")),
        FactDefinition("q.number", FactType.NUMBER, unit="Cel", low=30, high=45),
        FactDefinition("q.date", FactType.DATE),
        FactDefinition("q.partial", FactType.PARTIAL_DATE),
        FactDefinition("q.text", FactType.TEXT),
        FactDefinition("q.regions", FactType.REGIONS),
        FactDefinition("q.records", FactType.RECORDS),
        FactDefinition("flag.danger", FactType.TRI, required=True),
        FactDefinition("flag.asked_of_necks", FactType.TRI, required_for=frozenset({"neck"})),
    )
}
SEGMENT = (
    Field("position", "Position", FieldKind.CHOICE, (Option("F", "flexed"),)),
    Field("rotation", "Rotation", FieldKind.SIDE),
    Field("severity", "Severity", FieldKind.SEVERITY),
    Field("note", "Note", FieldKind.TEXT),
)
FRACTURE = (
    Field("region", "Where", FieldKind.CHOICE, (Option("CERV", "Cervical"),)),
    Field("date", "Date", FieldKind.DATE),
    Field("status", "Healing", FieldKind.CHOICE, (Option("united", "united"),)),
)


def _fact(fact_id: str, label: str, kind: FieldKind, **more: object) -> Item:
    options = tuple(Option(o, o.capitalize()) for o in FACTS[fact_id].choices)
    parts = FRACTURE if kind is FieldKind.RECORDS else ()
    unit = FACTS[fact_id].unit
    return Item(fact_id, Target.FACT, Field(fact_id, label, kind, options, unit), parts, **more)  # type: ignore[arg-type]


def _region(region_id: str) -> Item:
    return Item(region_id, Target.REGION, Field(region_id, REGIONS[region_id].label, FieldKind.REGION_GRADE))


def _segment(level: str) -> Item:
    return Item(f"seg.{level}", Target.FINDING, Field(f"seg.{level}", level, FieldKind.FINDING), SEGMENT)


EXAM = Exam(
    (
        Step(
            "reason",
            "Reason for visit",
            (
                Block(
                    "why",
                    "Complaint",
                    (
                        _fact("complaint.groups", "Reason for the visit", FieldKind.MULTI),
                        _fact("consent.informed", "Informed consent", FieldKind.CHOICE),
                    ),
                ),
            ),
        ),
        Step(
            "history",
            "History",
            (
                Block(
                    "all_kinds",
                    "One of each",
                    (
                        _fact("q.tri", "Takes the pill", FieldKind.TRI, none_value="no"),
                        _fact("q.choice", "Illness", FieldKind.CHOICE, none_value="never"),
                        _fact("q.gated", "Pill checked", FieldKind.TRI),
                        _fact("q.multi", "Work demands", FieldKind.MULTI),
                        _fact("q.number", "Temperature", FieldKind.NUMBER),
                        _fact("q.date", "Began on", FieldKind.DATE),
                        _fact("q.partial", "Began about", FieldKind.PARTIAL_DATE),
                        _fact("q.text", "Medication", FieldKind.TEXT),
                        _fact("q.regions", "Unstable", FieldKind.REGIONS),
                        _fact("q.records", "Fractures", FieldKind.RECORDS),
                    ),
                ),
            ),
        ),
        Step(
            "flags",
            "Red flags",
            (
                Block(
                    "flags",
                    "For every complaint",
                    (
                        _fact("flag.danger", "Danger sign?", FieldKind.TRI, none_value="no"),
                        _fact("flag.asked_of_necks", "Neck sign?", FieldKind.TRI),
                    ),
                ),
            ),
        ),
        Step(
            "spine",
            "Spine",
            (
                Block("regions", "Regions", (_region("CERV"), _region("LUMB"))),
                Block("segments", "Segments", (_segment("L3"), _segment("L4"), _segment("L5"))),
                Block(
                    "simple",
                    "Standing",
                    (Item("bal.tug", Target.FINDING, Field("value", "Timed up and go", FieldKind.NUMBER, unit="s")),),
                ),
            ),
        ),
        Step("review", "Review"),
    )
)


def _rule(rule_id: str, title: str, *clauses: Clause, **more: object) -> Rule:
    return Rule(rule_id, title, f"Because of {title.lower()}.", ("S2", "S10"), "V/P", clauses, **more)  # type: ignore[arg-type]


_PILL = parse_condition("q.tri = yes")
_GATED = parse_condition("q.tri = yes and q.gated = yes")
RULES = {
    rule.id: rule
    for rule in (
        _rule(
            "R-1",
            "Thrust under the pill",
            Clause(Effect.BLOCK, _PILL, techniques=("HVLA",), regions=frozenset(REGIONS), workup="Check the level."),
            alternative="Gentle techniques.",
        ),
        _rule("R-2", "Gated pill", Clause(Effect.BLOCK, _GATED, techniques=("MFR_D",), regions=frozenset({"LUMB"}))),
        _rule("R-3", "Danger", Clause(Effect.EMERGENCY, parse_condition("flag.danger = yes"))),
        _rule("R-4", "Lifting", Clause(Effect.ADVISE, parse_condition("q.multi has lifting"), advice="Lift less.")),
        _rule(
            "R-5",
            "Illness now",
            Clause(
                Effect.HOLD,
                parse_condition("q.choice = now"),
                techniques=tuple(TECHNIQUES),
                regions=frozenset(REGIONS),
                systemic=True,
            ),
            reviewer="A reviewer (invented)",
            reviewed_on="2026-10-01",
        ),
    )
}
WORDING = {
    "outcome.suitable_with_modifications": "Suitable with modifications",
    "outcome.emergency": "Emergency referral",
    "outcome.insufficient_information": "More information needed",
    "outcome_line.suitable_with_modifications": "Possible with limits.",
    "cell.blocked": "Blocked",
    "cell.offered": "Offered",
    "cell.needs_answer": "Needs an answer",
    "cell.held": "Waits",
    "cell.not_applicable": "Not used here",
    "cell_symbol.blocked": "✕",
    "cell_symbol.offered": "●",
    "cell_symbol.held": "■",
    "cell_symbol.needs_answer": "?",
    "cell_symbol.no_dysfunction": "–",
    "cell_symbol.not_applicable": "·",
    "cell_symbol.precaution": "▲",
    "cell_meaning.blocked": "Something stands against it.",
    "effect.block": "Blocks",
    "effect.hold": "Waits",
    "evidence_short.V": "text read",
    "evidence_short.P": "proposal, not verified",
    "tri.yes": "Yes",
    "tri.no": "No",
    "tri.unknown": "Not known",
    "side.right": "Right",
    "side.left": "Left",
    "tart.tenderness": "Tender",
    "severity.0": "0 none",
    "severity.2": "2 clear",
}
SMALL = Content(
    ContentStamp("7.0", "c0ffee" * 10 + "beef"),
    Vocabulary(REGIONS, TECHNIQUES, {}, {}, ("back", "neck"), FACTS),
    EXAM,
    RULES,
    {"S2": Source("S2", "A second source."), "S10": Source("S10", "A tenth source.")},
    (),
    WORDING,
)
