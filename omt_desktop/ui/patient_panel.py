"""One patient and their evaluations, with what can be done next."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.patient import Patient
from omt_desktop.ui.button import Button
from omt_desktop.ui.empty_state import EmptyState
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_mark import PatientMark
from omt_desktop.ui.patient_parts.joined_records import JoinedRecords
from omt_desktop.ui.patient_parts.patient_facts import PatientFacts
from omt_desktop.ui.patient_rows import evaluation_row, identity_line
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.row_list import RowList
from omt_desktop.workflow.day_words import day_in_words
from omt_desktop.workflow.evaluation_record import EvaluationSummary
from omt_desktop.workflow.patient_merge import Merge
from omt_desktop.workflow.words import Words

_NOT_YOURS = ("What was found is for the clinicians", "You can change the details of the patient here.")


class PatientPanel(QFrame):
    """Shows; what was chosen is announced."""

    opened = Signal(str)
    """The id of the evaluation to open."""
    begin_wanted = Signal()
    edit_wanted = Signal()
    merge_wanted = Signal()
    """Another record may be of the same person."""
    part_wanted = Signal(str)
    """The id of a merge that is to be taken back."""
    papers_wanted = Signal()
    """The documents of the patient, and exports."""
    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words = words
        self._unfinished = ""
        self._may_see: Callable[[], bool] = lambda: True
        self._may_write: Callable[[], bool] = lambda: True
        self._mark = PatientMark(48)
        self.name = PlainLabel("", "title", wrap=True)
        self.identity = PlainLabel("", "muted", wrap=True)
        self.edit = IconButton("edit", "Change details")
        self.edit.clicked.connect(self.edit_wanted)
        self.merge = Button("Join records")
        self.merge.setProperty("role", "quiet")
        self.merge.clicked.connect(self.merge_wanted)
        self.papers = Button("Papers and exports")
        self.papers.setProperty("role", "quiet")
        self.papers.clicked.connect(self.papers_wanted)
        self.facts = PatientFacts()
        self.joined = JoinedRecords()
        self.joined.part_wanted.connect(self.part_wanted)
        self.leave = IconButton("back", "Unfinished notes")
        self.leave.clicked.connect(self.left)
        self.proceed = IconButton("next", role="primary", token="on_accent")
        self.proceed.clicked.connect(lambda: self.opened.emit(self._unfinished))
        self.begin = Button("New evaluation")
        self.begin.clicked.connect(self.begin_wanted)
        self.list = RowList("Evaluations of this patient")
        self.list.setProperty("role", "bare")
        self.list.opened.connect(self.opened)
        empty = EmptyState("evaluation", "No evaluation yet", "Start one: the recommendation forms while you examine.")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        self._empty = empty
        self._arrange()

    def show_patient(
        self,
        patient: Patient,
        evaluations: Sequence[EvaluationSummary],
        today: date,
        joined: Sequence[Patient] = (),
        merges: Sequence[Merge] = (),
    ) -> None:
        """Shows the patient and the evaluations, newest first; the latest unfinished one is offered first.

        `joined` are records that were joined to this one, `merges` those that can be taken apart again.
        """
        self._mark.show_patient(patient.id)
        self.name.setText(patient.called_name)
        self.facts.show_patient(patient, today)
        self.joined.show_records(joined, merges)
        self.identity.setText(identity_line(patient, today))
        self.list.show_rows([evaluation_row(summary, self._words, today) for summary in evaluations])
        self._stack.setCurrentWidget(self.list if evaluations else self._empty)
        if not self._may_see():
            self._empty.say(*_NOT_YOURS)
        self.begin.setVisible(self._may_write())
        self.papers.setVisible(self._may_see())
        self._heading.setVisible(bool(evaluations))
        unfinished = (summary for summary in evaluations if not summary.decided)
        open_one = next(unfinished, None) if self._may_write() else None
        self._unfinished = open_one.id if open_one else ""
        self.proceed.setVisible(open_one is not None)
        if open_one:
            self.proceed.setText(f"Continue {day_in_words(date.fromisoformat(open_one.evaluated_on))}")
        self.begin.setProperty("role", "" if open_one else "primary")
        self.begin.style().unpolish(self.begin)
        self.begin.style().polish(self.begin)

    def allow(self, *, clinical: Callable[[], bool], writing: Callable[[], bool]) -> None:
        """Whether what was found is shown, and whether an evaluation can be begun: asked each time."""
        self._may_see, self._may_write = clinical, writing

    def stand_above_evaluations(self, part: QWidget) -> None:
        """The part has its place above the list of evaluations."""
        self._column.insertWidget(self._column.indexOf(self._heading), part)

    def focus_next_step(self) -> None:
        """Stands on what the doctor most likely does next: go on with the open evaluation, or begin one."""
        (self.proceed if self._unfinished else self.begin if self._may_write() else self.edit).setFocus()

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.name)
        names.addWidget(self.identity)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._mark)
        head.addLayout(names, 1)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        for button in (self.proceed, self.begin, self.edit, self.papers, self.merge):
            actions.addWidget(button)
        actions.addStretch(1)
        self._heading = PlainLabel("Evaluations", "label")
        self._heading.setContentsMargins(8, 0, 8, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(16)
        back = QHBoxLayout()
        back.addWidget(self.leave)
        back.addStretch(1)
        upper = QVBoxLayout()
        upper.setContentsMargins(8, 0, 8, 0)
        upper.setSpacing(16)
        upper.addLayout(head)
        upper.addWidget(self.facts)
        upper.addWidget(self.joined)
        upper.addLayout(actions)
        column.addLayout(back)
        column.addLayout(upper)
        self._column = column
        column.addSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._stack, 1)
