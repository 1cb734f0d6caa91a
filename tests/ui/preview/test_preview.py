"""The preview as a hand drives it: pages, zoom, finding, the seal, and the ways out with to whom and why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageBar
from omt_desktop.ui.place import Shell
from omt_desktop.ui.preview.drag_button import URI_LIST, PromisedFile
from omt_desktop.ui.preview.pdf_source import PdfSource
from omt_desktop.ui.preview_desk import PreviewDesk
from omt_desktop.workflow.audit_event import AuditKind
from omt_desktop.workflow.disclosure import Given
from omt_desktop.workflow.documents import PDF
from omt_desktop.workflow.errors import Refusal
from tests.memory_documents import a_pdf
from tests.ui.fakes import Practice


class Desk:
    """A preview with a practice in memory, a printer that is a file, and dialogs that answer at once."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.practice = Practice(folder)
        self.folder = folder
        self.went: list[str] = []
        self.opened: list[QUrl] = []
        self.chosen = str(folder / "out")
        self.jobs = BackgroundJobs()
        window = QWidget()
        qtbot.addWidget(window)
        self.window, pages = window, QStackedWidget(window)
        window.resize(1100, 700)
        pages.resize(1100, 700)
        self.messages = MessageBar(window)
        self.shell = Shell(
            settings=LocalSettingsFile(folder / "s.json"),
            theme=None,  # type: ignore[arg-type]  # the preview asks nothing of it
            jobs=self.jobs,
            messages=self.messages,
            pages=pages,
            choose_file=lambda _parent, _suggested: self.chosen,
            go=self.went.append,
            open_evaluation=lambda _: None,
            services=self.practice.services,
        )
        self.desk = PreviewDesk(self.practice.services, self.shell, self.printer, self.opened.append)
        pages.addWidget(self.desk.page)
        window.show()
        self.page = self.desk.page
        self.qtbot = qtbot

    def printer(self, _parent: QWidget) -> QPrinter | None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "printed.pdf"))
        return printer

    def show(self, make: Callable[[], bytes] = a_pdf, notes: tuple[str, ...] = ()) -> None:
        source = PdfSource(
            "Chart report", "Rivera (invented), Ana", Given("chart_report", "p-1", "e-1"), "omt-evaluation.pdf",
            lambda: (make(), notes), "evaluation",
        )  # fmt: skip
        self.desk.show(source)
        self.wait()

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=20_000)

    def give(self, to: str = "Dr. Eve", why: str = "Referral") -> None:
        """Says to whom and why, as a hand does it."""
        strip = self.page.disclosure
        assert strip.isVisible()
        strip.other.click()
        strip.to.setText(to)
        strip.why.setText(why)
        QTest.keyClick(strip.why, Qt.Key.Key_Return)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, tmp_path)


def test_the_first_page_is_there_with_its_number_and_the_state_of_the_seal(desk: Desk) -> None:
    desk.show()
    page = desk.page
    assert (page.title.text(), page.number.text(), page.count.text()) == ("Chart report", "1", "of 2")
    assert 0 in page.view._images and not page.view._images[0].isNull()
    assert page.seal.word.text() == "Unsigned draft"
    assert list(desk.folder.glob("**/*.pdf")) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda sealed: sealed, "Sealed and unchanged"),
        (lambda sealed: sealed + b"% more", "Changed after signing"),
    ],
)
def test_a_sealed_file_says_what_became_of_it(desk: Desk, change: Callable[[bytes], bytes], word: str) -> None:
    sealed = desk.practice.services.sealing.seal(a_pdf(), "author")
    desk.show(lambda: change(sealed))
    assert desk.page.seal.word.text() == word
    assert desk.page.seal.accessibleName() == word


def test_keys_turn_pages_and_zoom(desk: Desk) -> None:
    desk.show()
    view = desk.page.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert desk.page.number.text() == "2"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (desk.page.number.text(), view.verticalScrollBar().value()) == ("1", 0)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert desk.page.number.text() == "2"
    fitted = view.zoom
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > fitted and desk.page.zoom.text() == f"{view.zoom:.0%}"
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(fitted, rel=0.05)
    desk.wait()


def test_a_page_is_gone_to_by_its_number_and_nonsense_goes_nowhere(desk: Desk) -> None:
    desk.show()
    number = desk.page.number
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "2")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert desk.page.view.page == 1
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, "99")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert desk.page.view.page == 1


def test_what_is_found_is_counted_marked_and_walked_through(desk: Desk) -> None:
    desk.show()
    search = desk.page.search
    search.line.setFocus()
    QTest.keyClicks(search.line, "invented")
    desk.qtbot.waitUntil(lambda: search.count.text() == "1 of 2", timeout=10_000)
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert search.count.text() == "2 of 2" and desk.page.view.page == 1
    QTest.keyClick(search.line, Qt.Key.Key_F3)
    assert search.count.text() == "1 of 2"
    search.line.setText("nowhere")
    desk.qtbot.waitUntil(lambda: search.count.text() == "not found", timeout=10_000)
    assert not search.after.isEnabled()
    desk.wait()


def test_exporting_asks_to_whom_and_why_and_the_trail_knows(desk: Desk) -> None:
    desk.show()
    desk.page.export.click()
    desk.give("", "")
    assert desk.page.disclosure.problem.isVisible() and desk.practice.log.told == []
    desk.give()
    assert desk.practice.outside.saved == {desk.folder / "out.pdf": a_pdf()}
    (event,) = desk.practice.log.told
    assert (event.kind, event.details["to"], event.subject_id) == (AuditKind.DISCLOSED, "Dr. Eve", "e-1")
    assert "Exported to" in desk.messages.text
    desk.messages.actions_offered[0].click()
    assert desk.opened == [QUrl.fromLocalFile(str(desk.folder / "out.pdf"))]


