"""The red band above all pages while the practice is open for reading only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.access.allowed import Action
from omt_desktop.workflow.trail.standing import Standing

if TYPE_CHECKING:
    from omt_desktop.bootstrap import Services
    from omt_desktop.ui.trail.trail_watch import TrailWatch

_SHOWN = 3
_HEAD = "✕ Open for reading only: the database is not what the audit trail says. Nothing can be changed."
_CHOICES = "Bring back a backup, or, where the reason is known, let an administrator accept the database as it is."


class StandingBand(QFrame):
    """Away while everything fits. It cannot be closed: what it says stays true until one of its choices was taken."""

    backups_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.setProperty("kind", "danger")
        self.setAccessibleName(_HEAD)
        head, choices = PlainLabel(_HEAD, "danger", wrap=True), PlainLabel(_CHOICES, wrap=True)
        self.found = PlainLabel("", wrap=True)
        self.found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (head, self.found, choices):
            words.addWidget(part)
        self.backups = Button("Backups …")
        self.backups.clicked.connect(self.backups_wanted)
        self.review = Button("What was found …")
        self.review.clicked.connect(self.review_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.review, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self._watch: TrailWatch | None = None
        self._services: Services | None = None

    def begin(self, services: Services) -> None:
        """Says what was found on opening, and has the whole practice checked beside the work."""
        from omt_desktop.ui.trail.trail_watch import TrailWatch

        self._services = services
        self._watch = TrailWatch(services.trail, services.standing, self)
        # A method of a widget: what is found on the worker is told on the thread of the window.
        self._watch.changed.connect(self._follow)
        self._follow()
        self._watch.begin()

    def end(self) -> None:
        """The check has ended, or was ended, so that the practice can be closed."""
        if self._watch is not None:
            self._watch.close()

    def _follow(self) -> None:
        if self._services is not None:
            may_review = self._services.access.may(Action.READ_TRAIL)
            self.show_standing(self._services.standing, may_review=may_review)

    def show_standing(self, standing: Standing, *, may_review: bool) -> None:
        """What was found, or nothing at all; the review is offered only to those who may see it."""
        findings = standing.findings
        lines = [finding.words for finding in findings[:_SHOWN]]
        if len(findings) > _SHOWN:
            lines.append(f"And {len(findings) - _SHOWN:,} more.")
        self.found.setText("\n".join(lines))
        set_shown(self.review, may_review)
        self.setVisible(bool(findings))
