"""Any of a list of options, or explicitly none; keys 1 to 9, and 0 or N for none."""

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.many_choice import ManyChoice


class MultiField(ManyChoice):
    """One chip for each option."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, setup.field.options, parent)
