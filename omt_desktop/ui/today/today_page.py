"""Today: what waits, in two columns of cards; what nobody may forget stands first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.reviews.review_card import ReviewCard
from omt_desktop.ui.row_list import RowList
from omt_desktop.ui.today.follow_up_card import FollowUpCard
from omt_desktop.ui.widget_look import set_shown

_ROW = 60


class ListCard(QFrame):
    """A heading with a word, a list as high as it must be, and a way to the page it belongs to."""

    way_wanted = Signal()

    def __init__(self, heading: str, name: str, way: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.heading = PlainLabel(heading, "heading")
        self.detail = PlainLabel("", "muted", wrap=True)
        self.list = RowList(name)
        self.list.setProperty("role", "bare")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.way = Button(way)
        self.way.setProperty("role", "quiet")
        self.way.clicked.connect(self.way_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.way)
        self.detail.setContentsMargins(8, 0, 8, 0)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self.detail)
        self.body.addWidget(self.list)

    def fit(self, most: int) -> None:
        """The list is as high as its rows, up to `most` of them."""
        self.list.setFixedHeight(_ROW * min(self.list.count, most) + 2)
        set_shown(self.list, self.list.count > 0)


class TodayPage(QScrollArea):
    """Places the cards; what is shown in them is the desk's."""

    def __init__(self, follow_ups: FollowUpCard, reviews: ReviewCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.title = PlainLabel("Today", "title")
        self.search = IconButton("search", "Find a patient (Ctrl+F)")
        self.notes = ListCard("Unfinished notes", "Unfinished notes", "Patients")
        self.follow_ups, self.reviews = follow_ups, reviews
        self.sessions = ListCard("Sessions today", "Sessions today", "Calendar")
        self.calls = ListCard("Calls", "People to call", "Call list")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName("Calls that are settled")
        self.calls.body.insertWidget(2, self.progress)
        self.notices = QFrame()
        self.notices.setProperty("role", "card")
        self.notice = PlainLabel("", "warning", wrap=True)
        self.to_backups = Button("Backups")
        self.waits = False
        """Whether anything at all waits today."""
        self._arrange()

    def _arrange(self) -> None:
        notices = QHBoxLayout(self.notices)
        notices.setContentsMargins(24, 12, 16, 12)
        notices.addWidget(self.notice, 1)
        notices.addWidget(self.to_backups)
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.search)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        for cards in ((self.notes, self.follow_ups, self.reviews), (self.sessions, self.calls, self.notices)):
            column = QVBoxLayout()
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addLayout(column, 1)
        page = QVBoxLayout(holder)
        page.setContentsMargins(24, 20, 24, 16)
        page.setSpacing(16)
        page.addLayout(head)
        page.addLayout(columns)
        page.addStretch(1)
        self.setWidget(holder)
