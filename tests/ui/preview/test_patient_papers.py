"""The papers of a patient as a hand uses them: documents opened, everything exported, an export cancelled."""

import json
from dataclasses import replace
from datetime import date
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
        self.to_add = ""
        self.papers = PapersDesk(
            self.practice.services, self.shell, "papers", "patients", "preview", lambda _parent: self.to_add
        )
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
    assert (papers.seen[1].media_type, papers.seen[1].file_name[-4:]) == ("text/plain", ".txt")
    other = NewDocument(papers.record.patient.id, "", DocumentKind.ATTACHMENT, "Scan", "image/tiff", b"II*")
    kept = papers.practice.services.documents.add(other)
    papers.papers.arrive()
    page.opened.emit(kept.id)
    assert "not shown here" in papers.messages.text and len(papers.seen) == 2


@pytest.mark.parametrize("kind", [kind for kind in ExportKind if kind is not ExportKind.TABLES])
def test_each_export_is_written_with_its_sum_and_told(papers: Papers, kind: ExportKind) -> None:
    page = papers.papers.page
    click(page.exports.kinds.buttons[kind.value])
    assert page.exports.meaning.text()
    click(page.exports.export)
    papers.give_out()
    papers.wait()
    names = sorted(path.name for path in papers.practice.outside.saved)
    assert len(names) == 2 and names[1] == f"{names[0]}.sha256"
    assert "SHA-256 beside it" in papers.messages.text
    assert [event.details["what"] for event in papers.practice.log.told] == [f"export_{kind}"]


def test_an_earlier_evaluation_is_exported_by_its_day(papers: Papers) -> None:
    older = papers.practice.evaluation(complaint__trauma="no")
    papers.practice.evaluations.kept[older.id] = replace(
        older, patient=papers.record.patient, evaluation=replace(older.evaluation, evaluated_on=date(2025, 3, 2))
    )
    papers.papers.arrive()
    choice = papers.papers.page.exports
    click(choice.kinds.buttons[ExportKind.EVALUATION.value])
    assert choice.which.isVisible() and choice.which.count() == 2
    choice.which.setCurrentIndex(choice.which.findData(older.id))
    assert choice.which.currentText().startswith("2 Mar 2025")
    click(choice.export)
    click(papers.papers.page.disclosure.quick[1])
    papers.wait()
    data = next(data for path, data in papers.practice.outside.saved.items() if path.suffix == ".json")
    assert json.loads(data)["evaluated_on"] == "2025-03-02"
    assert papers.practice.log.told[-1].subject_id == older.id


def test_a_document_is_added_stood_on_and_exported_as_it_was(papers: Papers) -> None:
    page, file = papers.papers.page, papers.folder / "Lab of March.txt"
    file.write_bytes(b"\xef\xbb\xbfHaemoglobin 13.1 (invented)")
    papers.to_add = str(file)
    click(page.add)
    papers.wait()
    added = page.list.current_key
    kept, content = papers.practice.documents.kept[added]
    assert (kept.name, kept.media_type, content) == ("Lab of March", "text/plain", file.read_bytes())
    assert "was added" in papers.messages.text and page.list.count == 3
    click(page.give)
    click(page.disclosure.quick[0])
    papers.wait()
    assert papers.practice.outside.saved == {papers.folder / "out.txt": file.read_bytes()}
    assert (papers.practice.log.told[-1].details["what"], papers.practice.log.told[-1].subject_id) == (
        "document",
        added,
    )


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("table.xlsx", b"PK\x03\x04\x00", "no PDF, no PNG or JPEG"),
        ("empty.pdf", b"", "is empty"),
        ("gone.pdf", None, "cannot be read"),
    ],
)
def test_what_is_not_kept_says_why(papers: Papers, name: str, content: bytes | None, told: str) -> None:
    file = papers.folder / name
    if content is not None:
        file.write_bytes(content)
    papers.to_add = str(file)
    click(papers.papers.page.add)
    papers.wait()
    assert told in papers.messages.text and papers.papers.page.list.count == 2


def test_a_left_dialog_adds_nothing_and_a_fault_is_told_without_its_words(papers: Papers) -> None:
    click(papers.papers.page.add)
    assert not papers.jobs.busy
    papers.papers._failed(RuntimeError("secret"))
    assert "fault in the program" in papers.messages.text and "secret" not in papers.messages.text


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
    click(papers.papers.page.exports.export)
    papers.give_out()
    papers.wait()
    assert papers.messages.text == "The disk is full."
    papers.chosen = ""
    click(papers.papers.page.exports.export)
    papers.give_out()
    assert not papers.papers.run.running


def test_a_fault_is_told_without_its_words(papers: Papers) -> None:
    def fail(_: bytes) -> str:
        raise RuntimeError("secret")

    papers.papers.run.start(Wanted(ExportKind.EVALUATION, "", papers.record.id), fail)
    papers.wait()
    assert "fault in the program" in papers.messages.text and "secret" not in papers.messages.text


def test_escape_goes_back_and_a_patient_that_is_gone_too(papers: Papers) -> None:
    click(papers.papers.page.exports.export)
    QTest.keyClick(papers.papers.page.disclosure.quick[0], Qt.Key.Key_Escape)
    assert papers.went == []
    assert papers.papers.page.list.hasFocus()
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
    assert [kind for kind, button in page.exports.kinds.buttons.items() if button.isEnabled()] == ["patient"]
    assert page.list.count == 0
