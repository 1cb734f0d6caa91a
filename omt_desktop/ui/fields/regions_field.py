"""Any of the ten body regions, or explicitly none; keys 1 to 9, and 0 or N for none."""

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.many_choice import ManyChoice


class RegionsField(ManyChoice):
    """One chip for each region, in the order of the body."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, setup.field.options, parent)
