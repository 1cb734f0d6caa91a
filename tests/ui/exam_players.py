"""Two ways to enter the standard exam: with the keys alone, and with mouse or touch alone."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Step
from omt_desktop.domain.posture.landmarks import Touch
from omt_desktop.domain.spine.shapes import part_at, shapes_in
from omt_desktop.ui.balance.balance_board import BalanceBoard
from omt_desktop.ui.balance.balance_page import BalancePage
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.evaluation_page import EvaluationPage
from omt_desktop.ui.fields.finding_field import FindingField
from omt_desktop.ui.fields.number_field import NumberField
from omt_desktop.ui.finding_board import FindingBoard
from omt_desktop.ui.item_row import ItemRow
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.number_pad import DONE
from omt_desktop.ui.posture.posture_board import PostureBoard
from omt_desktop.ui.recommendation_panel import RecommendationPanel
from omt_desktop.ui.region_bar import RegionBar
from omt_desktop.ui.review_page import ReviewPage
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.single_choice import SingleChoice, digit_keys
from omt_desktop.ui.spine.dysfunction_editor import DysfunctionEditor
from omt_desktop.ui.spine.part_editor import PartEditor
from omt_desktop.ui.spine.spine_board import SpineBoard
from omt_desktop.ui.spine.spine_look import spine_drawing
from omt_desktop.ui.step_page import StepPage
from omt_desktop.ui.step_pages import step_page
from tests.ui.counted_hands import Count, Keys, Pointer, focused
from tests.ui.hands import settle
from tests.ui.manual_clock import ManualClock
from tests.ui.standard_exam import (
    BALANCE,
    PALPATION,
    POSTURE,
    RANGES,
    SPINE,
    TESTS,
    Answered,
    Marked,
    Part,
    Rest,
    Timed,
)

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
_UNSURE = 2
"""Units of the drawing by which a hand may miss."""
_ARROWS = {"up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down, "left": Qt.Key.Key_Left, "right": Qt.Key.Key_Right}


def exam_page(bridge: SessionBridge, watch: ManualClock) -> EvaluationPage:
    """The evaluation as the program opens it, with this clock for the balance tests."""

    def page_of(step: Step) -> QWidget:
        if step.id == "balance":
            return BalancePage(step, bridge, clock=watch)
        return step_page(step, bridge) if step.blocks else ReviewPage(bridge)

    page = EvaluationPage(bridge, page_of, RecommendationPanel(bridge))
    bridge.setParent(page)
    page.resize(1440, 900)
    return page


class Player:
    """Plays the script page by page and keeps what each page cost. Subclasses say how a finding is entered."""

    def __init__(self, page: EvaluationPage, watch: ManualClock) -> None:
        self.page, self.watch = page, watch
        self.costs: dict[str, Count] = {}

    @property
    def count(self) -> Count:
        """What was done so far."""
        raise NotImplementedError

    def play(self) -> None:
        """The whole exam."""
        for step_id, act, script in (
            ("posture", self.mark, POSTURE),
            ("balance", self.time, BALANCE),
            ("spine", self.record, SPINE),
            ("palpation", self.answer, PALPATION),
            ("motion_tests", self.answer, (*RANGES, *TESTS)),
        ):
            before = self.count - Count()
            self.open(step_id)
            self._play(act, script)
            self.costs[step_id] = self.count - before

    def _play(self, act: Callable[..., None], script: tuple[object, ...]) -> None:
        for entry in script:
            # Six ranges are six items, though four of them are of one joint.
            self.count.items += len(entry.values) if isinstance(entry, Answered) and entry in RANGES else 1
            self.state_rest(entry.region) if isinstance(entry, Rest) else act(entry)

    def open(self, step_id: str) -> None:
        """To the page of the step."""
        raise NotImplementedError

    def mark(self, mark: Marked) -> None:
        """A landmark of a figure."""
        raise NotImplementedError

    def time(self, timed: Timed) -> None:
        """A balance test."""
        raise NotImplementedError

    def record(self, part: Part) -> None:
        """A finding on the drawn spine."""
        raise NotImplementedError

    def answer(self, answered: Answered) -> None:
        """Something palpated, measured or tested."""
        raise NotImplementedError

    def state_rest(self, region: str) -> None:
        """The rest of the region is normal."""
        raise NotImplementedError

    def bar_of(self, region: str) -> RegionBar:
        """What the page offers for the region."""
        return next(
            block.region_bar for block in self.here.blocks if block.region == region and block.region_bar is not None
        )

    @property
    def here(self) -> StepPage:
        """The page that is open, made to its end."""
        page = self.page.stack.currentWidget()
        assert isinstance(page, StepPage)
        assert page.blocks
        settle()
        return page

    def block(self, kind: type[BlockView]) -> BlockView:
        """The drawing or the stopwatch of the page."""
        return next(block for block in self.here.blocks if isinstance(block, kind))

    def place_of(self, item_id: str) -> FindingBoard | ItemRow:
        """The board with the tile of the item, or its row."""
        for block in self.here.blocks:
            if item_id in block.rows:
                return block.rows[item_id]
            for board in block.boards.values():
                if item_id in board.tiles:
                    return board
        raise AssertionError(f"{item_id} is not on the page")


class KeyPlayer(Player):
    """Everything by keys of the key map."""

    def __init__(self, page: EvaluationPage, watch: ManualClock) -> None:
        super().__init__(page, watch)
        self.keys = Keys()

    @property
    def count(self) -> Count:
        return self.keys.count

    def open(self, step_id: str) -> None:
        place = [step.id for step in self.page.bridge.content.exam.steps].index(step_id)
        self.keys.press(Qt.Key(Qt.Key.Key_0 + (place + 1) % 10), CTRL)
        assert self.page.bridge.step_id == step_id
        assert self.here

    def mark(self, mark: Marked) -> None:
        board = self.block(PostureBoard)
        figure, landmark = next(
            (figure, one) for figure in board.figures.values() for one in figure.landmarks if one.item.id == mark.item
        )
        self.keys.tab_into(figure)
        self._walk(
            lambda: board.here is landmark, figure.landmarks.index(landmark) > figure.landmarks.index(board.here)
        )
        self.keys.press(Qt.Key.Key_Left if landmark.end_of(mark.towards) < 0 else Qt.Key.Key_Right)

    def time(self, timed: Timed) -> None:
        board = self.block(BalanceBoard)
        self.keys.tab_into(board.stopwatch)
        self._walk(lambda: board.here.item.id == timed.item, forward=True)
        while board.here.result.key != timed.result:
            self.keys.press(Qt.Key.Key_Right)
        self.keys.press(Qt.Key.Key_Space)
        self.watch.pass_by(timed.seconds)
        self.keys.press(Qt.Key.Key_Space)

    def record(self, part: Part) -> None:
        board = self.block(SpineBoard)
        if focused() is not board.line.edit:
            self.keys.type("/")
        self.keys.type(part.shorthand)
        self.keys.press(Qt.Key.Key_Return)

    def answer(self, answered: Answered) -> None:
        place = self.place_of(answered.item)
        self.keys.tab_into(place)
        if isinstance(place, ItemRow):
            assert isinstance(place.field, FindingField)
            self._fill(place.field.parts, answered)
            return
        self._walk_tiles(place, answered.item)
        self.keys.press(Qt.Key.Key_Return)
        editor = place.editors[answered.item]
        assert isinstance(editor, FindingField)
        self._fill(editor.parts, answered)
        self.keys.press(Qt.Key.Key_Escape)

    def state_rest(self, region: str) -> None:
        assert self.bar_of(region).offers_rest
        self.keys.press(Qt.Key.Key_R, ALT)
        self.keys.press(Qt.Key.Key_Return)

    def _fill(self, parts: LabelledParts, answered: Answered) -> None:
        for key, value in answered.values.items():
            widget = parts.part(key)
            self.keys.tab_into(widget)
            if isinstance(widget, SingleChoice):
                keys = {option: key for key, option in digit_keys(widget.field.options).items()}
                self.keys.type(keys[str(value)])
            else:
                self.keys.type(str(value))

    def _walk(self, there: Callable[[], bool], forward: bool) -> None:
        while not there():
            self.keys.press(Qt.Key.Key_Down if forward else Qt.Key.Key_Up)

    def _walk_tiles(self, board: FindingBoard, item_id: str) -> None:
        """By the place of the tiles on the screen: first to the line, then along it."""
        target = board.tiles[item_id]
        while focused() is not target:
            before, at = focused(), focused().pos()
            assert before in board.tiles.values(), f"{before} is no tile"
            if target.y() != at.y():
                self.keys.press(_ARROWS["down" if target.y() > at.y() else "up"])
            if focused() is before:
                self.keys.press(_ARROWS["right" if target.x() > at.x() or target.y() > at.y() else "left"])
            assert focused() is not before, f"no way by arrows to {item_id}"


class MousePlayer(Player):
    """Everything by clicks, which are touches as well; numbers on the pad that opens at their line."""

    def __init__(self, page: EvaluationPage, watch: ManualClock) -> None:
        super().__init__(page, watch)
        self.pointer = Pointer()

    @property
    def count(self) -> Count:
        return self.pointer.count

    def open(self, step_id: str) -> None:
        self.pointer.click(self.page.steps.buttons[step_id])
        assert self.page.bridge.step_id == step_id
        assert self.here

    def mark(self, mark: Marked) -> None:
        board = self.block(PostureBoard)
        figure, landmark = next(
            (figure, one) for figure in board.figures.values() for one in figure.landmarks if one.item.id == mark.item
        )
        self.pointer.click(figure, figure.place_of(Touch(landmark, landmark.end_of(mark.towards))).toPoint())

    def time(self, timed: Timed) -> None:
        board = self.block(BalanceBoard)
        if board.here.item.id != timed.item:
            self.pointer.click(board.selector[timed.item])
        if board.here.result.key != timed.result:
            self.pointer.click(board.panels[timed.item].results[timed.result].label)
        self.pointer.click(board.stopwatch)
        self.watch.pass_by(timed.seconds)
        self.pointer.click(board.stopwatch)

    def record(self, part: Part) -> None:
        board = self.block(SpineBoard)
        self.pointer.click(board.map, _point_of(board, part.part))
        assert board.part == part.part
        for _ in part.beside:
            self.pointer.click(board.panel.extent.down)
        editor = board.panel.editor
        if isinstance(editor, DysfunctionEditor):
            wanted = f"{part.dysfunction} {part.values.get('side', '')}".strip()
            self.pointer.click(editor.chips.buttons[wanted])
        elif isinstance(editor, PartEditor):
            self._fill(editor.often, part.values)

    def answer(self, answered: Answered) -> None:
        place = self.place_of(answered.item)
        if isinstance(place, ItemRow):
            assert isinstance(place.field, FindingField)
            self._fill(place.field.parts, answered.values)
            return
        self.pointer.click(place.tiles[answered.item])
        editor = place.editors[answered.item]
        assert isinstance(editor, FindingField)
        self._fill(editor.parts, answered.values)

    def state_rest(self, region: str) -> None:
        bar = self.bar_of(region)
        self.pointer.click(bar.rest)
        self.pointer.click(bar.question.yes)

    def _fill(self, parts: LabelledParts, values: dict[str, object]) -> None:
        for key, value in values.items():
            widget = parts.part(key)
            if isinstance(widget, NumberField):
                self._tap(widget, str(value))
                continue
            assert isinstance(widget, SingleChoice), f"{key} cannot be answered with the mouse"
            self.pointer.click(widget.choices.buttons[str(value)])

    def _tap(self, field: NumberField, number: str) -> None:
        self.pointer.click(field.line.pad_button)
        assert field.pad is not None
        for digit in number:
            self.pointer.click(field.pad.keys[digit])
        self.pointer.click(field.pad.keys[DONE])


def _point_of(board: SpineBoard, part: str) -> QPoint:
    """A point of the widget that means the part."""
    svg, area = spine_drawing(), board.map.area()
    shape, box = shapes_in(svg)[part], board.map._painting.box
    across, down = (shape.right - shape.left) / 10, (shape.bottom - shape.top) / 10
    grid = [(shape.left + n * across, shape.top + m * down) for n in range(1, 10) for m in range(1, 10)]
    near = [(0, 0), (_UNSURE, 0), (-_UNSURE, 0), (0, _UNSURE), (0, -_UNSURE)]
    x, y = next(
        (x, y)
        for x, y in (*shape.row_of_points(1, 0), *shape.points, *grid)
        if all(part_at(svg, x + right, y + below) == part for right, below in near)
    )
    scale = area.width() / box.width()
    return QPoint(round(area.left() + (x - box.left()) * scale), round(area.top() + (y - box.top()) * scale))
