"""The last step: the recommendation once more, what the doctor plans and decides, and what does not fit together."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.content import Indication
from omt_desktop.ui.card import Card
from omt_desktop.ui.consent_row import ConsentRow
from omt_desktop.ui.decision_form import DecisionForm
from omt_desktop.ui.decision_text import DecisionText
from omt_desktop.ui.discrepancy_row import DiscrepancyRow
from omt_desktop.ui.growing_list import GrowingList
from omt_desktop.ui.indication_row import IndicationRow
from omt_desktop.ui.matrix_bands import MatrixBands
from omt_desktop.ui.outcome_header import OutcomeHeader
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.plan_list import PlanList
from omt_desktop.ui.reason_rows import reason_rows
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.signing.addenda_card import AddendaCard
from omt_desktop.ui.signing.sign_card import SignCard
from omt_desktop.ui.signing.signing_desk import SigningDesk
from omt_desktop.ui.text_list import TextList
from omt_desktop.ui.widget_look import set_closed, set_shown
from omt_desktop.workflow.discrepancies import Discrepancy, discrepancies_of
from omt_desktop.workflow.indications import indications_of
from omt_desktop.workflow.reasons import reasons_of

_CELL = QSize(44, 36)
_LABEL_WIDTH = 116
_COLUMNS = 10
_WIDEST = 860
_MARGIN = 24
_FEW = 4


class ReviewPage(QScrollArea):
    """Follows the bridge while it is in sight, and catches up when it comes into sight again."""

    def __init__(
        self,
        bridge: SessionBridge,
        parent: QWidget | None = None,
        *,
        desk: SigningDesk | None = None,
        booking: QWidget | None = None,
        papers: QWidget | None = None,
        reviews: QWidget | None = None,
    ) -> None:
        """On the card `booking` the session that follows is booked, on `papers` report and handout are asked for, on
        `reviews` a day is set on which the patient is looked at again."""
        super().__init__(parent)
        self._bridge = bridge
        self.booking = booking
        self.papers = papers
        self.reviews = reviews
        self._stale = True
        content = bridge.content
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.header = OutcomeHeader(content)
        self.reasons = reason_rows(bridge, _FEW)
        self.no_reason = PlainLabel("No rule fired on what was recorded.", "muted")
        self.changes = TextList("What would change this")
        self.advice = TextList("Advice")
        self.matrix = MatrixBands(content, _CELL, _LABEL_WIDTH, _COLUMNS)
        self.plan_list = PlanList(bridge)
        self.indications = GrowingList[Indication, IndicationRow](
            lambda: IndicationRow(content), IndicationRow.show_indication, _FEW
        )
        self.no_indication = PlainLabel("No evidence is listed for the chosen complaints.", "muted")
        self.discrepancies = GrowingList[Discrepancy, DiscrepancyRow](
            self._discrepancy_row, DiscrepancyRow.show_discrepancy, _FEW
        )
        self.no_discrepancy = PlainLabel("✓ Nothing contradicts itself.", "ok")
        self.decision = DecisionForm(bridge)
        self.discussion = DecisionText(
            "discussion",
            "Cause of the symptoms, as discussed with the patient",
            bridge,
            lambda decision: decision.discussion,
            lambda decision, text: replace(decision, discussion=text),
        )
        self.plan = DecisionText(
            "plan", "Plan", bridge, lambda decision: decision.plan, lambda decision, text: replace(decision, plan=text)
        )
        self.consent = ConsentRow(bridge)
        self.sign = SignCard(bridge, desk, self.commit_typing) if desk is not None else None
        self.addenda = AddendaCard(bridge, desk) if desk is not None else None
        self._entered: list[QWidget] = []
        self._arrange()
        self._show()
        self.matrix.pressed_cell.connect(self.plan_list.toggle)
        bridge.changed.connect(self._follow)
        bridge.closed_changed.connect(self._follow)

    def commit_typing(self) -> None:
        """Everything typed on this page is announced now."""
        for part in (self.plan_list, self.decision, self.discussion, self.plan):
            part.commit()

    def close_fields(self, closed: bool) -> None:
        """The plan and the decision take nothing while the evaluation is closed; the cards to sign are not meant."""
        for card in self._entered:
            set_closed(card, closed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._show()

    def _arrange(self) -> None:
        page = QWidget()
        page.setProperty("role", "scrolled")
        column = QWidget(page)
        column.setMaximumWidth(_WIDEST)
        recap, evidence = Card(""), Card("Evidence for the complaint", "Shown, never used to decide.")
        recap.add(self.header, self.reasons, self.no_reason, self.changes, self.advice)
        techniques = Card("Techniques", "Press a cell to plan it. «With reason» counts once its reason is written.")
        techniques.add(self.matrix, self.plan_list)
        mismatches = Card("What does not fit together")
        mismatches.add(self.discrepancies, self.no_discrepancy)
        evidence.add(self.indications, self.no_indication)
        decided = Card("Your decision")
        decided.add(self.consent, self.decision, self.discussion, self.plan)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(_MARGIN, _MARGIN - 8, _MARGIN, _MARGIN)
        layout.setSpacing(16)
        layout.addWidget(PlainLabel("Review and decide", "title"))
        further = (self.sign, self.addenda, self.papers, self.booking, self.reviews)
        after = [card for card in further if card is not None]
        for card in (recap, techniques, mismatches, decided, *after, evidence):
            layout.addWidget(card)
        self._entered = [techniques, decided]
        layout.addStretch(1)
        # Not one below the other: the column would ask for its height at the width of the page, and be squeezed.
        outer = QHBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column, 1)
        outer.addStretch()
        self.setWidget(page)

    def _discrepancy_row(self) -> DiscrepancyRow:
        row = DiscrepancyRow()
        row.wanted.connect(self._bridge.show_item)
        return row

    def _follow(self) -> None:
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        self._stale = False
        evaluation, content = self._bridge.evaluation, self._bridge.content
        recommendation = self._bridge.recommendation
        self.header.show_outcome(recommendation.outcome)
        reasons = reasons_of(recommendation, content)
        self.reasons.show_entries(reasons)
        set_shown(self.no_reason, not reasons)
        self.changes.show_lines(recommendation.workup)
        self.advice.show_lines(recommendation.advice)
        self.matrix.show_recommendation(recommendation, evaluation.decision)
        indications = indications_of(evaluation, content)
        self.indications.show_entries(indications)
        set_shown(self.no_indication, not indications)
        mismatches = discrepancies_of(evaluation, content)
        self.discrepancies.show_entries(mismatches)
        set_shown(self.no_discrepancy, not mismatches)
        for part in (self.plan_list, self.decision, self.discussion, self.plan, self.consent, self.sign, self.addenda):
            if part is not None:
                part.show_current()
