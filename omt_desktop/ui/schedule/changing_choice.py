"""A choice among options that the settings can change while the page stays."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.option_button import Mark, OptionButton
from omt_desktop.ui.option_buttons import OptionButtons


class ChangingChoice(QWidget):
    """Says which option was picked; what is on is only what `show_on` said last."""

    picked = Signal(str)

    def __init__(self, name: str, *, joined: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._joined = joined
        self._options: tuple[Option, ...] = ()
        self._shown: OptionButtons | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(name)

    @property
    def buttons(self) -> Mapping[str, OptionButton]:
        """The buttons by the id of their option."""
        return self._shown.buttons if self._shown is not None else {}

    def offer(self, options: Sequence[Option]) -> None:
        """These are the options; nothing is made anew where they are the same as before."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        if self._shown is not None:
            self._shown.hide()
            self._row.removeWidget(self._shown)
            self._shown.deleteLater()
        mark = None if self._joined else Mark.RING
        self._shown = OptionButtons(self._options, {}, joined=self._joined, mark=mark, parent=self)
        self._shown.set_name(self._name)
        self._shown.picked.connect(self.picked)
        self._row.addWidget(self._shown, 0 if self._joined else 1)
        self.setFocusProxy(self._shown)

    def show_on(self, option_id: str) -> None:
        """This option is on; none for an id that is not offered."""
        if self._shown is not None:
            self._shown.show_on((option_id,) if option_id in self._shown.buttons else (), asked=True)
