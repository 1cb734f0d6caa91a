"""What stands beside the step: the recommendation, or an earlier visit."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option
from omt_desktop.ui.option_buttons import OptionButtons

_NOW, _THEN = "now", "then"
_CHOICES = (Option(_NOW, "Recommendation"), Option(_THEN, "Last visit"))


class BesidePanel(QWidget):
    """One of the two; it opens on the recommendation, and makes the other when it is first wanted."""

    def __init__(
        self, recommendation: QWidget, make_last_visit: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_last_visit = make_last_visit
        self.choice = OptionButtons(_CHOICES, {}, joined=True, calm=())
        self.choice.set_name("Beside the step, F10")
        self._pages = QStackedWidget()
        self._pages.addWidget(recommendation)
        bar = QVBoxLayout()
        bar.setContentsMargins(16, 12, 16, 0)
        bar.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._pages, 1)
        self.choice.picked.connect(self._show)
        self._show(_NOW)

    @cached_property
    def last_visit(self) -> QWidget:
        """The earlier visit."""
        made = self._make_last_visit()
        self._pages.addWidget(made)
        return made

    @property
    def shows_last_visit(self) -> bool:
        """Whether the earlier visit is the one of the two."""
        return self._pages.currentIndex() == 1

    def turn(self, *, to_last_visit: bool) -> None:
        """To the earlier visit, or to the recommendation."""
        self._show(_THEN if to_last_visit else _NOW)

    def _show(self, which: str) -> None:
        if which == _THEN:
            self._pages.setCurrentWidget(self.last_visit)
        else:
            self._pages.setCurrentIndex(0)
        self.choice.show_on({which}, asked=True)
