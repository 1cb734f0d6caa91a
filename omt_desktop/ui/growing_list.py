"""Rows that are made once and used again: the first few in sight, the rest behind «Show all»."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from omt_desktop.ui.top_down import TopDown
from omt_desktop.ui.widget_look import set_shown

Entry = TypeVar("Entry")
Row = TypeVar("Row", bound=QWidget)


class GrowingList(QWidget, Generic[Entry, Row]):
    """Shows entries in rows. `few` rows stand without asking."""

    def __init__(
        self, make_row: Callable[[], Row], fill: Callable[[Row, Entry], None], few: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_row = make_row
        self._fill = fill
        self._few = few
        self._all = False
        self._entries: tuple[Entry, ...] = ()
        self.rows: list[Row] = []
        self.more = QPushButton(self)
        self.more.setProperty("role", "quiet")
        self.more.clicked.connect(self._toggle)
        self._rows = TopDown()
        layout = TopDown(self)
        layout.addLayout(self._rows)
        layout.addWidget(self.more)
        set_shown(self.more, False)
        set_shown(self, False)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """These entries, and nothing is redrawn where they are the ones of before."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._draw()

    def _toggle(self) -> None:
        self._all = not self._all
        self._draw()

    def _draw(self) -> None:
        count = len(self._entries)
        # One row more is not worth a button.
        shown = count if self._all or count <= self._few + 1 else self._few
        while len(self.rows) < shown:
            row = self._make_row()
            self.rows.append(row)
            self._rows.addWidget(row)
        for index, row in enumerate(self.rows):
            if index < shown:
                self._fill(row, self._entries[index])
            set_shown(row, index < shown)
        self.more.setText("Show fewer" if self._all else f"Show all {count}")
        set_shown(self.more, count > self._few + 1)
        set_shown(self, bool(count))
