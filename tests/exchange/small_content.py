"""A content small enough to read: one fact of every type, two regions, items of every kind a finding can have."""

from datetime import date
from typing import Any

from omt_desktop.domain.content import Content, ContentStamp
from omt_desktop.domain.exam import Block, Exam, Field, FieldKind, Item, Option, Step, Target
from omt_desktop.domain.vocabulary import FactDefinition, FactType, RecordKey, Region, Technique, Vocabulary

TODAY = date(2026, 11, 20)
STAMP = ContentStamp("2026.1-test", "5a" * 32)

FACTS = (
    FactDefinition("patient.birth_date", FactType.DATE),
    FactDefinition("patient.sex", FactType.CHOICE, ("female", "male", "other")),
    FactDefinition("consent.tri", FactType.TRI),
    FactDefinition("hx.cancer", FactType.CHOICE, ("never", "past", "current")),
    FactDefinition("complaint.groups", FactType.MULTI, ("low_back_pain", "neck_pain", "asthma")),
    FactDefinition("hx.instability", FactType.REGIONS),
    FactDefinition("vitals.temperature", FactType.NUMBER, unit="Cel", low=25, high=45),
    FactDefinition("lab.open", FactType.NUMBER),
    FactDefinition("complaint.onset_about", FactType.PARTIAL_DATE),
    FactDefinition("life.sleep", FactType.TEXT),
    FactDefinition(
        "hx.fractures",
        FactType.RECORDS,
        keys=(
            RecordKey("region", "region"),
            RecordKey("date", "date"),
            RecordKey("about", "partial_date"),
            RecordKey("status", "choice", ("acute", "united", "unknown")),
            RecordKey("kind", "choice", ("soft_tissue", "other")),
            RecordKey("low_trauma", "tri"),
        ),
    ),
)


def _options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(option, option.title()) for option in ids)


def _field(key: str, kind: FieldKind, *options: str, **rest: Any) -> Field:
    return Field(key, key.title(), kind, _options(*options), **rest)


def _finding(item_id: str, *parts: Field, alone: Field | None = None, **rest: Any) -> Item:
    return Item(item_id, Target.FINDING, alone or _field(item_id, FieldKind.FINDING), parts, **rest)


ITEMS = (
    Item("consent.tri", Target.FACT, _field("consent.tri", FieldKind.TRI)),
    Item("LUMB", Target.REGION, _field("LUMB", FieldKind.REGION_GRADE)),
    _finding(
        "seg.L3",
        _field("position", FieldKind.CHOICE, "F", "E", "N"),
        _field("sidebend", FieldKind.SIDE),
        _field("rotation", FieldKind.SIDE, "left", "right"),
        _field("severity", FieldKind.SEVERITY),
        _field("restricted", FieldKind.MULTI, "flexion", "extension"),
        _field("key_lesion", FieldKind.TRI),
        _field("note", FieldKind.TEXT),
        _field("refers_to", FieldKind.REGIONS),
        _field("since", FieldKind.DATE),
        _field("about", FieldKind.PARTIAL_DATE),
    ),
    _finding("bal.tug", alone=_field("bal.tug", FieldKind.NUMBER, unit="s", low=0, high=300)),
    _finding("legs.length", _field("side", FieldKind.SIDE), _field("mm", FieldKind.NUMBER, unit="mm", low=0, high=200)),
    _finding(
        "seg.L4",
        _field("value", FieldKind.CHOICE, "normal"),
        _field("position", FieldKind.CHOICE, "F", "E", "N"),
        _field("note", FieldKind.TEXT),
        region="LUMB",
        normal=(("value", "normal"),),
    ),
    _finding("bal.falls", alone=_field("bal.falls", FieldKind.NUMBER)),
    _finding("test.broken", _field("rows", FieldKind.RECORDS)),
)

VOCABULARY = Vocabulary(
    regions={region: Region(region, region.title(), "M99") for region in ("CERV", "LUMB")},
    techniques={
        technique: Technique(technique, technique, technique, "direct", "low", frozenset({"CERV", "LUMB"}))
        for technique in ("HVLA", "CS")
    },
    technique_groups={},
    region_groups={},
    complaints=("low_back_pain", "neck_pain", "asthma"),
    facts={fact.id: fact for fact in FACTS},
)

CONTENT = Content(STAMP, VOCABULARY, Exam((Step("all", "All", (Block("all", "All", ITEMS),)),)), {}, {}, (), {})


def a_file(**changes: Any) -> dict[str, Any]:
    """An evaluation file that is accepted, with whatever is changed; None leaves a key out."""
    document = {
        "format": "omt-evaluation/1",
        "evaluated_on": "2026-11-20",
        "patient": {"family_name": "Rivera (invented)", "given_name": "Ana", "mrn": "A-1042"},
        "facts": {"patient.birth_date": "1954-03-02", "patient.sex": "female"},
        "regions": {"LUMB": {"severity": 2}},
    }
    return {key: value for key, value in (document | changes).items() if value is not None}
