"""The three figures side by side, and under them the landmark the hand is on."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import Finding
from omt_desktop.domain.exam import Block
from omt_desktop.domain.posture.landmarks import Landmark, PlaceKind, View, landmarks_of, marked
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.key_strip import KeyStrip
from omt_desktop.ui.late_parts import make_room_for
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.posture.figure_text import TITLES, figure_drawing
from omt_desktop.ui.posture.landmark_editor import LandmarkEditor
from omt_desktop.ui.posture.landmark_head import LandmarkHead
from omt_desktop.ui.posture.posture_figure import PostureFigure
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.edits import RecordFinding
from omt_desktop.workflow.posture_marks import figure_marks, state_at
from omt_desktop.workflow.words import Words

KEYS = (
    ("↑ ↓", "landmark"), ("← →", "mark"), ("Space", "level"), ("0–9", "grade, mm"), ("Del", "not examined"),
    ("Enter", "fields"),
)  # fmt: skip


class PostureBoard(BlockView):
    """A mark is an edit of the landmark's item; the same mark once more takes it back."""

    def __init__(self, block: Block, bridge: SessionBridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(block, bridge, words, parent)
        self.figures = {
            view: PostureFigure(view, landmarks, self)
            for view in View
            if (landmarks := landmarks_of(view, figure_drawing(view), block.items))
        }
        self.here = next(iter(self.figures.values())).here
        self.head = LandmarkHead(self)
        self.editors: dict[str, LandmarkEditor] = {}
        self.counts = {view: PlainLabel("", "small", parent=self) for view in self.figures}
        self._arrange()
        for figure in self.figures.values():
            figure.chosen.connect(self.choose)
            figure.marked.connect(self._mark)
            figure.cleared.connect(self._clear)
            figure.typed.connect(self._type)
            figure.entered.connect(self._enter)
        self.head.walked.connect(self._walk)
        self.head.cleared.connect(lambda: self._clear(self.here))
        self.choose(self.here)

    @property
    def findings(self) -> Mapping[str, Finding]:
        """What is recorded now."""
        return self._bridge.evaluation.findings

    def build(self, rows: int) -> int:
        self.show_current()
        return max(0, rows - len(self.block.items))

    def show_current(self, changed: Collection[str] | None = None) -> bool:
        self.complete = True
        shown = frozenset(item.id for item in self.block.items)
        moved = self._shown ^ shown
        self._shown = shown
        for view, figure in self.figures.items():
            figure.show_marks(figure_marks(figure.landmarks, self.findings))
            self.counts[view].setText(f"{len(figure.marks)} of {len(figure.landmarks)}")
        for editor in self.editors.values():
            if changed is None or editor.landmark.item.id in changed:
                editor.show_current()
        self.head.show_landmark(self.here, state_at(self.here, self.findings))
        self._show_none()
        return bool(moved)

    def seek(self, item_id: str) -> QWidget | None:
        found = next((mark for f in self.figures.values() for mark in f.landmarks if mark.item.id == item_id), None)
        if found is None:
            return None
        self.choose(found)
        self.figures[found.view].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.figures[found.view]

    def commit(self) -> None:
        for editor in self.editors.values():
            editor.commit()

    def choose(self, landmark: Landmark) -> None:
        """The hand is on this landmark: it stands out on its figure, and its fields are shown."""
        self.here = landmark
        for view, figure in self.figures.items():
            figure.show_chosen(landmark if view is landmark.view else None)
        if landmark.id not in self.editors:
            editor = self.editors[landmark.id] = LandmarkEditor(landmark, self._bridge, self)
            editor.left.connect(self._leave_fields)
            self._editors.addWidget(editor)
            make_room_for(editor, self.head)
        for landmark_id, editor in self.editors.items():
            set_shown(editor, landmark_id == landmark.id)
        self.head.show_landmark(landmark, state_at(landmark, self.findings))

    def _arrange(self) -> None:
        self._lines.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(0)
        for view, figure in self.figures.items():
            title = QHBoxLayout()
            title.setSpacing(8)
            title.addWidget(PlainLabel(TITLES[view], "label", parent=self))
            title.addWidget(self.counts[view], 1)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addLayout(title)
            column.addWidget(figure)
            column.addStretch(1)
            row.addLayout(column, figure.share)
        self._lines.addLayout(row)
        self._lines.addWidget(KeyStrip(KEYS, self))
        self._lines.addWidget(self.head)
        self._editors = QVBoxLayout()
        self._lines.addLayout(self._editors)

    def _mark(self, landmark: Landmark, end: int) -> None:
        value = landmark.towards(end) if end else landmark.calm
        if value is not None:
            self._record(landmark, marked(landmark, self.findings.get(landmark.item.id), value))

    def _clear(self, landmark: Landmark) -> None:
        held = self.findings.get(landmark.item.id)
        for field in landmark.fields:
            held = held.with_value(field.key, None) if held else None
        self._record(landmark, held)

    def _type(self, landmark: Landmark, event: QKeyEvent) -> None:
        if landmark.place.kind is not PlaceKind.GRADE:
            self.editors[landmark.id].type_measure(event)
        elif any(option.id == event.text() for option in landmark.field.options):
            self._record(landmark, marked(landmark, self.findings.get(landmark.item.id), int(event.text())))

    def _enter(self, landmark: Landmark) -> None:
        self.editors[landmark.id].setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_fields(self, steps: int) -> None:
        self.figures[self.here.view].setFocus(Qt.FocusReason.OtherFocusReason)
        self._walk(steps)

    def _walk(self, steps: int) -> None:
        """Up and down the figure; at its ends, nowhere."""
        landmarks = self.figures[self.here.view].landmarks
        place = landmarks.index(self.here) + steps
        if 0 <= place < len(landmarks):
            self.choose(landmarks[place])

    def _record(self, landmark: Landmark, finding: Finding | None) -> None:
        self._bridge.apply(RecordFinding(landmark.item.id, finding))
