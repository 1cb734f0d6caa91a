"""The papers on the review page: which one is wanted, in which language and size, of the evaluation as it stands."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from omt_desktop.domain.assess import assess
from omt_desktop.ui.papers_card import MakeSource, PapersCard
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.preview.report_source import NOT_SEALED
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.workflow.chart_print import HandoutPrint
from omt_desktop.workflow.documents import DocumentKind, NewDocument
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.letterhead import HandoutLanguage
from omt_desktop.workflow.seal import SealState
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from tests.builders import PRACTICE_TIME, a_record
from tests.clinic import CONTENT, HEALTHY
from tests.ui.fakes import Practice
from tests.ui.hands import click, open_bridge, show

RECOMMENDATION = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
ADDED = Addendum(
    "p-1", "Ada Invented, DO", datetime(2026, 12, 3, tzinfo=PRACTICE_TIME), "Forgotten.", "More.", "cd" * 32
)

ADDED = replace(ADDED, written_at=datetime(2026, 11, 20, 10, 42, 30, tzinfo=PRACTICE_TIME))
LATER = datetime(2026, 12, 24, tzinfo=PRACTICE_TIME)
SIGNED = Signature(
    "ada", "Ada Invented, DO", Meaning.AUTHOR, datetime(2026, 11, 20, 10, 42, tzinfo=PRACTICE_TIME), "c" * 64
)


class Desk:
    """The card, and the sources of what was asked for."""

    def __init__(self, qtbot: QtBot, folder: Path, language: HandoutLanguage = HandoutLanguage.ENGLISH) -> None:
        self.practice = Practice(folder)
        self.practice.handouts.language = language
        self.card = PapersCard(self.practice.services, "evaluation")
        self.asked: list[MakeSource] = []
        self.card.wanted.connect(self.asked.append)
        show(qtbot, self.card)

    def source(self, record: EvaluationRecord | None = None) -> PdfSource:
        return self.asked[-1](record or a_record(HEALTHY), RECOMMENDATION)


@pytest.mark.parametrize("language", HandoutLanguage)
def test_the_handout_is_in_the_usual_language_unless_another_is_picked(
    qtbot: QtBot, tmp_path: Path, language: HandoutLanguage
) -> None:
    desk = Desk(qtbot, tmp_path, language)
    assert desk.card.printed == HandoutPrint(language=language)
    click(desk.card.handout)
    assert desk.source().make()[0] == f"%PDF- {language} False".encode()
    click(desk.card.languages.buttons["es"])
    click(desk.card.sizes.buttons["large"])
    click(desk.card.handout)
    assert desk.card.printed == HandoutPrint(language=HandoutLanguage.SPANISH, large=True)
    assert desk.source().make()[0] == b"%PDF- es True"
    assert desk.source().given.kind == "handout"


def test_no_file_name_tells_who_the_patient_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    names = []
    for button in (desk.card.report, desk.card.summary, desk.card.handout):
        click(button)
        names.append(desk.source().file_name)
    assert names == [
        "omt-evaluation-2026-11-20-1002.pdf",
        "omt-summary-2026-11-20-1002.pdf",
        "omt-handout-2026-11-20-en.pdf",
    ]


def test_a_sealed_report_is_shown_unless_something_was_added_since(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, tmp_path)
    record = replace(a_record(HEALTHY), signatures=(SIGNED,))
    documents = desk.practice.services.documents
    documents.add(
        NewDocument(record.patient.id, record.id, DocumentKind.REPORT, "Report", "application/pdf", b"%PDF- sealed")
    )
    click(desk.card.report)
    assert desk.source(record).make() == (b"%PDF- sealed", ())
    assert desk.source(a_record(HEALTHY)).make()[0] != b"%PDF- sealed"
    data, notes = desk.source(replace(record, addenda=(ADDED,))).make()
    assert data != b"%PDF- sealed" and notes == ()
    assert desk.practice.services.sealing.check(data).state is SealState.UNCHANGED
    desk.practice.documents.problem = "The disk is full."
    data, notes = desk.source(replace(record, addenda=(ADDED, replace(ADDED, written_at=LATER)))).make()
    assert notes == (f"{NOT_SEALED} The disk is full.",)


def test_the_card_stands_on_the_review_page(qtbot: QtBot, tmp_path: Path) -> None:
    card = Desk(qtbot, tmp_path).card
    page = ReviewPage(open_bridge(HEALTHY, "review"), papers=card)
    show(qtbot, page)
    assert page.isAncestorOf(card)
