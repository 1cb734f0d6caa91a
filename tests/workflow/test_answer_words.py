"""Answers in words: every kind, and what a content of another year left behind."""

from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.evaluation import Evaluation, FactRecord, Finding, RegionFinding
from omt_desktop.domain.exam import Field, FieldKind, Option
from omt_desktop.domain.recommendation import FiredRule
from omt_desktop.domain.rule import Effect
from omt_desktop.workflow.answer_words import fact_in_words, field_text, item_text, plain_text, record_texts
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.words import Words, counted
from tests.builders import EXAM_DAY
from tests.clinic import CONTENT

WORDS = Words(CONTENT)
ITEMS = CONTENT.exam.items
AB = (Option("a", "First"), Option("b", "Second"))
COLUMNS = (Field("region", "Where", FieldKind.CHOICE, AB), Field("date", "Date", FieldKind.DATE))
ROW = FactRecord((("gone", "x"), ("region", "a")))


def field(kind: FieldKind, **more: object) -> Field:
    return Field("f", "F", kind, **more)


@pytest.mark.parametrize(
    ("asked", "value", "text"),
    [
        (field(FieldKind.TRI, options=(Option("yes", "Surely"),)), "yes", "Surely"),
        (field(FieldKind.TRI), "no", "No"),
        (field(FieldKind.TRI), "unknown", "Asked; unknown"),
        (field(FieldKind.TEXT), "unknown", "unknown"),
        (field(FieldKind.CHOICE, options=AB), "a", "First"),
        (field(FieldKind.CHOICE, options=AB), "of_another_year", "of another year"),
        (field(FieldKind.CHOICE), "HVLA", "High-velocity low-amplitude thrust"),
        (field(FieldKind.SIDE), "left", "Left"),
        (field(FieldKind.SEVERITY), 2, "2 clear"),
        (field(FieldKind.MULTI, options=AB), ("a", "b"), "First; Second"),
        (field(FieldKind.MULTI, options=AB), (), "None"),
        (field(FieldKind.MULTI, options=AB), "damaged", "damaged"),
        (field(FieldKind.REGIONS), ("LUMB", "GONE"), "Lumbar; GONE"),
        (field(FieldKind.NUMBER, unit="Cel"), 36.8, "36.8 °C"),
        (field(FieldKind.NUMBER), 2, "2"),
        (field(FieldKind.DATE), date(1954, 3, 2), "2 Mar 1954"),
        (field(FieldKind.PARTIAL_DATE), PartialDate(2019, 5), "May 2019"),
        (field(FieldKind.RECORDS), (), "None"),
        (field(FieldKind.RECORDS), "damaged", "damaged"),
        (field(FieldKind.REGION_GRADE), RegionFinding(0), "0 none"),
        (
            field(FieldKind.REGION_GRADE),
            RegionFinding(2, ("texture", "tenderness"), "right", "at L3"),
            "2 clear; Texture, Tender; side: right; at L3",
        ),
        (field(FieldKind.REGION_GRADE), "damaged", "damaged"),
        (field(FieldKind.FINDING), "damaged", "damaged"),
    ],
)
def test_every_kind_has_words(asked: Field, value: object, text: str) -> None:
    assert field_text(asked, value, WORDS) == text


def test_a_record_names_what_was_not_recorded_and_what_is_no_longer_asked() -> None:
    assert record_texts((ROW, "damaged"), WORDS, COLUMNS) == ("Where: First, Date: not recorded, gone: x", "damaged")
    assert field_text(field(FieldKind.RECORDS), (ROW, ROW), WORDS, COLUMNS).count("; ") == 1


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ((("date", date(2026, 10, 30)),), "Where: not recorded, Date: 30 Oct 2026"),
        ((("about", PartialDate(2019, 5)),), "Where: not recorded, About: May 2019"),
        (
            (("about", PartialDate(2019, 5)), ("date", date(2019, 5, 3))),
            "Where: not recorded, Date: 3 May 2019, About: May 2019",
        ),
        ((), "Where: not recorded, Date: not recorded, About: not recorded"),
    ],
)
def test_one_date_of_a_record_stands_for_the_other(entries: tuple[tuple[str, object], ...], text: str) -> None:
    columns = (*COLUMNS, Field("about", "About", FieldKind.PARTIAL_DATE))
    assert record_texts((FactRecord(entries),), WORDS, columns) == (text,)


