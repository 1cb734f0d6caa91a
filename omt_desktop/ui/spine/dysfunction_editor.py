"""The named dysfunctions of sacrum, one innominate or pubis: which of them are there, and how marked each is."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import NOTE, Finding
from omt_desktop.domain.exam import Option
from omt_desktop.domain.spine.editing import grade_part, item_of
from omt_desktop.domain.spine.findings import PelvicFinding, SacralFinding, SpineFinding
from omt_desktop.domain.spine.map_parts import PUBIS, SACRUM, dysfunctions_of, name_of
from omt_desktop.domain.spine.print_shorthand import short_text
from omt_desktop.ui.option_button import Mark
from omt_desktop.ui.option_buttons import OptionButtons
from omt_desktop.ui.session_bridge import SessionBridge
from omt_desktop.ui.single_choice import digit_keys
from omt_desktop.ui.spine.grade_editor import GradeEditor
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value

Dysfunction = SacralFinding | PelvicFinding


class DysfunctionEditor(QWidget):
    """A chip for each dysfunction, and under the chips a form for each that is there."""

    toggled = Signal(object, bool)
    """The dysfunction, and whether it is there from now on."""
    answered = Signal(object, str, object, bool)
    """The dysfunction, key, value and whether it is typing."""

    def __init__(self, part: str, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        asked = bridge.content.exam.items
        self._choices = {_key(choice): choice for choice in dysfunctions_of(part) if item_of(choice) in asked}
        self._words = {key: self._label(part, choice) for key, choice in self._choices.items()}
        options = [Option(key, self._chip(part, key)) for key in self._choices]
        self.chips = OptionButtons(options, digit_keys(options), joined=False, mark=Mark.BOX, parent=self)
        self.chips.set_name(name_of(part))
        for key, button in self.chips.buttons.items():
            button.setAccessibleName(self._words[key])
            button.setToolTip(self._words[key])
        self.grades: dict[str, GradeEditor] = {}
        self._on: frozenset[str] = frozenset()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self.chips)
        self.chips.picked.connect(self._picked)
        self.setFocusProxy(self.chips)

    def show_findings(self, findings: Mapping[str, Finding], recorded: Sequence[SpineFinding]) -> None:
        """Shows the findings; `recorded` are those of this bone as the doctor writes them."""
        there = {_key(entry) for entry in recorded if isinstance(entry, SacralFinding | PelvicFinding)}
        self._on = frozenset(self._choices) & there
        self.chips.show_on(self._on, asked=any(item_of(choice) in findings for choice in self._choices.values()))
        for key in self._choices:
            if key in self._on and key not in self.grades:
                self.grades[key] = self._grade_editor(key)
            if key in self._on:
                self.grades[key].show_values(partial(self._value, self._choices[key], findings))
            if key in self.grades:
                set_shown(self.grades[key], key in self._on)

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""
        for editor in self.grades.values():
            editor.commit()

    def _picked(self, key: str) -> None:
        self.toggled.emit(self._choices[key], key not in self._on)

    def _grade_editor(self, key: str) -> GradeEditor:
        choice = self._choices[key]
        editor = GradeEditor(self._bridge.content.exam.items[item_of(choice)], self._words[key], self._bridge, self)

        def answered(part: str, value: Value | None, typing: bool) -> None:
            self.answered.emit(choice, part, value, typing)

        editor.answered.connect(answered)
        self._layout.addWidget(editor)
        editor.show()
        return editor

    def _chip(self, part: str, key: str) -> str:
        """Sacral dysfunctions are known by their short names, which leave room for all ten."""
        return short_text(self._choices[key]) if part == SACRUM else self._words[key]

    def _label(self, part: str, choice: Dysfunction) -> str:
        label = self._bridge.content.exam.items[item_of(choice)].field.label
        return f"{label}, {choice.side}" if part == PUBIS and choice.side else label

    @staticmethod
    def _value(choice: Dysfunction, findings: Mapping[str, Finding], key: str) -> Value | None:
        """The note is one for both sides; a grade is that of the side."""
        held = findings.get(item_of(choice))
        return (held.get(NOTE) if held else None) if key == NOTE else grade_part(choice, key, findings)


def _key(entry: Dysfunction) -> str:
    return f"{item_of(entry)} {entry.side or ''}".strip()
