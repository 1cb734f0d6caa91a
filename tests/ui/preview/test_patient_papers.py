"""The papers of a patient as a hand uses them: documents opened, everything exported, an export cancelled."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from omt_desktop.ui.patient_papers.papers_desk import PapersDesk
from omt_desktop.ui.place import Errand
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.workflow.documents import PDF, DocumentKind, NewDocument
from omt_desktop.workflow.exports import ExportKind, Wanted
from tests.memory_documents import a_pdf
from tests.ui.hands import click
from tests.ui.preview.test_preview import Desk


class Papers(Desk):
    """The page of Ana's papers, with one evaluation, a sealed report and a letter that is no PDF."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        super().__init__(qtbot, folder)
        self.record = self.practice.evaluation()
        patient = self.record.patient.id
        add = self.practice.services.documents.add
        self.report = add(NewDocument(patient, self.record.id, DocumentKind.REPORT, "Chart report", PDF, a_pdf()))
        self.letter = add(NewDocument(patient, "", DocumentKind.ATTACHMENT, "Letter", "text/plain", b"dear"))
        self.seen: list[PdfSource] = []
        self.shell.preview = self.seen.append
        self.papers = PapersDesk(self.practice.services, self.shell, "papers", "patients", "preview")
        self.shell.pages.addWidget(self.papers.page)
        self.shell.pages.setCurrentWidget(self.papers.page)
        self.shell.errand = Errand(patient_id=patient)
        self.papers.arrive()

    def give_out(self) -> None:
        strip = self.papers.page.disclosure
        strip.other.click()
        strip.to.setText("The patient")
        strip.why.setText("The patient asked for it")
        QTest.keyClick(strip.why, Qt.Key.Key_Return)


@pytest.fixture
def papers(qtbot: QtBot, tmp_path: Path) -> Papers:
    return Papers(qtbot, tmp_path)


def test_documents_are_listed_and_opened_in_the_preview(papers: Papers) -> None:
    page = papers.papers.page
    assert (page.name.text(), page.list.count) == ("Rivera (invented), Ana", 2)
    page.opened.emit(papers.report.id)
    (source,) = papers.seen
    assert source.make()[0] == a_pdf() and source.back == "papers" and papers.went == ["preview"]
    page.opened.emit(papers.letter.id)
    assert "not a PDF" in papers.messages.text and len(papers.seen) == 1


@pytest.mark.parametrize("kind", [ExportKind.PATIENT, ExportKind.FHIR, ExportKind.EVALUATION, ExportKind.REGIONS])
def test_each_export_is_written_with_its_sum_and_told(papers: Papers, kind: ExportKind) -> None:
    page = papers.papers.page
    click(page.kinds.buttons[kind.value])
    assert page.meaning.text()
    click(page.export)
    papers.give_out()
    papers.wait()
    names = sorted(path.name for path in papers.practice.outside.saved)
    assert len(names) == 2 and names[1] == f"{names[0]}.sha256"
    assert "SHA-256 beside it" in papers.messages.text
    assert [event.details["what"] for event in papers.practice.log.told] == [f"export_{kind}"]


def test_a_cancelled_export_writes_nothing(papers: Papers) -> None:
    written: list[bytes] = []
    papers.papers.run.start(
        Wanted(ExportKind.PATIENT, papers.record.patient.id), lambda data: str(written.append(data))
    )
    click(papers.messages.actions_offered[0])
    papers.wait()
    assert written == [] and "cancelled" in papers.messages.text and not papers.papers.run.running


def test_a_full_disk_is_told_and_a_left_dialog_does_nothing(papers: Papers) -> None:
    papers.practice.outside.problem = "The disk is full."
    click(papers.papers.page.export)
    papers.give_out()
    papers.wait()
    assert papers.messages.text == "The disk is full."
    papers.chosen = ""
    click(papers.papers.page.export)
    papers.give_out()
    assert not papers.papers.run.running


def test_a_fault_is_told_without_its_words(papers: Papers) -> None:
    def fail(_: bytes) -> str:
        raise RuntimeError("secret")

    papers.papers.run.start(Wanted(ExportKind.EVALUATION, "", papers.record.id), fail)
    papers.wait()
    assert "fault in the program" in papers.messages.text and "secret" not in papers.messages.text


def test_escape_goes_back_and_a_patient_that_is_gone_too(papers: Papers) -> None:
    click(papers.papers.page.export)
    QTest.keyClick(papers.papers.page.disclosure.quick[0], Qt.Key.Key_Escape)
    assert papers.went == []
    papers.papers.page.list.setFocus()
    QTest.keyClick(papers.papers.page.list, Qt.Key.Key_Escape)
    assert papers.went == ["patients"]
    papers.practice.patients.problem = "It cannot be read."
    papers.papers.arrive()
    assert papers.messages.text == "It cannot be read." and papers.went == ["patients", "patients"]


def test_without_an_evaluation_only_everything_can_be_exported(papers: Papers) -> None:
    other = papers.practice.patient(family_name="Second (invented)", mrn="B-2")
    papers.shell.errand = Errand(patient_id=other.id)
    papers.papers.arrive()
    page = papers.papers.page
    assert [kind for kind, button in page.kinds.buttons.items() if button.isEnabled()] == ["patient"]
    assert page.list.count == 0
