"""The rail, the pages it leads to, and the messages above them: before the practice is open, and in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.ui.idle_steps import IdleSteps
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.patient_finder import OPENING
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.ui.rail import Rail
from omt_desktop.ui.read_ahead import FOR_EVALUATIONS, FOR_PATIENTS
from omt_desktop.ui.theme import Theme, ThemeChoice

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.about_page import AboutPage
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.evaluation_desk import EvaluationDesk
    from omt_desktop.ui.evaluation_page import EvaluationPage
    from omt_desktop.ui.key_overlay import KeyOverlay
    from omt_desktop.ui.protocol.protocol_desk import ProtocolDesk
    from omt_desktop.ui.report_export import ChooseFile
    from omt_desktop.ui.settings_page import SettingsPage

PATIENTS, EVALUATION, SETTINGS, ABOUT = "patients", "evaluation", "settings", "about"
PROTOCOL = "protocol"
"""Reached from the settings, and marked as they are."""


class Workspace(QWidget):
    """Leads from page to page. One evaluation is open at a time, and it stays open behind the other pages.

    The patients can be used before the practice is open; what is not on the first screen is made when it is wanted.
    """

    opened = Signal()
    """The practice is open, the page to begin with is shown, and what comes next is read."""

    def __init__(
        self,
        settings: LocalSettingsFile,
        theme: Theme,
        jobs: BackgroundJobs,
        choose_file: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services: Services | None = None
        self._settings = settings
        self._theme = theme
        self._jobs = jobs
        self._choose_file = choose_file
        self._here = PATIENTS
        self._wanted = ""
        """A page that was asked for before the practice was open."""
        self.desk: EvaluationDesk | None = None
        self.about: AboutPage | None = None
        self.protocol: ProtocolDesk | None = None
        self.is_open = False
        """Whether the practice is open and the page to begin with is shown."""
        self.rail = Rail()
        self.messages = MessageBar()
        self.patients = PatientsPage()
        self.pages = QStackedWidget()
        self._idle = IdleSteps(self)
        self._arrange()
        self._connect()
        if settings.read().open_evaluation:
            self.patients.finder.empty.say(
                OPENING, "The evaluation that was open last comes back, unless you search or add a patient now."
            )

    @property
    def evaluation(self) -> EvaluationPage | None:
        """The page of the open evaluation."""
        return self.desk.page if self.desk is not None else None

    @cached_property
    def settings_page(self) -> SettingsPage:
        """What the window can be told."""
        from omt_desktop.ui.settings_page import SettingsPage
        from omt_desktop.workflow.units import units_of

        units, large = units_of(self._settings.read().units), self._theme.has_large_targets
        page = SettingsPage(self._theme.choice, units, large_targets=large)
        page.theme_chosen.connect(self._choose_theme)
        page.targets_chosen.connect(lambda large: self._theme.choose_targets(large=large))
        page.targets_chosen.connect(lambda large: self._settings.change(large_targets=large))
        page.units_chosen.connect(lambda units: self._settings.change(units=units))
        page.protocol_wanted.connect(lambda: self._go(PROTOCOL))
        self.pages.addWidget(page)
        return page

    @cached_property
    def keys(self) -> KeyOverlay:
        """The keys, to be laid over the window."""
        from omt_desktop.ui.key_overlay import KeyOverlay

        return KeyOverlay(self)

    def open_practice(self, services: Services) -> None:
        """Fills the page of the patients, then comes back to the evaluation that was open; all in small steps."""
        self._services = services
        self._idle.add(*FOR_PATIENTS, lambda: self.patients.open_practice(services))
        self._idle.add(*FOR_EVALUATIONS, lambda: self._evaluations(services).come_back(), self._begin_here)

    def close_practice(self) -> None:
        """Asks the practice for nothing more that was not asked for yet."""
        self._idle.drop()

    def show_page(self, page_id: str) -> None:
        """Goes to a page of the rail; to one that needs the practice, as soon as it is open."""
        page = self._page(page_id)
        if page is None:
            self._wanted = page_id
            self.rail.mark(_marked(self._here))
            return
        if self.evaluation is not None:
            self.evaluation.commit_typing()
        self._here, self._wanted = page_id, ""
        self.pages.setCurrentWidget(page)
        self.rail.mark(_marked(page_id))
        if page is self.patients:
            self.patients.arrive()
        elif page_id == PROTOCOL:
            page.setFocus()
        elif page is self.evaluation:
            self.evaluation.take_focus()

    def open(self, record_id: str) -> None:
        """Opens the evaluation in place of the one that is open, unless that one holds something not saved."""
        if self._services is not None and self._evaluations(self._services).open(record_id):
            self.show_page(EVALUATION)

    def take_focus(self) -> None:
        """The hand goes to where it was on the open page."""
        if self._here == EVALUATION and self.evaluation is not None:
            self.evaluation.take_focus()
        elif self._here == PATIENTS:
            self.patients.finder.search.setFocus()

    def unsaved(self) -> str:
        """What would be lost if the window closed now, as one sentence; empty for nothing."""
        lost = self.desk.unsaved() if self.desk is not None else ""
        lost = lost or (self.protocol.unsaved() if self.protocol is not None else "")
        if not lost and self.patients.has_unsaved_text:
            return "A patient form is filled in and not saved."
        return lost

    def _evaluations(self, services: Services) -> EvaluationDesk:
        if self.desk is None:
            from omt_desktop.ui.evaluation_desk import EvaluationDesk
            from omt_desktop.ui.report_export import ask_for_file

            choose_file = self._choose_file or ask_for_file
            self.desk = EvaluationDesk(services, self._settings, self._jobs, choose_file, self.messages, self.pages)
            self.desk.left.connect(lambda: self._go(PATIENTS))
            self.desk.offered.connect(lambda there_is: self.rail.offer(EVALUATION, there_is))
        return self.desk

    def _open_soon(self, record_id: str) -> None:
        """In turns of its own: what asks for it may have saved a patient and shown the list again just now."""

        def begin() -> None:
            if self._services is not None:
                desk = self._evaluations(self._services)
                if desk.open(record_id):
                    self._idle.add(desk.place, lambda: self.show_page(EVALUATION))

        self._idle.add(begin)

    def _begin_here(self) -> None:
        """On the page that was asked for, else in the evaluation that was open last, unless the patients are in use."""
        if self.desk is not None:
            self.desk.place()
        if self._wanted:
            self.show_page(self._wanted)
        elif self.evaluation is not None and self._here == PATIENTS:
            if self.patients.is_in_use:
                self.messages.say("The evaluation that was open last is on the left, under «Evaluation».")
            else:
                self.show_page(EVALUATION)
        self.is_open = True
        self.opened.emit()

    def _page(self, page_id: str) -> QWidget | None:
        if page_id == PATIENTS:
            return self.patients
        if page_id == SETTINGS:
            return self.settings_page
        if page_id == PROTOCOL and self._services is not None:
            if self.protocol is None:
                from omt_desktop.ui.protocol.protocol_desk import ProtocolDesk

                self.protocol = ProtocolDesk(self._services.protocols, self.messages, self.pages)
                self.protocol.left.connect(lambda: self._go(SETTINGS))
            return self.protocol.page
        if page_id == EVALUATION and self.desk is not None:
            self.desk.place()
            return self.desk.page
        return self._about_page() if page_id == ABOUT else None

    def _about_page(self) -> QWidget | None:
        """What the program is; None before the practice is open."""
        if self.about is None and self._services is not None:
            from omt_desktop.ui.about_page import AboutPage

            self.about = AboutPage(self._services.content, self._services.data_folder)
            self.pages.addWidget(self.about)
        return self.about

    def _choose_theme(self, choice: str) -> None:
        self._theme.choose(ThemeChoice(choice))
        self._settings.change(theme=choice)

    def _arrange(self) -> None:
        self.rail.add_destination(PATIENTS, "patients", "Patients")
        self.rail.add_destination(EVALUATION, "evaluation", "Evaluation")
        self.rail.offer(EVALUATION, False)
        self.rail.add_gap()
        self.rail.add_destination(SETTINGS, "settings", "Settings")
        self.rail.add_destination(ABOUT, "about", "About")
        self.rail.mark(PATIENTS)
        self.pages.addWidget(self.patients)
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
        self.patients.evaluation_wanted.connect(self._open_soon)
        self.patients.refused.connect(lambda problem: self.messages.say(problem, MessageKind.DANGER))
        for keys, act in (("F1", lambda: self._go(ABOUT)), ("F2", self._toggle_keys)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _toggle_keys(self) -> None:
        self.keys.toggle()

    def _go(self, page_id: str) -> None:
        if self.desk is not None and page_id in (PATIENTS, EVALUATION):
            self.desk.remember(open_here=page_id == EVALUATION)
        self.show_page(page_id)


def _marked(page_id: str) -> str:
    """Under which destination of the rail the page is found."""
    return SETTINGS if page_id == PROTOCOL else page_id
