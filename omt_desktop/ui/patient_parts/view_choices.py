"""Which patients are listed, and sorted by what."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.calendar import add_months
from omt_desktop.domain.exam import Option
from omt_desktop.ui.patient_parts.list_choice import ListChoice
from omt_desktop.workflow.patient_query import EVERYONE, PatientOrder, PatientView


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice of patients: `months` is how far back the last visit may lie, 0 for no limit."""

    word: str
    active_only: bool = False
    never_seen: bool = False
    months: int = 0


SHOWN = {
    "everyone": Shown("Everyone"),
    "active": Shown("Active patients", active_only=True),
    "quarter": Shown("Seen in 3 months", months=3),
    "year": Shown("Seen in a year", months=12),
    "two_years": Shown("Seen in 2 years", months=24),
    "never": Shown("Never seen", never_seen=True),
}
_ORDERS = (
    Option(PatientOrder.NAME.value, "By name"),
    Option(PatientOrder.LAST_VISIT.value, "By last visit"),
    Option(PatientOrder.TOWN.value, "By town"),
)


class ViewChoices(QWidget):
    """Two lists that drop down, beside each other."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ListChoice([Option(key, shown.word) for key, shown in SHOWN.items()], "Which patients")
        self.order = ListChoice(_ORDERS, "Sorted by")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.shown, 1)
        row.addWidget(self.order, 1)
        self.shown.picked.connect(self.changed)
        self.order.picked.connect(self.changed)

    def view(self, today: date) -> PatientView:
        """What is chosen, counted from today."""
        chosen = SHOWN[self.shown.choice]
        since = add_months(today, -chosen.months) if chosen.months else None
        return PatientView(PatientOrder(self.order.choice), chosen.active_only, since, chosen.never_seen)

    @property
    def is_everyone(self) -> bool:
        """Whether nobody is left out."""
        return SHOWN[self.shown.choice] == SHOWN["everyone"]

    def show_everyone(self) -> None:
        """Leaves nobody out, by name; nothing is announced."""
        self.shown.choose("everyone")
        self.order.choose(EVERYONE.order.value)
