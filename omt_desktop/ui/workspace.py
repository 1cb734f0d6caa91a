"""The open practice: the rail, the pages it leads to, and the messages above them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.ui.about_page import AboutPage
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.key_overlay import KeyOverlay
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.open_evaluation import open_evaluation
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.ui.rail import Rail
from omt_desktop.ui.report_export import ChooseFile, ReportExport
from omt_desktop.ui.settings_page import SettingsPage
from omt_desktop.ui.theme import Theme, ThemeChoice
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.units import units_of

PATIENTS, EVALUATION, SETTINGS, ABOUT = "patients", "evaluation", "settings", "about"


class Workspace(QWidget):
    """Leads from page to page. One evaluation is open at a time, and it stays open behind the other pages."""

    def __init__(
        self,
        services: Services,
        settings: LocalSettingsFile,
        theme: Theme,
        jobs: BackgroundJobs,
        choose_file: ChooseFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._settings = settings
        self._theme = theme
        self.evaluation: EvaluationPage | None = None
        self.rail = Rail()
        self.messages = MessageBar()
        self.patients = PatientsPage(services)
        self.settings_page = SettingsPage(theme.choice, units_of(settings.read().units))
        self.about = AboutPage(services.content, services.data_folder)
        self.export = ReportExport(services.reports, jobs, self.messages, choose_file)
        self.pages = QStackedWidget()
        self._arrange()
        self.keys = KeyOverlay(self)
        self._connect()
        self._come_back()

    def show_page(self, page_id: str) -> None:
        """Goes to a page of the rail."""
        if self.evaluation is not None:
            self.evaluation.commit_typing()
        page = {PATIENTS: self.patients, SETTINGS: self.settings_page, ABOUT: self.about}.get(page_id, self.evaluation)
        if page is None:
            return
        self.pages.setCurrentWidget(page)
        self.rail.mark(page_id)
        if page is self.patients:
            self.patients.arrive()
        elif page is self.evaluation:
            self.evaluation.take_focus()

    def open(self, record_id: str) -> None:
        """Opens the evaluation in place of the one that is open, unless that one holds something not saved."""
        if self.evaluation is not None and self.evaluation.bridge.record.id == record_id:
            self.show_page(EVALUATION)
        elif self._let_go():
            try:
                page = self._page_of(record_id)
            except Refusal as problem:
                self.messages.say(str(problem), MessageKind.DANGER)
            else:
                self._show_evaluation(page)

    def take_focus(self) -> None:
        """The hand goes to where it was on the open page."""
        if self.pages.currentWidget() is self.evaluation and self.evaluation is not None:
            self.evaluation.take_focus()
        elif self.pages.currentWidget() is self.patients:
            self.patients.finder.search.setFocus()

    def unsaved(self) -> str:
        """What would be lost if the window closed now, as one sentence; empty for nothing."""
        if self.evaluation is not None:
            self.evaluation.commit_typing()
            self.evaluation.retry_saving()
            problem = self.evaluation.bridge.save_state.problem
            if problem:
                return f"The open evaluation is not saved: {problem}"
        if self.patients.has_unsaved_text:
            return "A patient form is filled in and not saved."
        return ""

    def _page_of(self, record_id: str) -> EvaluationPage:
        chosen = self._settings.read()
        return open_evaluation(
            record_id, self._services, folded=chosen.recommendation_folded, units=units_of(chosen.units)
        )

    def _show_evaluation(self, page: EvaluationPage) -> None:
        page.left.connect(lambda: self._go(PATIENTS))
        page.export_wanted.connect(self._export)
        page.folded.connect(lambda folded: self._settings.change(recommendation_folded=folded))
        self.evaluation = page
        self.pages.addWidget(page)
        self.rail.offer(EVALUATION, True)
        self.messages.clear()
        self._settings.change(open_evaluation=page.bridge.record.id)
        self.show_page(EVALUATION)

    def _let_go(self) -> bool:
        """Whether another evaluation may take the place of the open one; where not, says why and stays on it."""
        if self.evaluation is None:
            return True
        self.evaluation.commit_typing()
        self.evaluation.retry_saving()
        if self.evaluation.bridge.save_state.problem:
            self.show_page(EVALUATION)
            self.messages.say(
                "This evaluation is not saved yet, so no other one was opened. What you entered is kept here.",
                MessageKind.DANGER,
            )
            return False
        self.pages.removeWidget(self.evaluation)
        self.evaluation.deleteLater()
        self.evaluation = None
        self.rail.offer(EVALUATION, False)
        return True

    def _export(self) -> None:
        if self.evaluation is not None:
            self.evaluation.commit_typing()
            bridge = self.evaluation.bridge
            content = self._services.protocols.content_with(bridge.record.protocol)
            self.export.start(bridge.record, bridge.recommendation, content, self)

    def _come_back(self) -> None:
        """To the evaluation that was open when the program ended, else to the patients."""
        remembered = self._settings.read().open_evaluation
        self.show_page(PATIENTS)
        if remembered:
            try:
                page = self._page_of(remembered)
            except Refusal:
                # It may belong to another practice folder or be gone; the patient list is the place to look.
                self._settings.change(open_evaluation="")
            else:
                self._show_evaluation(page)

    def _choose_theme(self, choice: str) -> None:
        self._theme.choose(ThemeChoice(choice))
        self._settings.change(theme=choice)

    def _tell(self, problem: str) -> None:
        self.messages.say(problem, MessageKind.DANGER)

    def _arrange(self) -> None:
        self.rail.add_destination(PATIENTS, "patients", "Patients")
        self.rail.add_destination(EVALUATION, "evaluation", "Evaluation")
        self.rail.offer(EVALUATION, False)
        self.rail.add_gap()
        self.rail.add_destination(SETTINGS, "settings", "Settings")
        self.rail.add_destination(ABOUT, "about", "About")
        for page in (self.patients, self.settings_page, self.about):
            self.pages.addWidget(page)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._go)
        self.patients.evaluation_wanted.connect(self.open)
        self.patients.refused.connect(self._tell)
        self.settings_page.theme_chosen.connect(self._choose_theme)
        self.settings_page.units_chosen.connect(lambda units: self._settings.change(units=units))
        for keys, act in (("F1", lambda: self._go(ABOUT)), ("F2", self.keys.toggle)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _go(self, page_id: str) -> None:
        if page_id == PATIENTS:
            self._settings.change(open_evaluation="")
        elif page_id == EVALUATION and self.evaluation is not None:
            self._settings.change(open_evaluation=self.evaluation.bridge.record.id)
        self.show_page(page_id)
