"""Page one holds the answer, and a summary is that page alone: on both papers, for every worked case."""

import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation, RegionFinding
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.spine.finding_items import findings_of_all
from omt_desktop.domain.spine.parse_shorthand import parse_shorthand
from omt_desktop.exchange.evaluation_file import EvaluationReader
from omt_desktop.reports import PdfReportWriter
from omt_desktop.reports.outline_nodes import NewPage
from omt_desktop.reports.printable_text import printable
from omt_desktop.workflow.chart_print import ChartPrint
from omt_desktop.workflow.paper import Paper
from tests.builders import a_patient, a_record
from tests.clinic import CASES, CONTENT, HEALTHY
from tests.content.small_resources import RESOURCES
from tests.how_often import examples
from tests.reports.paper import letterheaded, outline_of, packed, page_texts, worked_case
from tests.reports.test_signatures import ADA, BEN, CORRECTED

WORKED = sorted(CASES.glob("[0-9]*.json"))
SHORTHAND = "T3-7 N SR RL sev 2; T11 N SL RR sev 1; L3 FRS R sev 3 TTC key; sac L on L; R ant innom sev 2; rib 4 inh L"


def sample() -> tuple[Patient, Evaluation]:
    """The bundled sample with its decision: an ordinary note."""
    patient, evaluation = EvaluationReader(CONTENT).read((RESOURCES / "sample" / "evaluation.json").read_bytes())
    told = json.loads((RESOURCES / "sample" / "decision.json").read_text("utf-8"))
    decision = Decision(Stance.AGREE, discussion=told["discussion"], plan=told["plan"])
    return patient, replace(evaluation, decision=decision)


def pages(folder: Path, evaluation: Evaluation, printed: ChartPrint, patient: Patient | None = None) -> list[str]:
    recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    data, _ = PdfReportWriter().pdf(a_record(evaluation, patient), recommendation, CONTENT, printed)
    (folder / "r.pdf").write_bytes(data)
    return [packed(text) for text in page_texts(folder / "r.pdf")]


@pytest.mark.parametrize("paper", Paper)
def test_page_one_of_an_ordinary_note_answers_everything(tmp_path: Path, paper: Paper) -> None:
    patient, evaluation = sample()
    first, second, *_ = pages(tmp_path, evaluation, letterheaded(tmp_path, paper=paper), patient)
    for answer in (
        "Northern Osteopathy (invented)",
        "Rivera (invented), Ana",
        "Evaluation of 20 Nov 2026",
        "Printed by Ada Invented, DO",
        "Low back pain",
        "Suitable with modifications",
        "Agrees with the recommendation.",
        "Joint replacement",
        "CI-20 · S11",
        "✕ blocked, ◆ with reason",
        "Regions not examined: Head",
        "FRS R 3 key",
        "2 clear",
        "Treat gently today",
        "Informed consent to examination and OMT: given",
        "Not signed",
    ):
        assert packed(answer) in first, answer
    assert second.find(packed("The recommendation and the decision in full")) >= 0


@pytest.mark.parametrize("paper", Paper)
def test_a_summary_of_every_worked_case_is_one_page_with_all_its_parts(tmp_path: Path, paper: Paper) -> None:
    printed = letterheaded(tmp_path, paper=paper, summary=True)
    for case in WORKED:
        (page,) = pages(tmp_path, worked_case(case), printed)
        for part in ("Recommendation", "Reasons", "Regions and techniques", "Physician's decision and plan", "Consent"):
            assert packed(part) in page, (case.name, part)


def test_the_first_page_of_every_worked_case_ends_before_the_second_begins(tmp_path: Path) -> None:
    printed = letterheaded(tmp_path)
    for case in WORKED[::6]:
        first, *_ = pages(tmp_path, worked_case(case), printed)
        assert packed("Signed Not signed") in first


def test_a_summary_of_a_crowded_note_is_still_one_page(tmp_path: Path) -> None:
    patient, evaluation = sample()
    regions = {region: RegionFinding(2) for region in CONTENT.vocabulary.regions}
    long = "a very long sentence about nothing at all, " * 400
    crowded = replace(
        evaluation,
        regions=regions,
        findings={**evaluation.findings, **findings_of_all(parse_shorthand(SHORTHAND), {})},
        decision=Decision(Stance.DIFFER, long, discussion=long, plan=long),
    )
    (page,) = pages(tmp_path, crowded, letterheaded(tmp_path, summary=True), patient)
    assert packed("Physician's decision and plan") in page
    assert "…" in page


def test_a_note_with_two_signatures_and_addenda_still_has_one_front_page(tmp_path: Path) -> None:
    patient, evaluation = sample()
    plan = "Treat gently and explain every step, because bone density is low. " * 12
    told = replace(evaluation, decision=replace(evaluation.decision, plan=plan))
    recommendation = assess(told, CONTENT.vocabulary, CONTENT.rules)
    record = replace(a_record(told, patient), signatures=(ADA, BEN), addenda=(CORRECTED,))
    data, _ = PdfReportWriter().pdf(record, recommendation, CONTENT, letterheaded(tmp_path))
    (tmp_path / "r.pdf").write_bytes(data)
    first, second, *_ = (packed(text) for text in page_texts(tmp_path / "r.pdf"))
    assert packed("Ben Invented, DO, reviewer") in first and packed("1 addendum") in first
    assert packed("The recommendation and the decision in full") in second


def test_what_page_one_shortens_stands_whole_on_the_next_pages(tmp_path: Path) -> None:
    plan = " ".join(f"step {number}" for number in range(200))
    outline = outline_of(replace(HEALTHY, decision=Decision(Stance.AGREE, plan=plan)), CONTENT)
    nodes = list(outline.nodes)
    rest = repr(nodes[nodes.index(NewPage()) :])
    assert plan in rest


@pytest.mark.parametrize("kilobytes", [10, 200])
def test_a_long_text_is_laid_out_quickly(kilobytes: int) -> None:
    text = " ".join(f"sentence {n} of a long note without an end." for n in range(5000))[: kilobytes * 1000]
    evaluation = replace(HEALTHY, decision=Decision(Stance.AGREE, discussion=text))
    recommendation = assess(evaluation, CONTENT.vocabulary, CONTENT.rules)
    times = []
    for _ in range(3):
        start = time.process_time()
        PdfReportWriter().pdf(a_record(evaluation), recommendation, CONTENT)
        times.append(time.process_time() - start)
    # A tracer, as for coverage, makes every line several times as slow.
    assert min(times) < 1.0 or sys.gettrace() is not None


@examples(20)
@given(st.text(st.sampled_from("аБвґЇλΩώé<&>ßŁễ9 –"), min_size=1, max_size=60))
def test_a_typed_plan_comes_out_of_the_whole_report_as_it_went_in(text: str) -> None:
    evaluation = replace(HEALTHY, decision=Decision(Stance.AGREE, plan=f"[{text}]"))
    with tempfile.TemporaryDirectory() as folder:
        printed = "".join(pages(Path(folder), evaluation, ChartPrint(summary=True), a_patient()))
    assert packed(f"[{printable(text)}]") in printed
