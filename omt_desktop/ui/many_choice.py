"""A field of which any number of options are the answer, with an explicit «none» apart from «not asked»."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.option_button import Mark
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.single_choice import digit_keys
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value

NONE_ID = "none"
NONE_OPTION = Option(NONE_ID, "None")
SOME_ID = "some"


class ManyChoice(FieldWidget):
    """Chips with boxes. «None» answers with an empty list; taking the last option away is not asked again, not none.

    Folded, «None» and «Some…» stand beside the label, and the chips appear with «Some…» or with an answer.
    """

    def __init__(
        self, setup: FieldSetup, options: Sequence[Option], parent: QWidget | None = None, *, with_none: bool = True
    ) -> None:
        super().__init__(setup, parent)
        self.placement = Placement.BELOW
        self._options = [option for option in options if option.id != NONE_ID]
        self._with_none = with_none and not setup.folded
        self._value: tuple[str, ...] | None = None
        self._opened = not setup.folded
        self._chips: OptionButtons | None = None
        self._head: OptionButtons | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        if setup.folded:
            keys = {"n": NONE_ID, "0": NONE_ID, "s": SOME_ID, "y": SOME_ID}
            self._head = OptionButtons([NONE_OPTION, Option(SOME_ID, "Some…")], keys, joined=True, parent=self)
            self._head.picked.connect(self._head_picked)
            self._head.taken_back.connect(lambda: self._answer(None))
            self._layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeft)
            self.head = self._head
        self.setFocusProxy(self._head or self.chips)
        self.show_value(None)

    @property
    def chips(self) -> OptionButtons:
        """The options, made when they are first wanted."""
        if self._chips is None:
            keys = digit_keys(self._options) | ({"0": NONE_ID, "n": NONE_ID} if self._with_none else {})
            shown = [*([NONE_OPTION] if self._with_none else []), *self._options]
            self._chips = OptionButtons(shown, keys, joined=False, mark=Mark.BOX, parent=self)
            self._chips.set_name(self.accessibleName())
            self._chips.picked.connect(self._pick)
            self._chips.taken_back.connect(lambda: self._answer(None))
            self._layout.addWidget(self._chips)
            if self._head is not None:
                self.setTabOrder(self._head, self._chips)
        return self._chips

    def show_value(self, value: Value | None) -> None:
        self._value = None if value is None else tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
        if self._head is not None and self._value is not None:
            self._opened = bool(self._value)
        self._draw()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        for buttons in (self._head, self._chips):
            if buttons is not None:
                buttons.set_name(name)

    def _draw(self) -> None:
        asked = self._value is not None
        if self._head is not None:
            self._head.show_on([NONE_ID] if self._value == () else [SOME_ID] if self._value else [], asked=asked)
        if self._opened or self._chips is not None:
            self.chips.show_on([NONE_ID] if self._value == () else self._value or [], asked=asked)
            set_shown(self.chips, self._opened)

    def _head_picked(self, option_id: str) -> None:
        if option_id == NONE_ID:
            self._opened = False
            self._answer(None if self._value == () else ())
            return
        self._opened = bool(self._value) or not self._opened
        if self._value == ():
            self._answer(None)
        self._draw()
        if self._opened:
            self.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, option_id: str) -> None:
        if option_id == NONE_ID:
            self._answer(None if self._value == () else ())
            return
        held = self._value or ()
        chosen = {*held} ^ {option_id}
        order = [option.id for option in self._options]
        foreign = [one for one in held if one not in order]
        self._answer((*(one for one in order if one in chosen), *foreign) or None)

    def _answer(self, value: tuple[str, ...] | None) -> None:
        if value != self._value:
            self.show_value(value)
            self.answered.emit(value, False)
