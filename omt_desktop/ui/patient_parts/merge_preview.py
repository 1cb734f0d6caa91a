"""The two records beside each other, field by field, with what is taken from which."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.patient import Patient
from omt_desktop.ui.option_button import Mark
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.patient_parts.form_rows import LABEL_WIDTH
from omt_desktop.ui.patient_rows import identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.patient_merge import MergePart, merge_parts, merged, proposed

_KEPT, _JOINED = "kept", "joined"


class MergePreview(QWidget):
    """Where the records differ, one of two is on; what is the same or kept of both is shown in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: tuple[Patient, Patient] | None = None
        self._from_joined: set[str] = set()
        self.choices: dict[str, OptionButtons] = {}
        self._mark = PatientMark(32)
        self.joined = PlainLabel("", "label", wrap=True)
        self.identity = PlainLabel("", "small", wrap=True)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.joined)
        names.addWidget(self.identity)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._mark)
        head.addLayout(names, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._holder: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel("The record that is joined to it", "label"))
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addStretch(1)

    @property
    def result(self) -> Patient | None:
        """The record that stays, as it would be; None before two are shown."""
        if self._pair is None:
            return None
        return merged(*self._pair, self._from_joined)

    def show_pair(self, kept: Patient, joined: Patient, today: date) -> None:
        """Shows both, with what is proposed: the record that stays, and the other one where that has nothing."""
        self._pair = (kept, joined)
        self._from_joined = set(proposed(kept, joined))
        self._mark.show_patient(joined.id)
        self.joined.setText(joined.called_name)
        self.identity.setText(identity_line(joined, today))
        if self._holder is not None:
            self._rows.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self.choices.clear()
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in merge_parts(kept, joined):
            column.addWidget(self._row(part))
        self._rows.addWidget(self._holder)

    def _row(self, part: MergePart) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        label = PlainLabel(part.label, "muted", wrap=True)
        label.setFixedWidth(LABEL_WIDTH)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        if part.differs:
            row.addWidget(self._choice(part), 1)
        else:
            both = "; ".join(dict.fromkeys(text for text in (part.kept, part.joined) if text))
            row.addWidget(PlainLabel(both, "", wrap=True), 1)
        return holder

    def _choice(self, part: MergePart) -> OptionButtons:
        options = (Option(_KEPT, part.kept), Option(_JOINED, part.joined))
        buttons = OptionButtons(options, {}, joined=False, mark=Mark.RING)
        buttons.set_name(part.label)

        def choose(which: str) -> None:
            if which == _JOINED:
                self._from_joined.add(part.id)
            else:
                self._from_joined.discard(part.id)
            buttons.show_on((which,), asked=True)

        buttons.picked.connect(choose)
        choose(_JOINED if part.id in self._from_joined else _KEPT)
        self.choices[part.id] = buttons
        return buttons
