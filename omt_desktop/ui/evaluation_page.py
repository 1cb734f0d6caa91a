"""An open evaluation: banner on top, steps on the left, the step in the middle, the recommendation on the right."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Step
from omt_desktop.ui.next_band import NextBand
from omt_desktop.ui.patient_banner import PatientBanner
from omt_desktop.ui.save_bar import SaveBar
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.signing.closed_band import ClosedBand
from omt_desktop.ui.step_list import StepList, step_keys
from omt_desktop.ui.step_stack import LINE_KEYS, StepStack, add_line_key
from omt_desktop.workflow.next_missing import next_missing

if TYPE_CHECKING:
    from omt_desktop.ui.preview.disclosure_strip import DisclosureStrip

PANEL_WIDTH = 352
_NARROW = 1080
_VERY_NARROW = 800
_RETRY_MS = 5000


class EvaluationPage(QWidget):
    """Places the parts and gives them keys; edits, saving and the recommendation are the bridge's."""

    left = Signal()
    """The doctor goes back to the patients; everything stays open."""
    export_wanted = Signal()
    preview_wanted = Signal()
    folded = Signal(bool)
    """The doctor, not the width of the window, put the recommendation away or brought it back."""

    def __init__(
        self,
        bridge: SessionBridge,
        page_of: Callable[[Step], QWidget],
        recommendation: QWidget,
        *,
        folded: bool = False,
        announced: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.bridge = bridge
        self._last_missing = ""
        self._folded = folded
        self._wanted_on_review = False
        self.banner = PatientBanner(bridge)
        self.closed_band = ClosedBand(bridge)
        self.steps = StepList(bridge)
        self.stack = StepStack(bridge, page_of)
        self.next_band = NextBand(bridge, self.stack, wanted=announced)
        self.panel = QFrame()
        self.panel.setProperty("role", "recommendation")
        self.bar = SaveBar(bridge)
        self._arrange(recommendation)
        self._connect()
        self._add_keys()
        self._place_panel()
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.retry_saving)
        bridge.saving_changed.connect(self._watch_saving)

    @property
    def is_folded(self) -> bool:
        """Whether the recommendation is put away."""
        return self.panel.isHidden()

    @cached_property
    def disclosure(self) -> "DisclosureStrip":
        """Asks to whom the report goes, above the buttons; made when the first one is given out."""
        from omt_desktop.ui.preview.disclosure_strip import DisclosureStrip

        strip = DisclosureStrip(self)
        strip.left.connect(self.take_focus)
        self._column.insertWidget(self._column.indexOf(self.bar), strip)
        return strip

    def take_focus(self) -> None:
        """The hand goes to the field it was on."""
        self.stack.take_focus()

    def commit_typing(self) -> None:
        """Everything typed so far is an edit, and saved or told as not saved."""
        self.stack.commit_typing()
        self.bridge.following.now()

    def retry_saving(self) -> None:
        """Tries again to save what is not saved."""
        if self.bridge.save_state.problem:
            self.bridge.retry_saving()

    def go_by(self, steps: int) -> None:
        """Goes so many steps on or back; nothing beyond the first and the last."""
        ids = [step.id for step in self.bridge.content.exam.steps]
        place = ids.index(self.bridge.step_id) + steps if self.bridge.step_id in ids else 0
        if 0 <= place < len(ids):
            self.stack.go_into(ids[place], self.steps)

    def go_on(self) -> None:
        """To the next step; from the last one, to the export."""
        steps = self.bridge.content.exam.steps
        if self.bridge.step_id == steps[-1].id:
            self.export_wanted.emit()
        else:
            self.go_by(1)

    def show_next_missing(self) -> None:
        """To the next answer the recommendation waits for."""
        self.commit_typing()
        bridge = self.bridge
        found = next_missing(bridge.content.exam, bridge.reading, bridge.step_id, self._last_missing)
        if found is not None:
            self._last_missing = found
            bridge.show_item(found)

    def toggle_panel(self) -> None:
        """Puts the recommendation away or brings it back, until it is asked otherwise.

        On the last step, which tells the recommendation itself, this holds until the step is left.
        """
        self._show_panel(self.panel.isHidden())
        if self._on_review:
            self._wanted_on_review = not self.panel.isHidden()
            return
        self._folded = self.panel.isHidden()
        self.folded.emit(self._folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, was_narrow = event.size().width() < _NARROW, event.oldSize().width() < _NARROW
        if narrow is not was_narrow or not event.oldSize().isValid():
            self._place_panel()
        self.steps.set_narrow(event.size().width() < _VERY_NARROW)

    def _arrange(self, recommendation: QWidget) -> None:
        inside = QVBoxLayout(self.panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(recommendation)
        self.panel.setFixedWidth(PANEL_WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.steps)
        step = QVBoxLayout()
        step.setSpacing(0)
        step.addWidget(self.next_band)
        step.addWidget(self.stack, 1)
        middle.addLayout(step, 1)
        middle.addWidget(self.panel)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.closed_band)
        column.addLayout(middle, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        bar, bridge = self.bar, self.bridge
        bar.undo_wanted.connect(self._undo)
        bar.redo_wanted.connect(bridge.redo)
        bar.retry_wanted.connect(self.retry_saving)
        bar.missing_wanted.connect(self.show_next_missing)
        bar.export_wanted.connect(self.export_wanted)
        bar.preview_wanted.connect(self.preview_wanted)
        bar.panel_wanted.connect(self.toggle_panel)
        bar.next_wanted.connect(self.go_on)
        bridge.step_changed.connect(self._enter_step)

    def _add_keys(self) -> None:
        acts: list[tuple[str, Callable[[], None]]] = [
            ("Alt+Right", lambda: self.go_by(1)),
            ("Ctrl+Down", lambda: self.go_by(1)),
            ("Alt+Left", lambda: self.go_by(-1)),
            ("Ctrl+Up", lambda: self.go_by(-1)),
            ("Ctrl+Z", self._undo),
            ("Ctrl+Y", self.bridge.redo),
            ("F7", self.next_band.toggle),
            ("F8", self.show_next_missing),
            ("F9", self.toggle_panel),
            ("Ctrl+P", self.export_wanted.emit),
            ("Ctrl+E", self.export_wanted.emit),
            ("F4", self.preview_wanted.emit),
            ("Esc", self.left.emit),
        ]
        for place, step in enumerate(self.bridge.content.exam.steps):
            if step_keys(place):
                acts.append((step_keys(place), partial(self.stack.go_into, step.id, self.steps)))
        for outside in (self.banner, self.steps, self.panel, self.bar):
            for key in LINE_KEYS:
                add_line_key(outside, key, self.stack.write_shorthand)
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _undo(self) -> None:
        self.commit_typing()
        self.bridge.undo()

    @property
    def _on_review(self) -> bool:
        return self.bridge.step_id == self.bridge.content.exam.steps[-1].id

    def _place_panel(self) -> None:
        """Beside the step where there is room, and not beside the last one, which tells the same."""
        wanted = self._wanted_on_review if self._on_review else not self._folded
        self._show_panel(wanted and self.width() >= _NARROW)

    def _enter_step(self, step_id: str) -> None:
        """On another page the next missing answer is looked for from its beginning, unless it was just asked for."""
        self._wanted_on_review = False
        self._place_panel()
        asked = next(
            (step.id for step in self.bridge.content.exam.steps for i in step.items if i.id == self._last_missing), ""
        )
        if step_id != asked:
            self._last_missing = ""

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self.bar.show_folded(not shown)

    def _watch_saving(self) -> None:
        if not self.bridge.save_state.problem:
            self._retry.stop()
        elif not self._retry.isActive():
            self._retry.start()
