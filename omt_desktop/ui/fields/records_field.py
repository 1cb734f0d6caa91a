"""A list of records such as fractures or operations, or explicitly none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import FactRecord
from omt_desktop.domain.exam import Option
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.many_choice import NONE_ID, NONE_OPTION
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.record_row import RecordRow
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value

ADD_ID = "add"


class RecordsField(FieldWidget):
    """«Add» records a row at once, with nothing known of it yet; removing the last row is not asked again, not none."""

    placement = Placement.BELOW

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, parent)
        self._setup = setup
        self._value: tuple[FactRecord, ...] | None = None
        self._name = setup.field.label
        self.rows: list[RecordRow] = []
        keys = {"n": NONE_ID, "0": NONE_ID, "a": ADD_ID, "y": ADD_ID}
        self.choices = OptionButtons([NONE_OPTION, Option(ADD_ID, "Add…")], keys, joined=True, parent=self)
        self.head = self.choices
        self.add = QPushButton("Add another", self)
        self.add.setProperty("role", "quiet")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._rows)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.choices.picked.connect(self._picked)
        self.choices.taken_back.connect(self._taken_back)
        self.add.clicked.connect(self._add)
        self.setFocusProxy(self.choices)
        self.show_value(None)

    def show_value(self, value: Value | None) -> None:
        rows = tuple(row for row in value if isinstance(row, FactRecord)) if isinstance(value, tuple) else None
        self._value = rows
        self.choices.show_on([NONE_ID] if rows == () else [ADD_ID] if rows else [], asked=rows is not None)
        # With rows there, «none» would throw them away with one touch: they are removed one by one.
        self.choices.buttons[NONE_ID].setEnabled(not rows)
        set_shown(self.add, bool(rows))
        wanted = rows or ()
        while len(self.rows) > len(wanted):
            self._drop_row()
        while len(self.rows) < len(wanted):
            self._make_row()
        for row, record in zip(self.rows, wanted, strict=True):
            row.show_record(record)

    def commit(self) -> None:
        for row in self.rows:
            row.commit()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self._name = name
        self.choices.set_name(name)
        self.add.setAccessibleName(f"{name}: add")

    def _make_row(self) -> None:
        index = len(self.rows)
        row = RecordRow(self._setup.parts, self._setup.make_part, f"{self._name} {index + 1}", self)
        row.changed.connect(lambda record, typing: self._replace(index, record, typing))
        row.removed.connect(lambda: self._replace(index, None, False))
        self.setTabOrder(self.rows[-1] if self.rows else self.choices, row)
        self.rows.append(row)
        self._rows.addWidget(row)
        self.setTabOrder(row, self.add)

    def _drop_row(self) -> None:
        row = self.rows.pop()
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _add(self) -> None:
        self.commit()
        self._answer((*(self._value or ()), FactRecord()), False)
        self.rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, index: int, record: FactRecord | None, typing: bool) -> None:
        rows = list(self._value or ())
        rows[index : index + 1] = [] if record is None else [record]
        self._answer(tuple(rows) or None, typing)
        if record is None:
            (self.rows[-1] if self.rows else self.choices).setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, option_id: str) -> None:
        if option_id == ADD_ID:
            self._add()
        elif not self._value:
            self._answer(None if self._value == () else (), False)

    def _taken_back(self) -> None:
        if self._value == ():
            self._answer(None, False)

    def _answer(self, value: tuple[FactRecord, ...] | None, typing: bool) -> None:
        self.show_value(value)
        self.answered.emit(value, typing)
