"""What the joining of two records does in an open practice. It can be taken back here, and later with the patient."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from omt_desktop.bootstrap import Services
from omt_desktop.domain.patient import Patient, PatientIdentity
from omt_desktop.ui.patient_parts.merge_panel import MergePanel
from omt_desktop.ui.patient_rows import patient_row
from omt_desktop.ui.row_delegate import RowLook
from omt_desktop.ui.row_list import Row
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.errors import Refusal
from omt_desktop.workflow.likely_duplicates import Likeness, likely_duplicates

_MOST = 20


class MergeDesk(QObject):
    """Asks the registry; what goes wrong is said in the panel and changes nothing."""

    joined = Signal(str)
    """Records were joined or taken apart: the id of the one that stays."""
    closed = Signal(str)
    """The panel may go: the id of the record that stays."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._kept: Patient | None = None
        self._other: Patient | None = None
        self._merge_id = ""
        self.panel = MergePanel()
        self.panel.searched.connect(self._search)
        self.panel.chosen.connect(self._choose)
        self.panel.swapped.connect(self._swap)
        self.panel.join_wanted.connect(self._join)
        self.panel.back_wanted.connect(self._take_back)
        self.panel.closed.connect(self._close)

    def begin(self, patient: Patient) -> None:
        """Asks which record is of the same person as this patient."""
        self._kept, self._other, self._merge_id = patient, None, ""
        self.panel.ask(patient, self._today())
        self._search("")

    def _search(self, text: str) -> None:
        kept = self._kept
        if kept is None:
            return
        try:
            if text.strip():
                rows = [patient_row(row, self._today()) for row in self._services.patients.find(text, _MOST)]
            else:
                alike = likely_duplicates(kept, self._services.patients.resembling(kept), _MOST)
                rows = [self._alike_row(one) for one in alike]
        except Refusal as problem:
            self.panel.say(str(problem))
        else:
            self.panel.show_rows([row for row in rows if row.key != kept.id])

    def _alike_row(self, one: Likeness) -> Row:
        who: PatientIdentity = one.patient
        born = f"born {day_in_words(who.born)}" if who.born else "birth date not recorded"
        return Row(who.id, RowLook(who.called_name, f"{one.sentence} · {one.score} of 100", who.mrn, born, who.id))

    def _choose(self, patient_id: str) -> None:
        if self._kept is None:
            return
        try:
            other = self._services.patients.get(patient_id)
            self._show_pair(self._kept, other)
        except Refusal as problem:
            self.panel.say(str(problem))

    def _swap(self) -> None:
        if self._kept is not None and self._other is not None:
            try:
                self._show_pair(self._other, self._kept)
            except Refusal as problem:
                self.panel.say(str(problem))

    def _show_pair(self, kept: Patient, other: Patient) -> None:
        moving = self._services.patients.holdings(other.id)
        self._kept, self._other = kept, other
        self.panel.show_pair(kept, other, moving, self._today())

    def _join(self) -> None:
        result, other = self.panel.preview.result, self._other
        if result is None or other is None or self._merge_id:
            return
        try:
            self._merge_id = self._services.patients.merge(result, other.id)
        except Refusal as problem:
            self.panel.say(str(problem))
        else:
            self._kept = result
            self.panel.show_joined(result, other, self._today())
            self.joined.emit(result.id)

    def _take_back(self) -> None:
        if self._kept is None or self._other is None:
            return
        try:
            self._services.patients.part(self._merge_id)
            kept, other = (self._services.patients.get(one.id) for one in (self._kept, self._other))
            self._merge_id = ""
            self._show_pair(kept, other)
        except Refusal as problem:
            self.panel.say(str(problem))
        else:
            self.joined.emit(kept.id)

    def _close(self) -> None:
        stays = self._kept
        self._merge_id = ""
        self.closed.emit(stays.id if stays is not None else "")

    def _today(self) -> date:
        return self._services.clock.now().date()
