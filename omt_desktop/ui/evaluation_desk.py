"""The one evaluation that is open: opening it, coming back to it, letting it go, exporting it."""

import gc
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.asked_file import is_there
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.destinations import EVALUATION
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.open_evaluation import open_evaluation
from omt_desktop.ui.papers_card import MakeSource
from omt_desktop.ui.preview.report_source import report_source
from omt_desktop.ui.report_export import ChooseFile, ReportExport
from omt_desktop.workflow.disclosure import Disclosure
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.units import units_of


class EvaluationDesk(QObject):
    """Puts the page of the open evaluation among the pages; what goes wrong is said in the messages."""

    left = Signal()
    """The doctor goes back to the patients; the evaluation stays open."""
    preview_wanted = Signal(object)
    """A PdfSource: the report as it would be printed now, or as it was sealed."""
    session_wanted = Signal(str, str)
    """The patient and the evaluation for which a session is to be booked in the calendar."""
    rule_wanted = Signal(str)
    """A rule, to be read in the library."""
    offered = Signal(bool)
    """Whether an evaluation is open."""

    def __init__(
        self,
        services: Services,
        settings: LocalSettingsFile,
        jobs: BackgroundJobs,
        choose_file: ChooseFile,
        messages: MessageBar,
        pages: QStackedWidget,
    ) -> None:
        super().__init__(pages)
        self._services = services
        self._settings = settings
        self._jobs = jobs
        self._choose_file = choose_file
        self._messages = messages
        self._pages = pages
        self.page: EvaluationPage | None = None

    @cached_property
    def export(self) -> ReportExport:
        """What writes the chart PDF."""
        return ReportExport(self._services, self._jobs, self._messages, self._choose_file)

    def open(self, record_id: str) -> bool:
        """Opens the evaluation in place of the one that is open, unless that one holds something not saved.

        Whether the page of an evaluation is to be shown now: that one, or the one that could not be let go.
        """
        if self.page is not None and self.page.bridge.record.id == record_id:
            return True
        if not self._let_go():
            return True
        try:
            page = self._page_of(record_id)
        except Refusal as problem:
            self._messages.say(str(problem), MessageKind.DANGER)
            return False
        self._messages.clear()
        self._take(page)
        return True

    def come_back(self) -> None:
        """Opens the evaluation that was open when the program ended, unless one is open by now."""
        remembered = self._settings.read().open_evaluation
        if not remembered or self.page is not None:
            return
        try:
            self._take(self._page_of(remembered))
        except Refusal:
            # It may belong to another practice folder or be gone; the patient list is the place to look.
            self._settings.change(open_evaluation="")

    def place(self) -> None:
        """The page of the open evaluation is among the pages, and the next start comes back to it."""
        if self.page is not None and self._pages.indexOf(self.page) < 0:
            self._pages.addWidget(self.page)
            self.remember(open_here=True)

    def placed(self) -> EvaluationPage | None:
        """The page of the open evaluation, among the pages; None where none is open."""
        self.place()
        return self.page

    def take_focus(self) -> None:
        """The hand goes to where it was in the open evaluation."""
        if self.page is not None:
            self.page.take_focus()

    def commit(self) -> None:
        """Everything typed in the open evaluation is announced now."""
        if self.page is not None:
            self.page.commit_typing()

    def unsaved(self) -> str:
        """What of the open evaluation would be lost if the window closed now, as one sentence; empty for nothing."""
        if self.page is None:
            return ""
        self.page.commit_typing()
        self.page.retry_saving()
        problem = self.page.bridge.save_state.problem
        if problem:
            return f"The open evaluation is not saved: {problem}"
        from omt_desktop.ui.signing.addenda_card import AddendaCard

        typed = any(card.text.toPlainText().strip() for card in self.page.findChildren(AddendaCard))
        return "An addendum is typed and not signed." if typed else ""

    def remember(self, *, open_here: bool) -> None:
        """The next start comes back to the open evaluation, or to the patients."""
        record_id = self.page.bridge.record.id if open_here and self.page is not None else ""
        self._settings.change(open_evaluation=record_id)

    def _page_of(self, record_id: str) -> EvaluationPage:
        chosen = self._settings.read()
        return open_evaluation(
            record_id,
            self._services,
            self._jobs,
            folded=chosen.recommendation_folded,
            units=units_of(chosen.units),
            announced=chosen.next_announced,
            book_elsewhere=self.session_wanted.emit,
            show_paper=self._show_paper,
        )

    def _take(self, page: EvaluationPage) -> None:
        page.left.connect(self.left)
        page.bridge.rule_requested.connect(self.rule_wanted)
        page.export_wanted.connect(self._export)
        page.preview_wanted.connect(self._preview)
        page.folded.connect(lambda folded: self._settings.change(recommendation_folded=folded))
        self.page = page
        self.offered.emit(True)

    def _let_go(self) -> bool:
        """Whether another evaluation may take the place of the open one; where not, says why and stays on it."""
        if self.page is None:
            return True
        if self.unsaved():
            self._messages.say(
                "This evaluation is not saved yet, so no other one was opened. What you entered is kept here.",
                MessageKind.DANGER,
            )
            return False
        self._pages.removeWidget(self.page)
        self.page.deleteLater()
        # Its parts are let go with the next search of the memory.
        gc.unfreeze()
        self.page = None
        self.offered.emit(False)
        return True

    def _preview(self) -> None:
        if self.page is not None:
            self.page.commit_typing()
            bridge = self.page.bridge
            self.preview_wanted.emit(report_source(bridge.record, bridge.recommendation, self._services, EVALUATION))

    def _show_paper(self, make: MakeSource) -> None:
        if self.page is not None:
            self.page.commit_typing()
            bridge = self.page.bridge
            self.preview_wanted.emit(make(bridge.record, bridge.recommendation))

    def _export(self) -> None:
        if self.page is not None:
            self.page.commit_typing()
            bridge = self.page.bridge
            if bridge.record.signed:
                # The sealed file is what is given out, and the preview has it.
                self._preview()
                return
            self.page.disclosure.ask("Export the PDF", self._export_to)

    def _export_to(self, disclosure: Disclosure) -> None:
        if self.page is not None:
            self.page.commit_typing()
            bridge = self.page.bridge
            self.export.start(bridge.record, bridge.recommendation, disclosure, self._pages)
            if is_there(self.page):
                self.page.take_focus()
