"""The phones of a patient: each a number as it is written and where it rings; the first is the one to call."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from omt_desktop.domain.contact import Phone, PhoneKind
from omt_desktop.domain.exam import Option
from omt_desktop.ui.icon_button import IconButton
from omt_desktop.ui.patient_parts.form_rows import Typed, line
from omt_desktop.ui.patient_parts.list_choice import ListChoice
from omt_desktop.ui.plain_label import PlainLabel

KIND_WORDS = {
    PhoneKind.MOBILE: "Mobile",
    PhoneKind.HOME: "Home",
    PhoneKind.WORK: "Work",
    PhoneKind.OTHER: "Other",
}
_KINDS = tuple(Option(kind.value, word) for kind, word in KIND_WORDS.items())


class PhoneLines(QWidget):
    """A line more than there are numbers; nothing that is typed is refused, and what cannot be called is said."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: list[QLineEdit] = []
        self.kinds: list[ListChoice] = []
        self._typed: list[Typed] = []
        self._rows: list[QWidget] = []
        self.word = PlainLabel("", "small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = IconButton("add", "Another phone")
        self.more.clicked.connect(self._add_and_go)
        self._column.addWidget(self.word)
        self._column.addWidget(self.more)
        self.setFocusPolicy(self.focusPolicy())
        self.show_phones(())

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Those that have a number."""
        rows = zip(self._typed, self.kinds, strict=True)
        return tuple(Phone(typed.value, PhoneKind(kind.choice)) for typed, kind in rows if typed.value)

    def show_phones(self, phones: Sequence[Phone]) -> None:
        """Shows these phones, or an empty line."""
        while len(self._rows) > max(1, len(phones)):
            self._remove_last()
        while len(self._rows) < max(1, len(phones)):
            self._add()
        for place, typed in enumerate(self._typed):
            phone = phones[place] if place < len(phones) else Phone("")
            typed.show(phone.number)
            self.kinds[place].choose(phone.kind.value)
        self._tell()

    def _add(self) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        number, kind = line(f"Phone {len(self._rows) + 1}"), ListChoice(_KINDS, "Where it rings")
        across.addWidget(number, 1)
        across.addWidget(kind)
        number.textChanged.connect(self._tell)
        kind.picked.connect(self._tell)
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        self.numbers.append(number)
        self.kinds.append(kind)
        self._typed.append(Typed(number))

    def _add_and_go(self) -> None:
        if self.numbers[-1].text().strip():
            self._add()
        self.numbers[-1].setFocus()

    def _remove_last(self) -> None:
        row = self._rows.pop()
        for kept in (self.numbers, self.kinds, self._typed):
            kept.pop()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        mute = [phone.number for phone in self.phones if not phone.dialled]
        self.word.setText(f"«{mute[0]}» has no digits and cannot be called. It is kept as it is." if mute else "")
        self.word.setVisible(bool(mute))
        self.word.set_role("warning")
        self.changed.emit()
