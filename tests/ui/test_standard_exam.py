"""The standard exam, entered through the real widgets with one kind of hand at a time, printed and opened again."""

from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from pytestqt.qtbot import QtBot

from omt_desktop.domain.assess import assess
from omt_desktop.domain.decision import Decision
from omt_desktop.domain.evaluation import BY, Evaluation, Finding, FindingValue
from omt_desktop.domain.exam import Field
from omt_desktop.domain.spine.finding_items import spine_findings_of
from omt_desktop.domain.spine.map_parts import PARTS
from omt_desktop.domain.spine.print_shorthand import print_shorthand
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.answer_words import STATED_WITH_REST
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.practice import open_record
from tests.reports.paper import outline_of, packed, page_texts, said, write_report
from tests.storage.conftest import SteppingClock
from tests.ui.exam_players import KeyPlayer, MousePlayer, Player, exam_page
from tests.ui.hands import settle, show
from tests.ui.manual_clock import ManualClock
from tests.ui.standard_exam import BEGUN, declared

_FEW = 8
"""Lines in which everything that was found for one item is printed."""


def played(folder: Path, qtbot: QtBot, kind: type[Player]) -> tuple[Player, Evaluation]:
    """The player when it is done, and the evaluation as the file has it."""
    practice = open_record(folder, SteppingClock())
    record = practice.evaluations.create(practice.patients.add(a_patient()), BEGUN, CONTENT.stamp, "vitals_neuro")
    bridge = SessionBridge(EvaluationSession(record, CONTENT, practice.evaluations))
    watch = ManualClock()
    page = exam_page(bridge, watch)
    show(qtbot, page)
    page.take_focus()
    player = kind(page, watch)
    player.play()
    page.commit_typing()
    settle()
    practice.close()
    again = open_record(folder, SteppingClock())
    stored = again.evaluations.load(record.id).evaluation
    again.close()
    assert stored == bridge.evaluation
    return player, stored


@pytest.mark.slow
@pytest.mark.parametrize("kind", [KeyPlayer, MousePlayer])
def test_one_kind_of_hand_enters_the_whole_exam(kind: type[Player], tmp_path: Path, qtbot: QtBot) -> None:
    _, stored = played(tmp_path, qtbot, kind)
    wanted = declared()
    assert set(stored.findings) == set(wanted)
    for item_id, finding in wanted.items():
        assert stored.findings[item_id] == finding
    assert not stored.regions
    assert stored.facts == BEGUN.facts
    lines = said(outline_of(stored, CONTENT)).splitlines()
    for finding in wanted.values():
        assert missing_on_paper(finding, lines) == []
    drawn_on(tmp_path / "chart.pdf", stored)


def drawn_on(paper: Path, stored: Evaluation) -> None:
    """The report has the drawn spine on its first page, and every finding of it as a doctor writes it."""
    assert write_report(paper, stored, CONTENT) == ()
    printed = packed(" ".join(page_texts(paper)))
    for entry in spine_findings_of(stored.findings):
        assert packed(print_shorthand((entry,))) in printed
    with pdfplumber.open(paper) as document:
        assert len(document.pages[0].curves) >= len(PARTS), "every part has its outline"


def test_findings_and_the_decision_do_not_change_the_recommendation() -> None:
    examined = replace(HEALTHY, findings=declared(), decision=Decision(discussion="Discussed (invented)."))
    assert assess(examined, CONTENT.vocabulary, CONTENT.rules) == assess(HEALTHY, CONTENT.vocabulary, CONTENT.rules)


def missing_on_paper(finding: Finding, lines: list[str]) -> list[str]:
    """What the printed lines under the name of the item do not say of the finding."""
    item = CONTENT.exam.items[finding.id]
    under = lines[lines.index(item.field.label) :][:_FEW]
    said_here = " ".join(under).casefold()
    fields = {field.key: field for field in item.parts}
    words = [word_for(key, value, fields.get(key)) for key, value in finding.values]
    return [word for word in words if word.casefold() not in said_here]


def word_for(key: str, value: FindingValue, field: Field | None) -> str:
    """What is printed for one part of a finding."""
    if key == BY:
        return STATED_WITH_REST
    if field is None or key == "group":
        return str(value)
    return field.label_of(str(value)) if field.options else f"{value:g}"
