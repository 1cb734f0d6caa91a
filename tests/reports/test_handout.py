"""The patient's handout on paper: in the patient's language, from the same recommendation, never milder than it."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from omt_desktop.content.handout_reader import load_handouts
from omt_desktop.domain.assess import assess
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.handout import sections_told
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.reports import PdfReportWriter
from omt_desktop.reports.handout import build_handout, handout_lines
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.errors import NotWritten
from omt_desktop.workflow.letterhead import HandoutLanguage
from omt_desktop.workflow.paper import Paper
from tests.builders import a_patient, a_record
from tests.clinic import CASES, CONTENT, HEALTHY
from tests.reports.paper import letterheaded, packed, page_texts, worked_case

TEXTS = load_handouts(CONTENT)
WORKED = sorted(CASES.glob("[0-9]*.json"))
RULES = sorted(CONTENT.rules)


def printed_in(language: HandoutLanguage, **changes: object) -> HandoutPrint:
    return HandoutPrint(language=language, **changes)  # type: ignore[arg-type]  # tests name the fields


def handout_pdf(evaluation: Evaluation, printed: HandoutPrint, **patient: object) -> tuple[bytes, tuple[str, ...]]:
    recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    record = a_record(evaluation, a_patient(**patient))
    data, notes = PdfReportWriter().handout(record, recommendation, TEXTS[printed.language], printed)
    return data, tuple(notes)


def text_of(data: bytes, folder: Path) -> str:
    (folder / "h.pdf").write_bytes(data)
    return packed("".join(page_texts(folder / "h.pdf")))


def every_outcome() -> Iterator[tuple[Outcome, Evaluation]]:
    """A worked case for each outcome."""
    found: dict[Outcome, Evaluation] = {}
    for case in WORKED:
        evaluation = worked_case(case)
        found.setdefault(assess(evaluation, CONTENT.vocabulary, CONTENT.rules).outcome, evaluation)
    assert set(found) == set(Outcome)
    yield from found.items()


@pytest.mark.parametrize("language", HandoutLanguage)
def test_every_outcome_is_told_as_it_is_with_its_sections_and_nothing_else(
    tmp_path: Path, language: HandoutLanguage
) -> None:
    texts = TEXTS[language]
    for outcome, evaluation in every_outcome():
        text = text_of(handout_pdf(evaluation, printed_in(language))[0], tmp_path)
        told = texts.outcomes[outcome]
        assert all(packed(line) in text for line in (told.heading, *told.lines))
        assert not [
            other for other in Outcome if other is not outcome and packed(texts.outcomes[other].lines[0]) in text
        ]
        headings = {section.heading for section in sections_told(texts, outcome)}
        for section in texts.sections:
            assert (packed(section.heading) in text) is (section.heading in headings)


@pytest.mark.parametrize("language", HandoutLanguage)
def test_no_handout_of_a_worked_case_shows_a_rule_or_is_milder(language: HandoutLanguage) -> None:
    texts = TEXTS[language]
    mild = {packed(texts.outcomes[o].heading): o for o in (Outcome.SUITABLE, Outcome.SUITABLE_WITH_MODIFICATIONS)}
    for case in WORKED:
        evaluation = worked_case(case)
        recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
        handout = build_handout(a_record(evaluation), recommendation, texts, printed_in(language))
        said = "\n".join(text for _, text in handout_lines(handout))
        assert not [rule for rule in RULES if rule in said]
        assert handout.grave is (recommendation.outcome in (Outcome.EMERGENCY, Outcome.URGENT_REFERRAL))
        expected = json.loads(case.read_text("utf-8"))["expect"]["outcome"]
        assert mild.get(packed(handout.answer.heading), Outcome(expected)) == expected


def test_reasons_are_told_in_plain_words(tmp_path: Path) -> None:
    warfarin = worked_case(CASES / "02-warfarin-not-checked.json")
    text = text_of(handout_pdf(warfarin, printed_in(HandoutLanguage.ENGLISH))[0], tmp_path)
    assert packed(TEXTS["en"].reasons["blood"]) in text
    assert "warfarin" not in text and "HVLA" not in text
    healthy = text_of(handout_pdf(HEALTHY, printed_in(HandoutLanguage.ENGLISH))[0], tmp_path)
    assert packed(TEXTS["en"].words["why"]) not in healthy


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("language", HandoutLanguage)
def test_page_words_day_and_letterhead_are_in_place(tmp_path: Path, paper: Paper, language: HandoutLanguage) -> None:
    head = letterheaded(tmp_path).letterhead
    data, notes = handout_pdf(HEALTHY, printed_in(language, paper=paper, letterhead=head))
    text = text_of(data, tmp_path)
    assert notes == ()
    expected = {"en": ("Page1of2", "Visitof20Nov2026"), "es": ("Página1de2", "Visitadel20nov2026")}[language]
    said = (*expected, "NorthernOsteopathy(invented)", "2075550100", "AnaRivera(invented)")
    assert not [words for words in said if words not in text]
    with pikepdf.open(BytesIO(data)) as opened, opened.open_metadata() as described:
        assert opened.Root.Lang == language
        assert described.pdfa_status == "2B"
        assert "Rivera" not in str(opened.docinfo.Title)


def test_large_print_is_half_as_large_again() -> None:
    sizes = {}
    for large in (False, True):
        data, _ = handout_pdf(HEALTHY, printed_in(HandoutLanguage.SPANISH, large=large))
        with pdfplumber.open(BytesIO(data)) as document:
            body = [c["size"] for page in document.pages for c in page.chars if 60 < c["top"] < float(page.height) - 60]
            for page in document.pages:
                assert all(c["x1"] < float(page.width) - 40 and c["x0"] > 40 for c in page.chars)
        sizes[large] = min(body)
    assert sizes[False] >= 10.99
    assert sizes[True] >= 16.99


@pytest.mark.parametrize("large", [False, True])
def test_no_heading_stands_alone_at_the_foot(tmp_path: Path, large: bool) -> None:
    for language in HandoutLanguage:
        headings = {packed(section.heading) for section in TEXTS[language].sections}
        for _, evaluation in every_outcome():
            data, _ = handout_pdf(evaluation, printed_in(language, large=large))
            (tmp_path / "h.pdf").write_bytes(data)
            for text in page_texts(tmp_path / "h.pdf"):
                lines = [packed(line) for line in text.splitlines() if line.strip()]
                # Head and foot are drawn first, so the last line is the last one of the text.
                assert lines[-1] not in headings


def test_a_name_that_cannot_be_printed_is_told(tmp_path: Path) -> None:
    _, notes = handout_pdf(HEALTHY, printed_in(HandoutLanguage.ENGLISH), family_name="中文", given_name="")
    (note,) = notes
    assert note.startswith("2 characters of the name cannot be printed")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    recommendation = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    target = tmp_path / "gone" / "h.pdf"
    with pytest.raises(NotWritten, match="the folder does not exist"):
        PdfReportWriter().write_handout(
            a_record(HEALTHY), recommendation, TEXTS["en"], target, printed_in(HandoutLanguage.ENGLISH)
        )
    target.parent.mkdir()
    PdfReportWriter().write_handout(
        a_record(HEALTHY), recommendation, TEXTS["en"], target, printed_in(HandoutLanguage.ENGLISH)
    )
    assert [path.name for path in target.parent.iterdir()] == ["h.pdf"]
