"""A block of the exam as a card: the items that concern this patient, and «none of these» where the block has it."""

from collections.abc import Collection, Iterator
from itertools import groupby, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from omt_desktop.domain.exam import Block, Item, none_of_these, shown_items
from omt_desktop.ui.finding_board import FindingBoard, is_tile
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.none_button import NoneButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.region_bar import RegionBar
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.edits import AnswerSeveral
from omt_desktop.workflow.region_words import is_offered_for, region_of
from omt_desktop.workflow.words import Words

_TILES_A_ROW = 3
"""As many tiles cost about as much to make as a row."""


class BlockView(QFrame):
    """Widgets are made when their item is first shown, and only shown and hidden after that.

    `build` makes a few rows at a time, so that a long block never holds the hand up.
    """

    asked = Signal(QWidget)
    """This part of the block asks the doctor something and is to be brought into sight."""

    answered = Signal()
    """The question is closed, whatever was answered, and the hand is back where it was."""

    def __init__(self, block: Block, bridge: SessionBridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.block = block
        self._bridge = bridge
        self._words = words
        self.rows: dict[str, ItemRow] = {}
        self.boards: dict[str, FindingBoard] = {}
        self._shown: frozenset[str] = frozenset()
        self._allowed = 0
        """How many more rows may be made now."""
        self.complete = False
        """Whether every shown item has its widget."""
        self.region = region_of(block)
        self.region_bar: RegionBar | None = None
        """Made when there is something to offer for the region of the block for the first time."""
        self.setProperty("role", "card")
        self.none_button = NoneButton(block.none_label, block.title, self)
        self.none_button.clicked.connect(self.answer_none)
        self.statement = PlainLabel("", "small", wrap=True, parent=self)
        head = QHBoxLayout()
        title = PlainLabel(block.title, "heading", wrap=True, parent=self)
        set_shown(title, bool(block.title))
        head.addWidget(title, 1)
        head.addWidget(self.none_button)
        self._lines = TopDown()
        layout = TopDown(self, gap=4)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.addLayout(head)
        if block.intro:
            layout.addWidget(PlainLabel(block.intro, "small", wrap=True, parent=self))
        layout.addWidget(self.statement)
        self._offers = TopDown()
        layout.addLayout(self._offers)
        layout.addLayout(self._lines)
        self._runs = [tuple(run) for _, run in groupby(block.items, is_tile)]

    @property
    def none_count(self) -> int:
        """How many explicit answers «none of these» would record now."""
        return len(none_of_these(self.block, self._bridge.reading))

    @property
    def region_at_hand(self) -> str:
        """The region that the hand in this block works on; empty for none."""
        return self.region

    @property
    def shown_ids(self) -> frozenset[str]:
        """The items that concern this patient now."""
        return self._shown

    def build(self, rows: int) -> int:
        """Makes up to so many rows more and returns how many of them were not needed."""
        self._allowed = rows
        self.show_current(())
        return self._allowed

    def show_current(self, changed: Collection[str] | None = None) -> bool:
        """Shows what the evaluation holds; `changed` limits it to these items. True where anything came or went."""
        shown = tuple(item.id for item in shown_items(self.block, self._bridge.reading))
        moved = self._shown ^ frozenset(shown)
        self._shown = frozenset(shown)
        place = 0
        if self.complete:
            self._allowed = len(self.block.items)
        self.complete = True
        for run in self._runs:
            if is_tile(run[0]):
                self._show_board(run, place, changed)
                place += run[0].id in self.boards
            else:
                place = self._show_rows(run, place, changed, moved)
        self._show_none()
        offers = self._show_region()
        set_shown(self, bool(shown))
        return bool(moved) or offers

    def answer_none(self) -> None:
        """Every shown question of the block without an answer gets its explicit no, in one step of undo."""
        answers = none_of_these(self.block, self._bridge.reading)
        if answers:
            self._bridge.apply(AnswerSeveral(answers))

    def ask_rest(self) -> bool:
        """Opens the question about the rest of the region; whether there is one to ask."""
        if self.region_bar is None or not self.region_bar.offers_rest:
            return False
        self.commit()
        self.region_bar.ask()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grade, focused = self.rows.get(self.region), QApplication.focusWidget()
        at_grade = grade is not None and focused is not None and grade.isAncestorOf(focused)
        if event.key() == Qt.Key.Key_P and not event.modifiers() and at_grade and self.region_bar is not None:
            self.region_bar.take_proposal()
        else:
            super().keyPressEvent(event)

    def next_after(self, part: QWidget) -> str | None:
        """The name of the item after the one that `part` belongs to, empty after the last; None outside all items."""
        here = next((item_id for item_id, row in self.rows.items() if row is part or row.isAncestorOf(part)), "")
        here = here or next((found for board in self.boards.values() if (found := board.item_at(part))), "")
        names = {item.id: item.field.label for item in self.block.items if item.id in self._shown}
        following = list(names)[list(names).index(here) + 1 :] if here in names else None
        return None if following is None else next((names[item_id] for item_id in following), "")

    def seek(self, item_id: str) -> QWidget | None:
        """Brings the item of this block to the hand; None where it is not here or not shown."""
        if item_id not in self._shown:
            return None
        if item_id in self.rows:
            self.rows[item_id].seek()
            return self.rows[item_id]
        board = next(board for board in self.boards.values() if item_id in board.tiles)
        board.open(item_id)
        return board.tiles[item_id]

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for part in self._parts():
            part.commit()

    def _parts(self) -> Iterator[FindingBoard | ItemRow]:
        yield from self.boards.values()
        yield from self.rows.values()

    def _show_rows(
        self, run: tuple[Item, ...], place: int, changed: Collection[str] | None, moved: Collection[str]
    ) -> int:
        for item in run:
            row = self.rows.get(item.id)
            if row is None:
                if item.id not in self._shown or not self._may_build():
                    continue
                row = self.rows[item.id] = ItemRow(item, self._bridge, self)
                self._place(place, row)
            else:
                if changed is None or item.id in changed:
                    row.show_current()
                else:
                    row.show_needed()
                if item.id in moved:
                    set_shown(row, item.id in self._shown)
            place += 1
        return place

    def _show_board(self, run: tuple[Item, ...], place: int, changed: Collection[str] | None) -> None:
        wanted = [item.id for item in run if item.id in self._shown]
        board = self.boards.get(run[0].id)
        if board is None and not (wanted and self._may_build(-(-len(run) // _TILES_A_ROW))):
            return
        if board is None:
            board = self.boards[run[0].id] = FindingBoard(run, self._bridge, self._words, self)
            self._place(place, board)
            changed = None
        board.show_items(wanted)
        board.show_current([item.id for item in run if changed is None or item.id in changed])
        set_shown(board, bool(wanted))

    def _may_build(self, cost: int = 1) -> bool:
        """Uses up what is allowed; where nothing is left, the block is not complete."""
        if self._allowed <= 0:
            self.complete = False
            return False
        self._allowed -= cost
        return True

    def _place(self, index: int, part: QWidget) -> None:
        self._lines.insertWidget(index, part)
        item = self._lines.itemAt(index - 1) if index else None
        before = item.widget() if item is not None else None
        if before is not None:
            self.setTabOrder(before, part)
        if self.isVisible():
            # A layout would show a late widget only with the next turn of the event loop, and not measure it before.
            part.show()

    def _show_none(self) -> None:
        count = self.none_count
        self.none_button.show_count(count)
        set_shown(self.statement, count > 0)
        questions = "the one question" if count == 1 else f"the {count} questions"
        self.statement.setText(
            f"«{self.block.none_label}» records an explicit no for {questions} without an answer. Alt+N"
        )

    def _show_region(self) -> bool:
        """Whether the line with the offers for the region came or went."""
        bar = self.region_bar
        if bar is None:
            if not self.region or not is_offered_for(self.region, self._bridge.content, self._bridge.evaluation):
                return False
            graded = any(item.id == self.region for item in self.block.items)
            bar = self.region_bar = RegionBar(self.region, graded, self._bridge, self)
            bar.hide()
            bar.asked.connect(lambda: self.asked.emit(bar))
            bar.answered.connect(self.answered)
            self._offers.addWidget(bar)
            for before, after in pairwise((self.none_button, *bar.stops)):
                self.setTabOrder(before, after)
        was_shown = not bar.isHidden()
        set_shown(bar, bar.show_current())
        return was_shown is bar.isHidden()
