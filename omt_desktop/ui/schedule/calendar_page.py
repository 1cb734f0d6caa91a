"""Appointments: the week or the day on the left, and on the right the session that is looked at or booked."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.schedule.appointment import Doctor
from omt_desktop.ui.button import Button
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.schedule.changing_choice import ChangingChoice
from omt_desktop.ui.schedule.session_form import SessionForm
from omt_desktop.ui.schedule.session_panel import SessionPanel
from omt_desktop.ui.schedule.time_grid import TimeGrid
from omt_desktop.ui.widget_look import set_shown

DAY, WEEK = "day", "week"
_VIEWS = (Option(DAY, "Day"), Option(WEEK, "Week"))
EVERYBODY = "everybody"
_SIDE = 344


class CalendarPage(QWidget):
    """Places the parts; what is shown in them is the desk's."""

    turned = Signal(int)
    """The view before (-1), after (1), or that of today (0) is wanted."""
    view_wanted = Signal(str)
    doctor_wanted = Signal(str)
    """The id of whose sessions are wanted; empty for everybody's."""
    new_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, form: SessionForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.title = PlainLabel("Appointments", "title")
        self.span = PlainLabel("", "heading")
        self.before = IconButton("back", name="Earlier")
        self.after = IconButton("next", name="Later")
        self.today = Button("Today")
        self.views = OptionButtons(_VIEWS, {}, joined=True)
        self.views.set_name("View")
        self.doctors = ChangingChoice("Whose sessions", joined=True)
        self.new = IconButton("add", "New session", role="primary", token="on_accent")
        self.files = IconButton("export", "Calendar file")
        self.grid = TimeGrid()
        self.area = QScrollArea()
        self.area.setWidget(self.grid)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.panel, self.form = SessionPanel(), form
        self.empty = EmptyState("calendar", "No session chosen", "Press a session to see it, a free time to book it.")
        self.side = QStackedWidget()
        self.side.setFixedWidth(_SIDE)
        self.legend = PlainLabel("○ planned   ✓ confirmed   → moved   ● done   – no-show   ▲ ask the doctor", "small")
        self._scrolled: dict[QWidget, QWidget] = {part: _scrolled(part) for part in (self.panel, self.form)}
        self._arrange()
        self._connect()

    def show_doctors(self, doctors: Sequence[Doctor], chosen: str) -> None:
        """A choice of whose sessions are shown, where there is more than one doctor."""
        self.doctors.offer([Option(EVERYBODY, "Everybody"), *(Option(one.id, one.name) for one in doctors)])
        self.doctors.show_on(chosen or EVERYBODY)
        set_shown(self.doctors, len(doctors) > 1)

    def show_side(self, part: QWidget) -> None:
        """The panel, the form or the empty state stands on the right."""
        self.side.setCurrentWidget(self._scrolled.get(part, part))

    def shows(self, part: QWidget) -> bool:
        """Whether the part stands on the right."""
        return self.side.currentWidget() is self._scrolled.get(part, part)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addSpacing(16)
        for button in (self.before, self.today, self.after):
            head.addWidget(button)
        head.addSpacing(8)
        head.addWidget(self.span, 1)
        for widget in (self.views, self.files, self.new):
            head.addWidget(widget)
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.area)
        for part in (self.empty, *self._scrolled.values()):
            self.side.addWidget(part)
        left = QVBoxLayout()
        left.setSpacing(8)
        whose = QHBoxLayout()
        whose.addWidget(self.doctors)
        whose.addStretch(1)
        left.addLayout(whose)
        left.addWidget(card, 1)
        left.addWidget(self.legend)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(lambda: self.turned.emit(0))
        self.views.picked.connect(self.view_wanted)
        self.doctors.picked.connect(lambda doctor: self.doctor_wanted.emit("" if doctor == EVERYBODY else doctor))
        self.new.clicked.connect(self.new_wanted)
        self.files.clicked.connect(self.files_wanted)
        self.grid.moved.connect(self._keep_in_sight)
        keys = (
            ("PgUp", lambda: self.turned.emit(-1)),
            ("PgDown", lambda: self.turned.emit(1)),
            ("Ctrl+Home", lambda: self.turned.emit(0)),
            ("Ctrl+N", self.new_wanted.emit),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _keep_in_sight(self, rect: QRect) -> None:
        self.area.ensureVisible(rect.center().x(), rect.center().y(), rect.width() // 2, rect.height() + 24)


def _scrolled(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(part)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
