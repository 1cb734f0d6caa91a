"""The line at the bottom: whether everything is saved, and where to go from here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.workflow.words import Words

_HEIGHT = 56
_NARROW = 960
_EDGE = 20


class SaveBar(QFrame):
    """Saved or not comes from the bridge; what is clicked is announced."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    retry_wanted = Signal()
    missing_wanted = Signal()
    export_wanted = Signal()
    preview_wanted = Signal()
    panel_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self.setMinimumHeight(_HEIGHT)
        self._bridge = bridge
        self._words = Words(bridge.content)
        self._folded = False
        self.state = PlainLabel("", "ok")
        self.retry = IconButton("retry", "Try again", role="danger", token="danger")
        self.undo = IconButton("undo", "Undo", token="muted", name="Undo, Ctrl+Z")
        self.redo = IconButton("redo", "Redo", token="muted", name="Redo, Ctrl+Y")
        self.missing = IconButton("missing", "Next missing", token="muted", name="Next missing answer, F8")
        self.export = IconButton("export", "Export PDF", token="muted", name="Export the chart PDF, Ctrl+P")
        self.preview = IconButton("preview", "Preview", token="muted", name="Preview the chart PDF, F4")
        self.panel = IconButton("fold", "", token="muted", name="Hide the recommendation, F9")
        self.proceed = Button()
        self.proceed.setProperty("role", "primary")
        worded = (self.undo, self.redo, self.missing, self.preview, self.export)
        for button in worded:
            button.setToolTip(button.accessibleName())
        self._words_on = {button: button.text() for button in worded}
        self._arrange()
        self._connect()
        self._show_saving()
        self._show_step()
        self._show_changed()

    def show_folded(self, folded: bool) -> None:
        """Says what the button of the recommendation does; while it is away, the button says the headline."""
        self._folded = folded
        self.panel.set_icon("unfold" if folded else "fold")
        headline = self._words.of("outcome", self._bridge.recommendation.outcome)
        self.panel.setText(headline if folded else "")
        name = f"{headline}. Show the recommendation, F9" if folded else "Hide the recommendation, F9"
        self.panel.setAccessibleName(name)
        self.panel.setToolTip("Show the recommendation, F9" if folded else "Hide the recommendation, F9")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        for button, word in self._words_on.items():
            button.setText("" if narrow else word)
        self._row.setContentsMargins(_EDGE // 2 if narrow else _EDGE, 8, _EDGE // 2 if narrow else _EDGE, 8)
        self._row.setSpacing(0 if narrow else 8)

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout(self)
        self.state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row.addWidget(self.state, 1)
        row.addWidget(self.retry)
        for button in (self.undo, self.redo, self.missing, self.preview, self.export, self.panel):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.proceed)

    def _connect(self) -> None:
        self.undo.clicked.connect(self.undo_wanted)
        self.redo.clicked.connect(self.redo_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        self.missing.clicked.connect(self.missing_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.preview.clicked.connect(self.preview_wanted)
        self.panel.clicked.connect(self.panel_wanted)
        self.proceed.clicked.connect(self.next_wanted)
        self._bridge.saving_changed.connect(self._show_saving)
        self._bridge.step_changed.connect(self._show_step)
        self._bridge.recommended.connect(self._show_changed)

    def _show_saving(self) -> None:
        state = self._bridge.save_state
        self.state.set_role("danger" if state.problem else "ok")
        # Wrapping text is measured anew, with all that is around it, each time it is set: only a long problem wraps.
        self.state.setWordWrap(bool(state.problem))
        if state.problem:
            self.state.setText(f"Not saved: {state.problem}")
        else:
            self.state.setText(f"✓ Saved {state.saved_at:%H:%M:%S}")
        self.retry.setVisible(bool(state.problem))
        self.undo.setEnabled(self._bridge.can_undo)
        self.redo.setEnabled(self._bridge.can_redo)

    def _show_step(self) -> None:
        steps = self._bridge.content.exam.steps
        place = next((n for n, step in enumerate(steps) if step.id == self._bridge.step_id), 0)
        following = steps[place + 1] if place + 1 < len(steps) else None
        self.proceed.setText(f"{following.title} →".replace("&", "&&") if following else "Export PDF →")
        self.export.setVisible(following is not None)

    def _show_changed(self) -> None:
        self.missing.setEnabled(bool(self._bridge.recommendation.missing))
        self.show_folded(self._folded)
