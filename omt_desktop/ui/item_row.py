"""One item of the exam in a line: the shape of its state, its label, the word where nothing is recorded, its field."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from omt_desktop.domain.exam import FieldKind, Item, Target
from omt_desktop.ui.field_registry import field_for
from omt_desktop.ui.field_widget import Placement
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.state_glyph import SIZE, StateGlyph
from omt_desktop.ui.theme import pixels
from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_look, set_shown
from omt_desktop.workflow.answer_state import AnswerState, state_of
from omt_desktop.workflow.answer_words import STATED_WITH_REST, Value
from omt_desktop.workflow.answering import answer_item, value_of

_LABEL_WIDTH = 176
_TEXT_LABEL_WIDTH = 132
_NOT_ASKED_WIDTH = 60
_NOT_EXAMINED_WIDTH = 80
_INDENT = SIZE + 8
_TEXT = 18
"""A line of the label, in pixels, which stands in the middle of the field beside it."""
_MOST_ABOVE = 13
"""Pixels; the style takes wider margins of a label away when it dresses it."""
_SOUGHT_MS = 1600
_WITH_REST = "with the rest"
"""Beside a normal that was stated with the rest of its region."""


class ItemRow(QFrame):
    """Sends what is answered to the bridge. Its page tells it when to look again."""

    def __init__(self, item: Item, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._bridge = bridge
        self._state = AnswerState.NOT_RECORDED
        self._needed = False
        self._from_rest = False
        self.setProperty("role", "item")
        self.field = field_for(item, bridge.evaluation.evaluated_on, bridge.content.wording, bridge.units)
        self.field.set_name(item.field.label)
        self.field.answered.connect(self._answered)
        self.setFocusProxy(self.field)
        self.glyph = StateGlyph(self)
        self.label = PlainLabel(item.field.label, wrap=True, parent=self)
        self.label.setBuddy(self.field)
        self.mark = PlainLabel(_nothing(item), "notasked", parent=self)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.mark.setMinimumWidth(_NOT_ASKED_WIDTH if item.target is Target.FACT else _NOT_EXAMINED_WIDTH)
        policy = self.mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(policy)
        self._arrange()
        self.show_current()

    def show_current(self) -> None:
        """Shows what the evaluation holds for the item now, and whether it is needed."""
        value = value_of(self.item, self._bridge.evaluation)
        self.field.show_value(value)
        self._state = state_of(self.item, value)
        self.glyph.show_state(self._state)
        self._needed = self._is_needed()
        held = self._bridge.evaluation.findings.get(self.item.id)
        self._from_rest = held is not None and held.from_rest
        self._show_mark()

    def show_needed(self) -> None:
        """Shows whether the recommendation waits for the item, which other answers decide too."""
        needed = self._is_needed()
        if needed is not self._needed:
            self._needed = needed
            self._show_mark()

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        self.field.commit()

    def seek(self) -> None:
        """Gives the field the focus and the row a colour for a moment, so that the eye finds it."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        set_look(self, "sought", True)
        QTimer.singleShot(_SOUGHT_MS, self, lambda: set_look(self, "sought", False))

    def _arrange(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        along = self.field.placement is Placement.ALONG
        beside = self.field.head or (None if self.field.placement is Placement.BELOW else self.field)
        target = pixels("target")
        above = min((target - _TEXT) // 2, _MOST_ABOVE)
        self.label.setContentsMargins(0, above, 0, above)
        self.mark.setContentsMargins(0, above + 1, 0, above)
        for words in (self.label, self.mark):
            words.setMinimumHeight(target)
        self.glyph.setFixedHeight(target)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.glyph, 0, top)
        line.addWidget(self.label, 0 if along else 1, top)
        line.addWidget(self.mark, 0, top)
        if along:
            text = self.item.field.kind is FieldKind.TEXT
            self.label.setFixedWidth(_TEXT_LABEL_WIDTH if text else _LABEL_WIDTH)
        if beside is not None:
            line.addWidget(beside, 1 if along else 0, top)
        layout = TopDown(self)
        layout.setContentsMargins(0, pixels("gap_row"), 0, pixels("gap_row"))
        layout.addLayout(line)
        below = TopDown(gap=8)
        below.setContentsMargins(_INDENT, 0, 0, 0)
        if self.item.field.hint:
            hint = PlainLabel(self.item.field.hint, "small", wrap=True, parent=self)
            hint.setContentsMargins(0, 0, 0, 6)
            below.addWidget(hint)
        if beside is not self.field:
            below.addWidget(self.field)
        layout.addLayout(below)

    def _is_needed(self) -> bool:
        return self.item.target is Target.FACT and self._bridge.reading.is_missing(self.item.id)

    def _answered(self, value: Value | None, typing: bool) -> None:
        self._bridge.apply(answer_item(self.item, value, self._bridge.evaluation, typing=typing))

    def _show_mark(self) -> None:
        nothing = self._state is AnswerState.NOT_RECORDED
        marked = nothing or self._needed or self._from_rest
        set_shown(self.mark, marked)
        if marked:
            told = _nothing(self.item) if nothing else _WITH_REST
            self.mark.setText("needed" if self._needed else told)
            self.mark.setToolTip(STATED_WITH_REST.capitalize() if self._from_rest else "")
            self.mark.set_role("needed" if self._needed else "notasked")
        self.setAccessibleName(f"{self.item.field.label}, {self.mark.text()}" if marked else self.item.field.label)


def _nothing(item: Item) -> str:
    if item.target is not Target.FACT:
        return "not examined"
    return "not taken" if item.field.kind is FieldKind.NUMBER else "not asked"
