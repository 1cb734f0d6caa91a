"""The red band above all pages while the practice is open for reading only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.trail.standing import Standing

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

    def show_standing(self, standing: Standing, *, may_review: bool) -> None:
        """What was found, or nothing at all; the review is offered only to those who may see it."""
        findings = standing.findings
        lines = [finding.words for finding in findings[:_SHOWN]]
        if len(findings) > _SHOWN:
            lines.append(f"And {len(findings) - _SHOWN:,} more.")
        self.found.setText("\n".join(lines))
        set_shown(self.review, may_review)
        self.setVisible(bool(findings))
