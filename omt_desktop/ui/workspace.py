"""The rail, the pages it leads to, and the messages above them: before the practice is open, and in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.ui.destinations import (
    ABOUT,
    BACKUPS,
    CALENDAR,
    DESTINATIONS,
    EVALUATION,
    LIBRARY,
    PAPERS,
    PATIENTS,
    PEOPLE,
    PREVIEW,
    TODAY,
    TRAIL,
    destination,
)
from omt_desktop.ui.greeting import greet
from omt_desktop.ui.idle_steps import IdleSteps
from omt_desktop.ui.local_settings import LocalSettingsFile
from omt_desktop.ui.message_bar import MessageBar, MessageKind
from omt_desktop.ui.patient_finder import OPENING
from omt_desktop.ui.patients_page import PatientsPage
from omt_desktop.ui.place import Errand, Place, Shell
from omt_desktop.ui.rail import Rail
from omt_desktop.ui.read_ahead import FOR_EVALUATIONS, FOR_PATIENTS
from omt_desktop.ui.reads_beat import ReadsBeat
from omt_desktop.ui.theme import Theme
from omt_desktop.ui.trail.standing_band import StandingBand
from omt_desktop.workflow.access.allowed import Action

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.background_jobs import BackgroundJobs
    from omt_desktop.ui.evaluation_desk import EvaluationDesk
    from omt_desktop.ui.evaluation_page import EvaluationPage
    from omt_desktop.ui.key_overlay import KeyOverlay
    from omt_desktop.ui.preview.pdf_source import PdfSource
    from omt_desktop.ui.report_export import ChooseFile


class Workspace(QWidget):
    """Leads from page to page. One evaluation is open at a time, and it stays open behind the other pages.

    The patients can be used before the practice is open; what is not on the first screen is made when it is wanted.
    """

    opened = Signal()
    """The practice is open, the page to begin with is shown, and what comes next is read."""
    lock_wanted = Signal()
    backup_prepared = Signal(bool)
    """A backup shall take the place of the practice now; whether the present state is kept."""
    exchange_wanted = Signal(str)
    """The own passphrase, with which everything is encrypted anew."""

    def __init__(
        self,
        settings: LocalSettingsFile,
        theme: Theme,
        jobs: BackgroundJobs,
        choose_file: ChooseFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.here = PATIENTS
        """The id of the page that is shown."""
        self._wanted = ""
        """A page that was asked for before the practice was open."""
        self.desk: EvaluationDesk | None = None
        self.is_open = False
        """Whether the practice is open and the page to begin with is shown."""
        self.rail = Rail()
        self.messages = MessageBar()
        self.standing = StandingBand()
        self.patients = PatientsPage()
        self.pages = QStackedWidget()
        self._idle = IdleSteps(self)
        self._shell = Shell(settings, theme, jobs, self.messages, self.pages, choose_file, self._go, self._open_soon)
        self._shell.bring_back = self.backup_prepared.emit
        self._shell.exchange = self.exchange_wanted.emit
        self._places = {PATIENTS: self._patients_place()}
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
    def keys(self) -> KeyOverlay:
        """The keys, to be laid over the window."""
        from omt_desktop.ui.key_overlay import KeyOverlay

        return KeyOverlay(self)

    def page(self, page_id: str) -> QWidget | None:
        """The page of that id among the pages, made now where it was not there; None where it cannot be shown yet."""
        place = self._place(page_id)
        page = place.page() if place is not None else None
        if page is not None and self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        return page

    def open_practice(self, services: Services) -> None:
        """Fills the page of the patients, then comes back to the evaluation that was open; all in small steps."""
        self._shell.services = services
        for found in DESTINATIONS:
            if found.icon and found.action is not None:
                self.rail.offer(found.id, services.access.may(found.action))
        self._idle.add(*FOR_PATIENTS, lambda: self.patients.open_practice(services))
        if services.access.may(Action.WRITE_CLINICAL):
            self._idle.add(*FOR_EVALUATIONS, lambda: self._evaluations(services).come_back())
        to_keys, refresh = (lambda: self._go(PEOPLE)), self.patients.arrive
        self._idle.add(self._begin_here, lambda: greet(services, self.messages, self._column, to_keys, refresh))
        self._idle.add(lambda: _keep_backups(self._shell, self), lambda: self.standing.begin(services))
        self._idle.add(lambda: ReadsBeat(services.reads, self))

    def close_practice(self) -> None:
        """Asks the practice for nothing more that was not asked for yet."""
        self._idle.drop()
        if self._shell.services is not None:
            self._shell.services.reads.write_down()
        if self._shell.keeper is not None:
            self._shell.keeper.stop()
        self.standing.end()

    def show_page(self, page_id: str) -> None:
        """Goes to a page; to one that needs the practice, as soon as it is open."""
        page = self.page(page_id)
        if page is None:
            self._wanted = page_id
            self.rail.mark(_marked(self.here))
            return
        self._places[self.here].leave()
        self.here, self._wanted = page_id, ""
        self.pages.setCurrentWidget(page)
        self.rail.mark(_marked(page_id))
        self._places[page_id].arrive()

    def open(self, record_id: str) -> None:
        """Opens the evaluation in place of the one that is open, unless that one holds something not saved."""
        services = self._shell.services
        if services is not None and self._evaluations(services).open(record_id):
            self.show_page(EVALUATION)

    def show_document(self, source: PdfSource) -> None:
        """Goes to the preview, which makes the document and shows it."""
        if self.page(PREVIEW) is not None and self._shell.preview is not None:
            self._shell.preview(source)
            self.show_page(PREVIEW)

    def take_focus(self) -> None:
        """The hand goes to where it was on the open page."""
        self._places[self.here].take_focus()

    def unsaved(self) -> str:
        """What would be lost if the window closed now, as one sentence; empty for nothing."""
        # The places made last are asked first: what is asked last is the form on the first screen.
        return next(filter(None, (place.unsaved() for place in reversed(self._places.values()))), "")

    def _place(self, page_id: str) -> Place | None:
        if page_id not in self._places:
            make = destination(page_id).make
            place = make(self._shell) if make is not None else None
            if place is not None:
                self._places[page_id] = place
        return self._places.get(page_id)

    def _patients_place(self) -> Place:
        patients = self.patients

        def unsaved() -> str:
            return "A patient form is filled in and not saved." if patients.has_unsaved_text else ""

        def arrive() -> None:
            patients.arrive()
            errand = self._shell.taken_errand()
            if errand is not None and patients.desk is not None:
                patients.desk.open_patient(errand.patient_id)

        return Place(lambda: patients, arrive, take_focus=patients.finder.search.setFocus, unsaved=unsaved)

    def _evaluations(self, services: Services) -> EvaluationDesk:
        if self.desk is None:
            from omt_desktop.ui.evaluation_desk import EvaluationDesk
            from omt_desktop.ui.report_export import ask_for_file

            shell = self._shell
            choose_file = shell.choose_file or ask_for_file
            desk = EvaluationDesk(services, shell.settings, shell.jobs, choose_file, self.messages, self.pages)
            desk.session_wanted.connect(lambda who, why: shell.send(CALENDAR, Errand(who, why)))
            desk.rule_wanted.connect(lambda rule: shell.send(LIBRARY, Errand(rule_id=rule)))
            desk.left.connect(lambda: self._go(PATIENTS))
            desk.preview_wanted.connect(self.show_document)
            desk.offered.connect(lambda there_is: self.rail.offer(EVALUATION, there_is))
            self._places[EVALUATION] = Place(desk.placed, desk.take_focus, desk.commit, desk.take_focus, desk.unsaved)
            self.desk = desk
        return self.desk

    def _open_soon(self, record_id: str) -> None:
        """In turns of its own: what asks for it may have saved a patient and shown the list again just now."""

        def begin() -> None:
            services = self._shell.services
            if services is not None and not services.access.may(Action.WRITE_CLINICAL):
                from omt_desktop.ui.reading_only import show_report

                show_report(record_id, services, self.messages, self.show_document)
            elif services is not None:
                desk = self._evaluations(services)
                if desk.open(record_id):
                    self._idle.add(desk.place, lambda: self.show_page(EVALUATION))

        self._idle.add(begin)

    def _begin_here(self) -> None:
        """On the page that was asked for, else in the evaluation that was open last, unless the patients are in use."""
        if self.desk is not None:
            self.desk.place()
        if self._wanted:
            self.show_page(self._wanted)
        elif self.evaluation is not None and self.here == PATIENTS:
            if self.patients.is_in_use:
                self.messages.say("The evaluation that was open last is on the left, under «Evaluation».")
            else:
                self.show_page(EVALUATION)
        elif self.here == PATIENTS and not self.patients.is_in_use and _something_waits(self.page(TODAY)):
            self.show_page(TODAY)
        self.is_open = True
        self.opened.emit()

    def _arrange(self) -> None:
        on_rail = [found for found in DESTINATIONS if found.icon]
        for found in sorted(on_rail, key=lambda found: found.at_bottom):
            if found.at_bottom:
                self.rail.add_gap()
            self.rail.add_destination(found.id, found.icon, found.word)
        self.lock = self.rail.add_act("lock", "Lock")
        self.lock.setToolTip("Ctrl+L")
        self.rail.offer(EVALUATION, False)
        self.rail.mark(PATIENTS)
        self.pages.addWidget(self.patients)
        column = self._column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.standing)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._go)
        self.standing.backups_wanted.connect(lambda: self._go(BACKUPS))
        self.standing.review_wanted.connect(lambda: self._go(TRAIL))
        self.lock.clicked.connect(self.lock_wanted)
        self.patients.evaluation_wanted.connect(self._open_soon)
        self.patients.papers_wanted.connect(lambda patient: self._shell.send(PAPERS, Errand(patient_id=patient)))
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
    return destination(page_id).under or page_id


def _keep_backups(shell: Shell, parent: QWidget) -> None:
    """From now on backups are made by themselves, until the practice is closed."""
    from omt_desktop.ui.backups.backup_keeper import BackupKeeper

    if shell.services is not None:
        shell.keeper = BackupKeeper(shell.services.backups, parent)
        shell.keeper.failed.connect(lambda problem: shell.messages.say(problem, MessageKind.WARNING))
        shell.keeper.begin()


def _something_waits(today: QWidget | None) -> bool:
    """Whether today has anything to show; a practice in which nothing waits begins with its patients."""
    return bool(getattr(today, "waits", False))
