"""The patient's handout before any page is laid out: pure, so that what is told can be tested as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from omt_desktop.domain.handout import HandoutTexts, reasons_told, sections_told
from omt_desktop.domain.recommendation import Outcome, Recommendation
from omt_desktop.reports.outline_nodes import Identity, Outline
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord

AUTHOR = "OMT Desktop"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with sentences or with a list."""

    heading: str
    text: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handout:
    """What stands on the paper, in order."""

    cover: Outline
    """The description of the file, whose it is, and what every page says."""
    grave: bool
    """Whether the first thing to do is to be seen elsewhere: told in a heavy frame."""
    answer: Part
    parts: tuple[Part, ...]


def build_handout(
    record: EvaluationRecord, recommendation: Recommendation, texts: HandoutTexts, printed: HandoutPrint
) -> Handout:
    """The outcome of the recommendation in plain words, never a milder one, and what goes with it."""
    outcome = recommendation.outcome
    told = texts.outcomes[outcome]
    return Handout(
        _cover(record, texts, printed),
        outcome in (Outcome.EMERGENCY, Outcome.URGENT_REFERRAL),
        Part(told.heading, told.lines),
        tuple(_parts(recommendation, texts)),
    )


def _parts(recommendation: Recommendation, texts: HandoutTexts) -> Iterator[Part]:
    reasons = reasons_told(texts, recommendation)
    if reasons and recommendation.outcome is not Outcome.SUITABLE:
        yield Part(texts.words["why"], items=reasons)
    for section in sections_told(texts, recommendation.outcome):
        yield Part(section.heading, section.text, section.items)


def _cover(record: EvaluationRecord, texts: HandoutTexts, printed: HandoutPrint) -> Outline:
    words, patient = texts.words, record.patient
    day = f"{words['visit']} {_day(record.evaluation.evaluated_on, texts)}"
    phone = printed.letterhead.phone
    name = " ".join(part for part in (patient.given_name, patient.family_name) if part)
    return Outline(
        title=words["title"],
        language=texts.language,
        author=AUTHOR,
        kind=words["title"],
        identity=Identity(name, f"{words['for']} {name}" if name else "", day),
        as_of=record.saved_at,
        foot=f"{words['foot']} {words['questions']} {phone}" if phone else words["foot"],
        nodes=(),
        letterhead=printed.letterhead,
        page_words=(words["page"], words["of"]),
    )


def _day(day: date, texts: HandoutTexts) -> str:
    """`20 Nov 2026`, in the language of the texts."""
    return f"{day.day} {texts.words['months'].split()[day.month - 1]} {day.year}"


def handout_lines(handout: Handout) -> Iterator[tuple[str, str]]:
    """Place and text, in reading order, with the texts that come from the practice and the patient."""
    cover = handout.cover
    yield "name", cover.identity.name
    head = cover.letterhead
    yield from (("letterhead", text) for text in (head.name, *head.address, head.phone))
    for part in (handout.answer, *handout.parts):
        yield part.heading, part.heading
        yield from ((part.heading, text) for text in (*part.text, *part.items))
