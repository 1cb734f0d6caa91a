"""A severity from 0 to 3; the digits are the keys."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.single_choice import SingleChoice
from omt_desktop.workflow.answer_words import Value

_GRADES = ("0", "1", "2", "3")


class SeverityField(SingleChoice):
    """Four segments; 0 is a choice like the others and says that it was examined."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        options = setup.field.options or tuple(
            Option(grade, setup.wording.get(f"severity.{grade}", grade)) for grade in _GRADES
        )
        keys = {option.id: option.id for option in options}
        super().__init__(replace(setup, calm=frozenset(_GRADES[:1])), options, keys, parent)
        for option in options:
            meaning = setup.wording.get(f"severity_meaning.{option.id}")
            if meaning:
                self.choices.buttons[option.id].setToolTip(meaning)

    def value_of(self, option_id: str) -> Value:
        return int(option_id)