@pytest.mark.parametrize(("steps", "to"), [(0, "Chart of this practice"), (1, "The patient")])
def test_what_is_usual_is_said_with_one_press(desk: Desk, steps: int, to: str) -> None:
    desk.show()
    QTest.keyClick(desk.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    strip = desk.page.disclosure
    assert strip.quick[0].hasFocus() and not strip.lines.isVisible()
    for _ in range(steps):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (event,) = desk.practice.log.told
    assert (event.details["to"], bool(event.details["why"])) == (to, True)
    assert desk.practice.outside.saved


def test_a_cancelled_export_and_a_full_disk_leave_nothing(desk: Desk) -> None:
    desk.show()
    desk.chosen = ""
    desk.page.export.click()
    desk.give()
    assert desk.practice.log.told == []
    desk.page.export.click()
    desk.page.disclosure.cancel.click()
    assert not desk.page.disclosure.isVisible()
    desk.chosen = str(desk.folder / "x.pdf")
    desk.practice.outside.problem = "The disk is full."
    desk.page.export.click()
    desk.give()
    assert desk.messages.text == "The disk is full." and desk.practice.outside.saved == {}


def test_opening_elsewhere_lends_a_private_copy(desk: Desk) -> None:
    desk.show()
    desk.page.outside.click()
    desk.give()
    ((path, data),) = desk.practice.outside.lent.items()
    assert data == a_pdf() and desk.opened == [QUrl.fromLocalFile(str(path))]
    assert "removed when the practice is locked" in desk.messages.text


def test_printing_goes_page_by_page_and_is_told_before(desk: Desk) -> None:
    desk.show()
    desk.page.printing.click()
    desk.give()
    desk.qtbot.waitUntil(lambda: not desk.desk.printing.running, timeout=20_000)
    assert [event.kind for event in desk.practice.log.told] == [AuditKind.PRINTED]
    printed = desk.practice.services.pdf_opener.open_pdf((desk.folder / "printed.pdf").read_bytes())
    assert len(printed.sizes) == 2
    letter = QPageSize(QPageSize.PageSizeId.Letter).sizePoints()
    assert [round(side) for side in printed.sizes[0]] == [letter.width(), letter.height()]
    assert "Sent to the printer" in desk.messages.text


def test_a_print_can_be_cancelled_and_a_dialog_left(desk: Desk) -> None:
    desk.show()
    desk.desk._ask_printer = lambda _: None
    desk.page.printing.click()
    desk.give()
    assert desk.practice.log.told == []
    desk.desk._ask_printer = desk.printer
    desk.page.printing.click()
    desk.give()
    desk.messages.actions_offered[0].click()
    desk.qtbot.waitUntil(lambda: not desk.desk.printing.running, timeout=20_000)
    assert "cancelled" in desk.messages.text


def test_a_dragged_file_is_made_only_when_something_takes_it(desk: Desk) -> None:
    desk.show()
    assert desk.page.drag.promise() is None
    desk.give("Dr. Eve", "Referral")
    assert "Now drag it" in desk.messages.text and desk.practice.log.told == []
    promised = desk.page.drag.promise()
    assert isinstance(promised, PromisedFile) and promised.formats() == [URI_LIST, PDF]
    assert desk.practice.outside.lent == {} and desk.practice.log.told == []
    taken: QMimeData = promised
    assert bytes(taken.data(PDF).data()) == a_pdf()
    ((path, _),) = desk.practice.outside.lent.items()
    assert [url.toLocalFile() for url in taken.urls()] == [str(path)]
    (event,) = desk.practice.log.told
    assert event.details["to"] == "Dr. Eve"
    desk.show()
    assert desk.page.drag.promise() is None, "another document: it is asked again"


def test_a_press_on_the_handle_without_pulling_drags_nothing(desk: Desk) -> None:
    desk.show()
    asked: list[object] = []
    desk.page.drag.promise = lambda: asked.append(1)  # type: ignore[assignment, func-returns-value]  # counts
    QTest.mousePress(desk.page.drag, Qt.MouseButton.LeftButton)
    QTest.mouseMove(desk.page.drag, desk.page.drag.rect().center() + QPoint(3, 3))
    QTest.mouseRelease(desk.page.drag, Qt.MouseButton.LeftButton)
    assert asked == []


def test_what_cannot_be_made_or_shown_is_told_and_nothing_can_be_given(desk: Desk) -> None:
    def refuse() -> bytes:
        raise Refusal("This document is damaged.")

    desk.show(refuse)
    assert desk.messages.text == "This document is damaged."
    desk.show(lambda: b"no pdf")
    assert "cannot be shown" in desk.messages.text
    assert not desk.page.export.isEnabled()
    desk.show(lambda: 1 // 0 and b"")
    assert "fault in the program" in desk.messages.text
    desk.show(notes=("A letter is missing.",))
    assert desk.messages.text == "A letter is missing."


def test_escape_closes_the_question_first_and_then_goes_back(desk: Desk) -> None:
    desk.show()
    desk.page.export.click()
    QTest.keyClick(desk.page.disclosure.quick[0], Qt.Key.Key_Escape)
    assert not desk.page.disclosure.isVisible() and desk.went == []
    desk.page.view.setFocus()
    QTest.keyClick(desk.page.view, Qt.Key.Key_Escape)
    assert desk.went == ["evaluation"]


def test_another_document_takes_the_place_of_the_one_before(desk: Desk) -> None:
    desk.show()
    desk.page.search.line.setText("x")
    desk.show(lambda: desk.practice.services.sealing.seal(a_pdf(), "author"))
    assert desk.page.search.line.text() == "" and desk.page.seal.word.text() == "Sealed and unchanged"
