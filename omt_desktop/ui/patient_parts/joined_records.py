"""The records that were joined to a patient, each of which can be taken apart again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.patient import PatientIdentity
from omt_desktop.ui.button import Button
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.patient_merge import Merge


class JoinedRecords(QWidget):
    """Hidden where nothing was joined. A record that cannot be taken apart here is only told."""

    part_wanted = Signal(str)
    """The id of the `Merge` that is to be taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_records(self, joined: Sequence[PatientIdentity], merges: Sequence[Merge]) -> None:
        """Shows the records joined to the patient; `merges` are those that can be taken back."""
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows, self.buttons = [], []
        by_record = {merge.joined.id: merge for merge in merges}
        for record in joined:
            self._add(record, by_record.get(record.id))
        self.setVisible(bool(joined))

    def _add(self, record: PatientIdentity, merge: Merge | None) -> None:
        number = f", record {record.mrn}" if record.mrn else ""
        on = f", on {day_in_words(merge.on)}" if merge is not None else ""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(f"Joined with the record of {record.full_name}{number}{on}", "small", wrap=True), 1)
        if merge is not None:
            button = Button("Take apart")
            button.setProperty("role", "quiet")
            button.setAccessibleName(f"Take apart from the record of {record.full_name}{number}")
            button.clicked.connect(lambda _=False, merge_id=merge.id: self.part_wanted.emit(merge_id))
            row.addWidget(button)
            self.buttons.append(button)
        self._rows.append(holder)
        self._column.addWidget(holder)
