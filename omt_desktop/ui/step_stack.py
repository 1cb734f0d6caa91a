"""The pages of the steps, each made when it is first opened and kept as it was left; the first, when all stands."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from omt_desktop.domain.exam import Step
from omt_desktop.domain.spine.map_parts import part_of
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.widget_look import set_closed

LINE_KEYS = ("/", "F6")
"""They lead to the line of shorthand."""
_WRITE = "write_shorthand"
"""What the page with the line of shorthand can do."""


class StepStack(QStackedWidget):
    """Follows the bridge. Coming back to a page finds its scroll position and the field the hand was on."""

    def __init__(
        self, bridge: SessionBridge, page_of: Callable[[Step], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._page_of = page_of
        self._pages: dict[str, QWidget] = {}
        self._left_at: dict[str, QWidget] = {}
        self._open = ""
        self._awaited = False
        """Whether the hand is to go to the first page as soon as that is made."""
        bridge.step_changed.connect(self.show_step)
        bridge.closed_changed.connect(self._close_fields)
        # Banner, steps and recommendation are on the screen before it; at once would be within the same turn.
        QTimer.singleShot(1, self, self._show_first)

    def show_step(self, step_id: str) -> None:
        """Shows the page; the hand goes to where it was on it, or stays outside where it is in the list of steps."""
        steps = self._bridge.content.exam.steps
        step = next((step for step in steps if step.id == step_id), steps[0])
        focused = QApplication.focusWidget()
        here = self.currentWidget()
        was_inside = here is None or focused is None or here.isAncestorOf(focused)
        if here is not None and focused is not None and here.isAncestorOf(focused):
            self._left_at[self._open] = focused
        self._commit(here)
        if step.id not in self._pages:
            self._pages[step.id] = self._page_of(step)
            self.addWidget(self._pages[step.id])
            if not hasattr(self._pages[step.id], _WRITE):
                add_line_key(self._pages[step.id], "F6", self.write_shorthand)
            self._close_fields()
        self._open = step.id
        self.setCurrentWidget(self._pages[step.id])
        if was_inside and (here is not None or self.isVisible()):
            self.take_focus()

    def take_focus(self) -> None:
        """The hand goes to the field it last was on in the open page, or to the first one; once there is a page."""
        self._awaited = self.currentWidget() is None
        before = self._left_at.get(self._open)
        if before is not None and shiboken6.isValid(before) and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = first_field(self.currentWidget())
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_into(self, step_id: str, steps: QWidget) -> None:
        """Opens the step; a hand on the name of another one in the list of steps goes along."""
        self._bridge.go_to(step_id)
        focused = QApplication.focusWidget()
        if focused is not None and steps.isAncestorOf(focused):
            self.take_focus()

    def write_shorthand(self) -> None:
        """From wherever the hand is, to the line of shorthand; nothing where no step draws the spine."""
        steps = self._bridge.content.exam.steps
        drawn = next((step for step in steps if any(part_of(item.id) is not None for item in step.items)), None)
        if drawn is not None:
            self._bridge.go_to(drawn.id)
            write = getattr(self.currentWidget(), _WRITE, None)
            if write is not None:
                write()

    def commit_typing(self) -> None:
        """What is typed in the open page and not announced yet is announced now."""
        self._commit(self.currentWidget())

    def _close_fields(self) -> None:
        """Nothing can be entered in a closed evaluation; its pages are still read, scrolled and walked."""
        closed = bool(self._bridge.closed)
        for page in self._pages.values():
            close = getattr(page, "close_fields", None)
            if close is not None:
                close(closed)
            elif isinstance(page, QScrollArea):
                _close_content(page, closed)

    def _show_first(self) -> None:
        if not self._open:
            self.show_step(self._bridge.step_id)
        if self._awaited:
            self.take_focus()

    def _commit(self, page: QWidget | None) -> None:
        commit = getattr(page, "commit_typing", None)
        if commit is not None:
            commit()


def add_line_key(part: QWidget, key: str, act: Callable[[], None]) -> None:
    """The key leads to the line of shorthand from anywhere in the part."""
    shortcut = QShortcut(QKeySequence(key), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)


def _close_content(page: QScrollArea, closed: bool) -> None:
    """The fields on the page take nothing while it is closed, and the keys scroll it instead."""
    content = page.widget()
    if content is not None:
        set_closed(content, closed)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus if closed else Qt.FocusPolicy.NoFocus)


def first_field(page: QWidget | None) -> QWidget | None:
    """The first widget of the page that the Tab key reaches; None where there is none."""
    if page is None:
        return None
    if isinstance(page, QScrollArea) and page.focusPolicy() is Qt.FocusPolicy.StrongFocus:
        return page
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
        if reachable and page.isAncestorOf(widget) and not widget.isHidden() and widget.focusProxy() is None:
            return widget
        widget = widget.nextInFocusChain()
    return None