def test_a_finding_names_its_parts_and_its_unit_once() -> None:
    seconds = (Field("value", "", FieldKind.NUMBER, unit="s"), Field("sway", "Sway", FieldKind.TRI))
    finding = Finding("x", (("gone", ("a", "b")), ("unit", "s"), ("value", 9.4)))
    assert field_text(field(FieldKind.FINDING), finding, WORDS, seconds) == "9.4 s; gone: a; b"
    minutes = Finding("x", (("unit", "min"), ("value", 1)))
    assert field_text(field(FieldKind.FINDING), minutes, WORDS, seconds) == "1 s; unit: min"


@pytest.mark.parametrize(
    ("value", "text"),
    [((), "None"), (("a", 2), "a; 2"), (FactRecord((("date", PartialDate(2019)),)), "date: 2019"), (1.50, "1.5")],
)
def test_what_has_no_field_is_shown_as_it_is(value: object, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize("item_id", ["med.antiplatelet", "LUMB", "seg.L3"])
def test_an_item_without_a_record_has_no_words(item_id: str) -> None:
    assert item_text(ITEMS[item_id], Evaluation(EXAM_DAY), WORDS) is None


def test_an_item_is_told_from_the_evaluation() -> None:
    evaluation = (
        Evaluation(EXAM_DAY)
        .with_fact("med.antiplatelet", "no")
        .with_region("LUMB", RegionFinding(1))
        .with_finding("sac.spring", Finding("sac.spring", (("value", "positive"),)))
    )
    told = [item_text(ITEMS[item_id], evaluation, WORDS) for item_id in ("med.antiplatelet", "LUMB", "sac.spring")]
    assert told == ["No", "1 minor", "Positive"]


@pytest.mark.parametrize(
    ("fact_id", "value", "text"),
    [
        ("med.antiplatelet", "yes", "Takes an antiplatelet drug: yes"),
        ("med.antiplatelet", None, "Takes an antiplatelet drug: not known"),
        ("complaint.onset_about", PartialDate(2026, 3), "Began about: Mar 2026"),
        ("life.occupation", "Imam", "Work: Imam"),
        ("regions", ("LUMB",), "No dysfunction: Lumbar"),
        ("regions", None, "No dysfunction: no region examined"),
        ("of.another.year", "HVLA", "of.another.year: HVLA"),
    ],
)
def test_a_fact_is_told_with_its_question(fact_id: str, value: object, text: str) -> None:
    assert fact_in_words(CONTENT, fact_id, value) == text


def test_ids_without_a_word_stay_readable() -> None:
    assert WORDS.fact("regions") == "Examination of at least one region"
    assert (WORDS.technique("GONE"), WORDS.region("GONE"), WORDS.of("cell", "of_late")) == ("GONE", "GONE", "of late")
    assert WORDS.abbreviation("MFR_D") == "MFR-D"
    assert WORDS.evidence(FiredRule("X-9", Effect.ADVISE, {}, "", ())) == "no tag"
    assert (counted(1, "rule", "rules"), counted(2, "rule", "rules")) == ("1 rule", "2 rules")
    assert day_in_words(PartialDate(2019)) == "2019"


def test_a_row_that_goes_beyond_its_source_says_so() -> None:
    read_only = WORDS.evidence(FiredRule("CI-08", Effect.PRECAUTION, {}, "V", ()))
    and_more = WORDS.evidence(FiredRule("CI-62", Effect.HOLD, {}, "V", ()))
    assert "not verified" not in read_only and and_more.startswith(read_only) and "not verified" in and_more
    assert not CONTENT.rules["CI-62"].verified and CONTENT.rules["CI-08"].verified
