"""The call list: who is to be called on the left, and the call that is being made on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.schedule.call_script import CallScript
from omt_desktop.domain.schedule.confirmation_call import CallState
from omt_desktop.domain.schedule.practice_time import PracticeTime
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row, RowList
from omt_desktop.ui.schedule.call_panel import CallPanel
from omt_desktop.workflow.schedule.booked_session import CallRow
from omt_desktop.workflow.schedule.schedule_words import call_state_in_words, clock_in_words, when_in_words

_TONES = {
    CallState.TO_CALL: "accent",
    CallState.TRY_AGAIN: "warning",
    CallState.TO_MOVE: "warning",
    CallState.CONFIRMED: "ok",
    CallState.CANCELLED: "muted",
    CallState.GIVEN_UP: "muted",
}


class CallPage(QWidget):
    """Places the parts; what is shown in them is the desk's."""

    def __init__(self, script: CallScript, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.days = PlainLabel("", "heading", wrap=True)
        self.progress = PlainLabel("", "muted", wrap=True)
        self.print_list = IconButton("export", "Print the list")
        self.list = RowList("People to call")
        self.list.setProperty("role", "bare")
        self.panel = CallPanel(script)
        self.empty = EmptyState("phone", "Nobody to call", "Whoever is booked for the next working day appears here.")
        self.chosen = EmptyState("phone", "No call chosen", "Press a person on the left to call them.")
        self.lists, self.side = QStackedWidget(), QStackedWidget()
        self._area = QScrollArea()
        self._area.setWidget(self.panel)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange()

    def show_rows(self, rows: Sequence[CallRow], practice: PracticeTime, current: str) -> None:
        """Shows who is to be called, by the time of the session."""
        self.list.blockSignals(True)
        self.list.show_rows([_row(row, practice) for row in rows], current)
        self.list.blockSignals(False)
        self.lists.setCurrentWidget(self.list if rows else self.empty)

    def show_panel(self, shown: bool) -> None:
        """The call stands on the right, or what to do for one."""
        self.side.setCurrentWidget(self._area if shown else self.chosen)

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 16, 8, 8)
        inside.setSpacing(4)
        for label in (self.days, self.progress):
            label.setContentsMargins(12, 0, 12, 0)
            inside.addWidget(label)
        for part in (self.list, self.empty):
            self.lists.addWidget(part)
        inside.addWidget(self.lists, 1)
        for widget in (self.chosen, self._area):
            self.side.addWidget(widget)
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Calls", "title"))
        head.addStretch(1)
        head.addWidget(self.print_list)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(card, 9)
        body.addWidget(self.side, 11)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(body, 1)


def _row(row: CallRow, practice: PracticeTime) -> Row:
    session, call = row.session, row.call
    appointment = session.appointment
    phone = next((phone.number for phone in session.phones if phone.dialled), "no number")
    detail = f"{when_in_words(appointment.start, practice)} · {practice.kind(appointment.kind).label}"
    again = f"again {clock_in_words(call.next_try, practice)}" if call.next_try else phone
    state = call_state_in_words(call.state)
    warned, tone = (f"▲ {state}", "danger") if session.ask_doctor else (state, _TONES[call.state])
    return Row(appointment.id, RowLook(session.patient.called_name, detail, warned, again, session.patient.id, tone))
