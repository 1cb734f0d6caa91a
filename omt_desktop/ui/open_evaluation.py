"""Opening an evaluation: the stored record, its session, and the page that shows it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from omt_desktop.bootstrap import Services
from omt_desktop.domain.condition import BIRTH_DATE
from omt_desktop.domain.content import Content
from omt_desktop.domain.exam import Step
from omt_desktop.domain.use_order import most_recorded_first
from omt_desktop.ui.background_jobs import BackgroundJobs
from omt_desktop.ui.destinations import EVALUATION
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.flag_follower import FlagFollower
from omt_desktop.ui.last_visit.beside_panel import BesidePanel
from omt_desktop.ui.papers_card import MakeSource, PapersCard
from omt_desktop.ui.recommendation_panel import RecommendationPanel
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.signing.signing_desk import SigningDesk
from omt_desktop.ui.step_pages import step_page
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.begin_evaluation import SEX, catch_up, completed
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.evaluation_record import EvaluationRecord
from omt_desktop.workflow.session import Changes, EvaluationSession
from omt_desktop.workflow.units import Units


def _nowhere(patient_id: str, evaluation_id: str) -> None:
    """There is no calendar to go to."""


_MOST_USED = 400
"""Items of the exam that were recorded most; a doctor's habits lie well within."""


def open_evaluation(
    record_id: str,
    services: Services,
    jobs: BackgroundJobs,
    *,
    folded: bool,
    units: Units = Units.METRIC,
    announced: bool = True,
    book_elsewhere: Callable[[str, str], None] = _nowhere,
    show_paper: Callable[[MakeSource], None] | None = None,
) -> EvaluationPage:
    """The page of the evaluation, at the step where it was left; Refusal where it cannot be read.

    `book_elsewhere` is given patient and evaluation where a session is to be booked at a time not proposed, and
    `show_paper` what makes the report or the handout that is to be shown.
    """
    record = services.evaluations.load(record_id)
    content = _content_of(record, services)
    bridge = SessionBridge(EvaluationSession(record, content, services.evaluations), units=units)
    desk = SigningDesk(bridge, services.signing, jobs)
    known = catch_up(record)
    if known is not None:
        bridge.apply(known)

    def page_of(step: Step) -> QWidget:
        return step_page(step, bridge) if step.blocks else _review(bridge, services, desk, book_elsewhere, show_paper)

    beside = BesidePanel(RecommendationPanel(bridge), lambda: _last_visit(bridge, services))
    page = EvaluationPage(bridge, page_of, beside, folded=folded, announced=announced)
    shortcut = QShortcut(QKeySequence("F10"), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: _turn(page, beside))
    bridge.setParent(page)
    bridge.changed.connect(lambda changes: _complete_patient(changes, bridge, services))
    FlagFollower(bridge, services.follow_ups).follow()
    return page


def _review(
    bridge: SessionBridge,
    services: Services,
    desk: SigningDesk,
    book_elsewhere: Callable[[str, str], None],
    show_paper: Callable[[MakeSource], None] | None,
) -> ReviewPage:
    papers = None
    if show_paper is not None and services.access.may(Action.SEE_CLINICAL):
        papers = PapersCard(services, EVALUATION)
        papers.wanted.connect(show_paper)
    reviews = _reviews(bridge, services)
    if not services.access.may(Action.CHANGE_SCHEDULE):
        return ReviewPage(bridge, desk=desk, papers=papers, reviews=reviews)
    from omt_desktop.ui.schedule.booking_card import BookingCard

    card = BookingCard(bridge, services.appointments, services.clock)
    card.other_time_wanted.connect(book_elsewhere)
    return ReviewPage(bridge, desk=desk, booking=card, papers=papers, reviews=reviews)


def _turn(page: EvaluationPage, beside: BesidePanel) -> None:
    """The other of the two panels; where they are put away, the earlier visit is what is wanted."""
    folded = page.is_folded
    if folded:
        page.toggle_panel()
    beside.turn(to_last_visit=folded or not beside.shows_last_visit)


def _last_visit(bridge: SessionBridge, services: Services) -> QWidget:
    from omt_desktop.ui.last_visit.last_visit_panel import LastVisitPanel

    store = services.evaluations
    return LastVisitPanel(bridge, store.of_patient, lambda evaluation_id: store.load(evaluation_id).evaluation)


def _reviews(bridge: SessionBridge, services: Services) -> QWidget:
    from omt_desktop.ui.reviews.review_card import ReviewCard

    card = ReviewCard(services, of_one=True)
    card.show_patient(bridge.record.patient.id, bridge.record.id)
    return card


def _content_of(record: EvaluationRecord, services: Services) -> Content:
    """The exam it was made with, in each block the structures first that this doctor records most.

    The order is that of the moment of opening, so that nothing moves under the hand.
    """
    content = services.protocols.content_with(record.protocol)
    counts = dict(services.evaluations.recorded_most(_MOST_USED))
    return replace(content, exam=most_recorded_first(content.exam, counts))


def _complete_patient(changes: Changes, bridge: SessionBridge, services: Services) -> None:
    """A birth date or sex first told in the evaluation is kept with the patient too."""
    if not changes.facts & {BIRTH_DATE, SEX}:
        return
    try:
        patient = services.patients.get(bridge.record.patient.id)
        told = completed(patient, bridge.evaluation)
        if told is not None:
            services.patients.update(told)
    except Refusal:
        # The answer itself is saved with the evaluation; the patient record can be completed by hand.
        return
