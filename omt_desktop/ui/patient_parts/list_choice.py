"""One of a few words, chosen from a list that drops down."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.choice_box import ChoiceBox


class ListChoice(ChoiceBox):
    """Says which option was picked; the list that drops down shows all of them, each high enough to be tapped."""

    picked = Signal(str)

    def __init__(self, options: Sequence[Option], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView())
        self.setMaxVisibleItems(len(options))
        self.setAccessibleName(name)
        for option in options:
            self.addItem(option.label, option.id)
        self.activated.connect(lambda place: self.picked.emit(str(self.itemData(place))))

    @property
    def choice(self) -> str:
        """The id of what is chosen."""
        return str(self.currentData())

    def choose(self, option_id: str) -> None:
        """Shows this option as chosen; nothing is announced."""
        self.setCurrentIndex(max(0, self.findData(option_id)))
