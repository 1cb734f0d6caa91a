"""Left, right, both or neither; keys L, R, B and N."""

from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.domain.vocabulary import SIDES
from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.single_choice import SingleChoice


class SideField(SingleChoice):
    """One segment for each side that the field allows."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        options = setup.field.options or tuple(Option(side, setup.wording.get(f"side.{side}", side)) for side in SIDES)
        super().__init__(setup, options, {option.id[0]: option.id for option in options}, parent)
