"""One step of the exam as a page; its blocks, its questions and how far it is, all drawn from the content."""

import gc
from collections.abc import Callable
from typing import TypeAlias

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Block, Step, Target, progress_of, shown_items
from omt_desktop.ui.block_view import BlockView
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.session import Changes
from omt_desktop.workflow.words import Words

_WIDEST = 860
_MARGIN = 24
_ROOM_ABOVE = 96
_NESTED_LAYOUTS = 4
_SCREENFUL = 6
_AT_ONCE = 4
"""Rows that are made before the page is shown, and at a time after that."""

_NEXT_TURN_MS = 1
"""Not 0: that can still be within the same turn of the event loop, before the keys that wait."""

ViewOf: TypeAlias = Callable[[Block, SessionBridge, Words, QWidget], BlockView]
"""Makes the view of a block; a page with a drawing or a stopwatch has a view of its own for some of them."""


class StepPage(QScrollArea):
    """Follows the bridge while it is in sight, and catches up when it comes into sight again."""

    def __init__(
        self,
        step: Step,
        bridge: SessionBridge,
        parent: QWidget | None = None,
        *,
        view_of: ViewOf = BlockView,
        intro_last: bool = False,
    ) -> None:
        super().__init__(parent)
        self.step = step
        self._view_of = view_of
        self._bridge = bridge
        self._stale = False
        self._scrolled_to = 0
        """Where the page was before a question of a block was brought into sight, in pixels."""
        self._item_ids = frozenset(item.id for item in step.items)
        self._words = Words(bridge.content)
        self._blocks: list[BlockView] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange(intro_last)
        self._build(_SCREENFUL)
        self._show_progress()
        QTimer.singleShot(_NEXT_TURN_MS, self, self._build_rest)
        bridge.changed.connect(self._follow)
        bridge.item_requested.connect(self._seek)
        for key, act in ((Qt.Key.Key_N, self.answer_none), (Qt.Key.Key_R, self.ask_rest)):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.AltModifier | key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _arrange(self, intro_last: bool) -> None:
        self._content = QWidget()
        self._content.setProperty("role", "scrolled")
        column = self._column = QWidget(self._content)
        column.setMaximumWidth(_WIDEST)
        for ground in (self._content, column):
            # It paints nothing that depends on its size: where it only grows, what is in sight is not painted anew.
            ground.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._layout = TopDown(column)
        self._layout.setContentsMargins(_MARGIN, _MARGIN - 8, _MARGIN, _MARGIN)
        self._layout.setSpacing(16)
        self.subtitle = PlainLabel("", "muted", wrap=True, parent=column)
        head = QVBoxLayout()
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(PlainLabel(self.step.title, "title", parent=column), 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        head.addLayout(line)
        intro = PlainLabel(self.step.intro, "small", wrap=True, parent=column)
        set_shown(intro, bool(self.step.intro))
        if not intro_last:
            head.addWidget(intro)
        self._layout.addLayout(head)
        if intro_last:
            self._layout.addWidget(intro)
        self._outer = QVBoxLayout(self._content)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(column)
        self.setWidget(self._content)

    @property
    def blocks(self) -> list[BlockView]:
        """All blocks in order; those that were still to be made are made now."""
        self._build(len(list(self.step.items)))
        return self._blocks

    @property
    def is_complete(self) -> bool:
        """Whether every row that concerns this patient is made."""
        return len(self._blocks) == len(self.step.blocks) and all(block.complete for block in self._blocks)

    def answer_none(self) -> None:
        """«None of these» for the block with the focus, else for the first block that still has such questions.

        The focus goes on to the next block that has them, so that a healthy history is one key, pressed once a block.
        """
        focused = QApplication.focusWidget()
        here = next((b for b in self.blocks if focused is not None and b.isAncestorOf(focused) and b.none_count), None)
        block = here or next((b for b in self.blocks if b.none_count), None)
        if block is None:
            return
        block.answer_none()
        self._settle()
        following = self.blocks[self.blocks.index(block) + 1 :]
        target = next((b for b in following if b.none_count), None)
        if target is not None:
            target.none_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(target.none_button, 0, 80)

    def ask_rest(self) -> None:
        """«Rest of this region normal» for the region the hand is in; outside all, for the first that offers it."""
        focused = QApplication.focusWidget()
        here = {
            block.region_at_hand for block in self.blocks if focused is not None and block.isAncestorOf(focused)
        } - {""}
        next((block for block in self.blocks if (not here or block.region in here) and block.ask_rest()), None)

    def next_after(self, part: QWidget | None) -> str | None:
        """The name of what follows the item that `part` belongs to, of the first one for no part.

        Empty after the last one; None where the part belongs to no item.
        """
        place, name = -1, ""
        if part is not None:
            place = next((n for n, block in enumerate(self._blocks) if block.isAncestorOf(part)), -1)
            following = self._blocks[place].next_after(part) if place >= 0 else None
            if following is None:
                return None
            name = following
        reading = self._bridge.reading
        further = (item for block in self.step.blocks[place + 1 :] for item in shown_items(block, reading))
        return name or next((item.field.label for item in further), "")

    def commit_typing(self) -> None:
        """Everything typed on this page is announced now."""
        for block in self._blocks:
            block.commit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            left: QWidget | None = self.focusWidget()
            at = _height_in(self.viewport(), left) if left is not None else 0
            self._refresh(None)
            if left is not None and self._content.isAncestorOf(left):
                # The hand comes back to it; what was never shown before is measured only when it is.
                QTimer.singleShot(_NEXT_TURN_MS, self, lambda: self._hold(left, at))
        self._settle()

    def _hold(self, part: QWidget, at: int) -> None:
        """The part stands at this height of the view, where it is still shown."""
        if shiboken6.isValid(part) and part.isVisibleTo(self._content):
            self._settle()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + _height_in(self.viewport(), part) - at)

    def _build(self, rows: int) -> None:
        """Makes up to so many rows more, from where the last building stopped."""
        while rows > 0 and not self.is_complete:
            if not self._blocks or self._blocks[-1].complete:
                self._add_block()
            rows = self._blocks[-1].build(rows)

    def _build_rest(self) -> None:
        """Makes the rest a few rows at a time, when there is nothing else to do."""
        if not self.is_complete:
            self._build(_AT_ONCE)
            self._settle()
            QTimer.singleShot(_NEXT_TURN_MS, self, self._build_rest)
        else:
            # What the page is made of stays as long as the evaluation is open, so it is not searched again and again.
            gc.freeze()

    def _add_block(self) -> None:
        block = self._view_of(self.step.blocks[len(self._blocks)], self._bridge, self._words, self._column)
        self._blocks.append(block)
        block.asked.connect(self._bring_into_sight)
        block.answered.connect(self._scroll_back)
        self._layout.insertWidget(len(self._blocks), block)
        if self.isVisible():
            block.show()

    def _follow(self, changes: Changes) -> None:
        if self.isVisible():
            self._refresh(changes)
        else:
            self._stale = True

    def _refresh(self, changes: Changes | None) -> None:
        changed = None if changes is None else changes.facts | changes.regions | changes.findings
        focused = QApplication.focusWidget()
        anchor = focused if focused is not None and self._content.isAncestorOf(focused) else None
        at = _height_in(self.viewport(), anchor) if anchor is not None else 0
        moved = [block.show_current(changed) for block in self._blocks]
        self._show_progress()
        if any(moved) and anchor is not None and anchor.isVisibleTo(self._content):
            # What the hand is on stays where it is when questions appear or go above it.
            self._hold(anchor, at)

    def _settle(self) -> None:
        """The layouts are up to date now, and not only after the next turn of the event loop."""
        for _ in range(_NESTED_LAYOUTS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _show_progress(self) -> None:
        reading = self._bridge.reading
        progress = progress_of(self.step, reading)
        shown = sum(len(shown_items(block, reading)) for block in self.step.blocks)
        asked = all(item.target is Target.FACT for item in self.step.items)
        parts = [f"{progress.recorded} of {shown} recorded" if progress.recorded else "Nothing recorded yet"]
        if progress.missing:
            parts.append(f"{len(progress.missing)} needed")
        if 0 < progress.recorded < shown:
            parts.append("the rest not asked" if asked else "the rest not examined")
        self.subtitle.setText(" · ".join(parts))

    def _bring_into_sight(self, part: QWidget) -> None:
        """All of the part, or its upper end where it is higher than the page."""
        self._scrolled_to = self.verticalScrollBar().value()
        self._settle()
        self.ensureWidgetVisible(part, 0, _MARGIN)
        top = part.mapTo(self._content, part.rect().topLeft()).y()
        if top < self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(top - _MARGIN)

    def _scroll_back(self) -> None:
        self._settle()
        self.verticalScrollBar().setValue(self._scrolled_to)

    def _seek(self, item_id: str) -> None:
        if item_id not in self._item_ids:
            return
        found = next((widget for block in self.blocks if (widget := block.seek(item_id)) is not None), None)
        if found is not None:
            self._settle()
            top = found.mapTo(self._content, found.rect().topLeft()).y()
            self.verticalScrollBar().setValue(top - _ROOM_ABOVE)


def _height_in(view: QWidget, part: QWidget) -> int:
    """How far below the upper edge of the view the part stands, in pixels."""
    return part.mapTo(view, part.rect().topLeft()).y()
