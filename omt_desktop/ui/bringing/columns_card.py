"""The columns of a table, and how its birth dates are written."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.bringing.column_row import ColumnRow
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.bringing.cells import DayOrder
from omt_desktop.workflow.bringing.columns import ColumnMap
from omt_desktop.workflow.bringing.incoming import PatientField
from omt_desktop.workflow.bringing.source import FirstLook

_ORDERS = (
    Option(DayOrder.YEAR_FIRST.value, "1954-03-02"),
    Option(DayOrder.DAY_FIRST.value, "2/3/1954 is 2 March"),
    Option(DayOrder.MONTH_FIRST.value, "2/3/1954 is 3 February"),
)
_EXAMPLES = 3


class ColumnsCard(QWidget):
    """Shows a map of the columns and announces each change of it."""

    changed = Signal(object)
    """The ColumnMap as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = ColumnMap()
        self.rows: list[ColumnRow] = []
        self.orders = OptionButtons(_ORDERS, {}, joined=True)
        self.orders.set_name("How birth dates are written")
        self.orders.picked.connect(self._write_days)
        self._dates = QWidget()
        dates = QHBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(16)
        dates.addWidget(PlainLabel("Birth dates", "label"))
        dates.addWidget(self.orders)
        dates.addStretch(1)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._holder)
        column.addWidget(self._dates)

    def show_table(self, look: FirstLook, columns: ColumnMap) -> None:
        """The columns of this table, taken as the map says."""
        for row in self.rows:
            self._holder.removeWidget(row)
            row.deleteLater()
        self.rows = []
        for place, heading in enumerate(look.headings):
            examples = [cells[place] for cells in look.rows[:_EXAMPLES] if place < len(cells)]
            row = ColumnRow(heading, examples)
            row.taken_as.connect(lambda target, place=place: self._take(place, target))
            self._holder.addWidget(row)
            self.rows.append(row)
        self._look = look
        self._show(columns)

    def _take(self, place: int, target: PatientField | None) -> None:
        targets: Mapping[int, PatientField] = {p: t for p, t in self._map.targets.items() if p != place}
        order = self._map.day_order
        if target is PatientField.BIRTH_DATE:
            told = self._look.orders.get(place)
            order = DayOrder(told) if told else None
        self._change(ColumnMap(dict(targets) | ({place: target} if target is not None else {}), order))

    def _write_days(self, order: str) -> None:
        self._change(ColumnMap(self._map.targets, DayOrder(order)))

    def _change(self, columns: ColumnMap) -> None:
        self._show(columns)
        self.changed.emit(columns)

    def _show(self, columns: ColumnMap) -> None:
        self._map = columns
        for place, row in enumerate(self.rows):
            row.show_target(columns.targets.get(place))
        set_shown(self._dates, PatientField.BIRTH_DATE in columns.targets.values())
        chosen = (columns.day_order.value,) if columns.day_order is not None else ()
        self.orders.show_on(chosen, asked=bool(chosen))
