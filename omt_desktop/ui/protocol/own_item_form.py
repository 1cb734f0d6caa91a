"""The form for an observation or structure that the practice adds to a step."""

from collections.abc import Collection, Sequence
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from omt_desktop.domain.exam import Option, Structure
from omt_desktop.domain.protocol import LONGEST_LABEL, OWN, OwnItem, OwnKind, tidy_label
from omt_desktop.ui.button import Button
from omt_desktop.ui.entry_line import EntryLine
from omt_desktop.ui.option_button import Mark
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.plain_label import PlainLabel
from omt_desktop.ui.protocol.protocol_lines import BOTH_SIDES, KIND_WORDS
from omt_desktop.ui.theme import pixels

_BOTH, _ONE = "both", "one"
_STRUCTURE_ROW = 2
_KINDS = tuple(Option(kind.value, word) for kind, word in KIND_WORDS.items())
_STRUCTURES = tuple(Option(structure.value, structure.value.title()) for structure in Structure)
_SIDES = (Option(_BOTH, BOTH_SIDES.capitalize()), Option(_ONE, "Once, without a side"))
_NOTES = {
    OwnKind.STRUCTURE: "Asked like the other structures of its kind, and stands with those of its region.",
    OwnKind.YES_NO: "Answered with yes, no or unknown.",
    OwnKind.SEVERITY: "Graded from 0 none to 3 key.",
    OwnKind.TEXT: "Answered with a text.",
}


class OwnItemForm(QFrame):
    """Says what is to be added, and asks for what it needs to know."""

    filled = Signal(object)
    """The OwnItem as filled in, under an id that no other has."""
    cancelled = Signal()

    def __init__(self, regions: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scrolled")
        self._step_id = ""
        self._taken: frozenset[str] = frozenset()
        self._chosen: dict[OptionButtons, str] = {}
        self.name = EntryLine()
        self.name.setMaxLength(LONGEST_LABEL)
        self.name.setAccessibleName("Name")
        self.kind = self._choice("Kind", _KINDS)
        self.structure = self._choice("Structure", _STRUCTURES)
        self.region = self._choice("Region", regions, joined=False)
        self.sides = self._choice("Sides", _SIDES)
        self.heading = PlainLabel("", "heading", wrap=True)
        self.note = PlainLabel("", "small", wrap=True)
        self.word = PlainLabel("", "danger", wrap=True)
        self.add = Button("Add to this step")
        self.add.setProperty("role", "primary")
        self.cancel = Button("Cancel")
        self.cancel.setProperty("role", "quiet")
        self._fields = QFormLayout()
        self._arrange()
        self.add.clicked.connect(self.finish)
        self.name.returnPressed.connect(self.finish)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self, step_id: str, step_title: str, kind: OwnKind, taken: Collection[str]) -> None:
        """An empty form for the step; `taken` are the names that its items have."""
        self._step_id, self._taken = step_id, frozenset(label.casefold() for label in taken)
        self.heading.setText(f"Add to «{step_title}»")
        self.name.clear()
        self.word.setText("")
        for buttons, option in (
            (self.kind, kind.value),
            (self.structure, Structure.MUSCLE.value),
            (self.region, ""),
            (self.sides, _BOTH),
        ):
            self._pick(buttons, option)
        self.name.setFocus()

    def finish(self) -> None:
        """Says what was filled in, or what is missing."""
        label = tidy_label(self.name.text())
        kind = OwnKind(self._chosen[self.kind])
        region = self._chosen[self.region]
        if not label:
            self._ask("A name is needed.", self.name)
        elif label.casefold() in self._taken:
            self._ask("This step already asks something of that name; if it is hidden, show it again.", self.name)
        elif kind is OwnKind.STRUCTURE and not region:
            self._ask("Choose the region that the structure belongs to.", self.region)
        else:
            structure = Structure(self._chosen[self.structure]) if kind is OwnKind.STRUCTURE else None
            both = self._chosen[self.sides] == _BOTH
            item_id = f"{OWN}{uuid4().hex[:12]}"
            self.filled.emit(OwnItem(item_id, self._step_id, label, kind, region, structure, both))

    def _ask(self, what: str, field: QWidget) -> None:
        self.word.setText(what)
        field.setFocus()

    def _choice(self, name: str, options: Sequence[Option], *, joined: bool = True) -> OptionButtons:
        buttons = OptionButtons(options, {}, joined=joined, mark=None if joined else Mark.RING)
        buttons.set_name(name)
        buttons.picked.connect(lambda option: self._pick(buttons, option))
        buttons.taken_back.connect(lambda: self._take_back(buttons))
        return buttons

    def _pick(self, buttons: OptionButtons, option: str) -> None:
        if buttons is self.region and option == self._chosen.get(buttons):
            option = ""
        self._chosen[buttons] = option
        buttons.show_on((option,), asked=True)
        if buttons is self.kind:
            self._fields.setRowVisible(_STRUCTURE_ROW, option == OwnKind.STRUCTURE.value)
            self.note.setText(_NOTES[OwnKind(option)])

    def _take_back(self, buttons: OptionButtons) -> None:
        if buttons is self.region:
            self._pick(buttons, "")

    def _arrange(self) -> None:
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(12)
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for word, field in (
            ("Name", self.name),
            ("Kind", _beside(self.kind)),
            ("Structure", _beside(self.structure)),
            ("Region", self.region),
            ("Sides", _beside(self.sides)),
        ):
            label = PlainLabel(word, "muted")
            label.setFixedHeight(pixels("target"))
            self._fields.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(12)
        for widget in (self.heading, self.note):
            column.addWidget(widget)
        column.addLayout(self._fields)
        column.addWidget(self.word)
        column.addLayout(buttons)
        column.addStretch(1)


def _beside(buttons: OptionButtons) -> QWidget:
    """The buttons as wide as they are, with room on their right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(buttons)
    row.addStretch(1)
    return holder
