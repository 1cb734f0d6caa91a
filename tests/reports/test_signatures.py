"""Signed, unsigned, added to, superseded, in doubt: what is printed of it, and on which pages."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from omt_desktop.domain.assess import assess
from omt_desktop.domain.recommendation import Outcome
from omt_desktop.reports import PdfReportWriter
from omt_desktop.reports.outline import build_outline
from omt_desktop.reports.outline_nodes import Outline
from omt_desktop.workflow.chart_print import AS_DRAFT, ChartPrint
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.signature import Addendum, Meaning, Signature
from omt_desktop.workflow.signed_elsewhere import SignedElsewhere
from tests.builders import PRACTICE_TIME, a_record
from tests.clinic import CONTENT, HEALTHY
from tests.reports.outline_parts import values
from tests.reports.paper import packed, page_texts, said

SIGNED_AT = datetime(2026, 11, 20, 11, 2, 7, tzinfo=PRACTICE_TIME)
ADDED_AT = datetime(2026, 12, 3, 8, 15, 0, tzinfo=PRACTICE_TIME)
ADA = Signature("p-1", "Ada Invented, DO", Meaning.AUTHOR, SIGNED_AT, "ab" * 32)
BEN = Signature("p-2", "Ben Invented, DO", Meaning.REVIEWER, ADDED_AT, "ab" * 32)
CORRECTED = Addendum(
    "p-1", "Ada Invented, DO", ADDED_AT, "Left and right were mixed up.", "It is the LEFT knee.", "cd" * 32
)
DRAFT = a_record(HEALTHY)
SIGNED = replace(DRAFT, signatures=(ADA,))
ADDED_TO = replace(SIGNED, addenda=(CORRECTED,))


def outline(record: EvaluationRecord, printed: ChartPrint = AS_DRAFT) -> Outline:
    return build_outline(record, assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules), CONTENT, printed)


def pages(tmp_path: Path, record: EvaluationRecord, printed: ChartPrint = AS_DRAFT) -> list[str]:
    target = tmp_path / "report.pdf"
    recommendation = assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)
    assert PdfReportWriter().write(record, recommendation, CONTENT, target, printed) == ()
    return [packed(text) for text in page_texts(target)]


def test_every_page_of_a_draft_says_so(tmp_path: Path) -> None:
    printed = pages(tmp_path, DRAFT, ChartPrint(by="Ada Invented, DO"))
    assert len(printed) > 3
    assert all("DRAFT,notsigned" in page for page in printed)
    assert "PrintedbyAdaInvented,DO" in printed[0]
    assert any("Physician:nameandsignature" in page for page in printed)


def test_a_signed_print_names_who_when_what_and_the_hash_and_is_no_draft(tmp_path: Path) -> None:
    printed = pages(tmp_path, SIGNED, ChartPrint(by="Somebody Else"))
    assert not any("DRAFT" in page for page in printed)
    assert "SignedbyAdaInvented,DO,20Nov2026,11:02" in printed[0]
    assert "AdaInvented,DO,author,20Nov2026,11:02" in printed[0]
    text = said(outline(SIGNED))
    for words in ("20 Nov 2026, 11:02:07 (UTC-05:00)", "author", "ab" * 32):
        assert words in text
    assert "Physician: name and signature" not in text
    assert "Somebody Else" not in text


def test_two_signatures_are_two_blocks() -> None:
    text = said(outline(replace(SIGNED, signatures=(ADA, BEN))))
    assert "Ben Invented, DO, reviewer, 3 Dec 2026, 08:15" in text
    assert text.count("ab" * 32) == 2


def test_addenda_stand_after_the_original_dated_and_signed_and_page_one_points_there(tmp_path: Path) -> None:
    printed = pages(tmp_path, ADDED_TO)
    assert "1addendum,thelatestof3Dec2026,08:15:seetheend" in printed[0]
    assert not any("SUPERSEDED" in page or "DRAFT" in page for page in printed)
    text = said(outline(ADDED_TO))
    assert text.index("About this report") < text.index("Addendum 1 of 3 Dec 2026, 08:15")
    for words in (
        "It is the LEFT knee.",
        "Left and right were mixed up.",
        "3 Dec 2026, 08:15:00 (UTC-05:00)",
        "cd" * 32,
    ):
        assert words in text


def test_a_print_as_it_was_signed_says_on_every_page_that_it_is_superseded(tmp_path: Path) -> None:
    printed = pages(tmp_path, ADDED_TO, ChartPrint(as_signed=True))
    assert all("SUPERSEDED:addedtoon3Dec2026" in page for page in printed)
    assert not any("LEFTknee" in page for page in printed)
    assert not any("SUPERSEDED" in page for page in pages(tmp_path, SIGNED, ChartPrint(as_signed=True)))


def test_a_record_in_doubt_says_so_on_every_page(tmp_path: Path) -> None:
    doubtful = replace(SIGNED, doubt="The record is not the one that was signed.")
    assert all("INDOUBT,donotrelyonit" in page for page in pages(tmp_path, doubtful))
    assert "The record is not the one that was signed." in said(outline(doubtful))


@pytest.mark.parametrize(("anchor", "there"), [("row 17, 5e0c…", True), ("", False)])
def test_the_audit_anchor_is_printed_where_there_is_one(anchor: str, there: bool) -> None:
    assert ("Audit anchor" in said(outline(SIGNED, ChartPrint(anchor=anchor)))) is there


def test_what_was_signed_elsewhere_is_a_copy_on_every_page_and_proves_nothing(tmp_path: Path) -> None:
    there = SignedElsewhere((ADA,), Outcome.EMERGENCY, CONTENT.stamp, "{}", (CORRECTED,))
    record = replace(DRAFT, elsewhere=there)
    printed = pages(tmp_path, record)
    assert all("COPY,notsignedhere" in page and "DRAFT" not in page for page in printed)
    assert "Notsignedhere.Thefilesays:signedbyAdaInvented,DO,author" in printed[0]
    assert "Therecommendationwas:" in printed[0] and "1addendum:seetheend" in printed[0]
    text = said(outline(record))
    for words in ("Signed elsewhere", "Nobody here has proved it", "ab" * 32, "It is the LEFT knee."):
        assert words in text
    same = replace(there, outcome=assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules).outcome, addenda=())
    plain = said(outline(replace(DRAFT, elsewhere=same)))
    assert "The recommendation was" not in plain and "Addenda" not in plain


def test_a_signed_evaluation_names_the_patient_as_signed_and_beside_it_as_now() -> None:
    married = replace(SIGNED.patient, family_name="Okafor (invented)", mrn="Z-1", sex=None)
    signed = replace(SIGNED, named=SIGNED.patient)
    assert outline(signed) == outline(SIGNED)
    printed = outline(replace(signed, patient=married))
    assert printed.identity == outline(SIGNED).identity
    now = values(printed)["Signed under"]
    assert "the name above" in now and "Okafor (invented), Ana" in now and "record Z-1" in now and "not recorded" in now
