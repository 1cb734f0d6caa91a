"""One of a list of options; keys 1 to 9 in their order."""

from PySide6.QtWidgets import QWidget

from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.single_choice import SingleChoice, digit_keys


class ChoiceField(SingleChoice):
    """Segments for few short options, chips with rings for more."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        options = setup.field.options
        keys = digit_keys(options)
        if any(option.id == "unknown" for option in options):
            keys["u"] = "unknown"
        super().__init__(setup, options, keys, parent)
