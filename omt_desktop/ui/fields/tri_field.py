"""Yes, no or not known; keys Y, N and U."""

from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.field_widget import FieldSetup
from omt_desktop.ui.single_choice import SingleChoice

_KEYS = {"y": "yes", "n": "no", "u": "unknown", "1": "yes", "2": "no", "3": "unknown"}
_WORDS = {"yes": "Yes", "no": "No", "unknown": "Not known"}


class TriField(SingleChoice):
    """Three segments; the answer «not known» is an answer, and no answer is none of them."""

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        options = setup.field.options or tuple(
            Option(answer, setup.wording.get(f"tri.{answer}", word)) for answer, word in _WORDS.items()
        )
        super().__init__(setup, options, _KEYS, parent)
