"""The grade of a body region: severity first, then TART signs, side and a note."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from omt_desktop.domain.evaluation import RegionFinding
from omt_desktop.domain.exam import Field, FieldKind, Option
from omt_desktop.domain.vocabulary import TART
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget, Placement
from omt_desktop.ui.labelled_parts import LabelledParts
from omt_desktop.ui.many_choice import ManyChoice
from omt_desktop.ui.widget_look import set_shown
from omt_desktop.workflow.answer_words import Value

_SEVERITY, _SIGNS, _SIDE, _NOTE = "severity", "tart", "side", "note"


class RegionGradeField(FieldWidget):
    """Nothing is recorded before a severity is chosen; 0 is a choice. «Not examined» takes the whole grade back."""

    placement = Placement.BESIDE

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(setup, parent)
        self.severity = setup.make_part(Field(_SEVERITY, "Severity", FieldKind.SEVERITY))
        self.head = self.severity
        self._setup = setup
        self._value: RegionFinding | None = None
        self._details: LabelledParts | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.severity, 0, Qt.AlignmentFlag.AlignLeft)
        self.severity.answered.connect(self._severity_answered)
        self.setFocusProxy(self.severity)
        self.show_value(None)

    @property
    def details(self) -> LabelledParts:
        """TART, side, note and the way back, made when a severity is there for the first time."""
        if self._details is None:
            self._details = LabelledParts(_details(self._setup.wording), self._make, self)
            self._details.setContentsMargins(0, 8, 0, 0)
            self._details.set_name(self.accessibleName())
            self._details.answered.connect(self._detail_answered)
            clear = QPushButton("Not examined", self._details)
            clear.setProperty("role", "quiet")
            clear.setToolTip("Takes the whole grade of this region back")
            clear.clicked.connect(lambda: self._answer(None, False))
            self._details.add_beneath(clear)
            self._layout.addWidget(self._details)
            self.setTabOrder(self.severity, self._details)
        return self._details

    def show_value(self, value: Value | None) -> None:
        self._value = held = value if isinstance(value, RegionFinding) else None
        self.severity.show_value(held.severity if held else None)
        if held:
            self.details.show_part(_SIGNS, held.tart or None)
            self.details.show_part(_SIDE, held.side)
            self.details.show_part(_NOTE, held.note or None)
        if self._details is not None:
            set_shown(self._details, held is not None)

    def commit(self) -> None:
        if self._details is not None:
            self._details.commit()

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.severity.set_name(name)
        if self._details is not None:
            self._details.set_name(name)

    def _make(self, field: Field) -> FieldWidget:
        if field.key == _SIGNS:
            return ManyChoice(replace(self._setup, field=field, folded=False), field.options, with_none=False)
        return self._setup.make_part(field)

    def _severity_answered(self, value: Value | None, typing: bool) -> None:
        held = self._value
        if isinstance(value, int):
            self._answer(replace(held, severity=value) if held else RegionFinding(value), typing)
        elif held and (held.tart or held.side or held.note):
            # Without a severity nothing of the grade can be kept; a grade that says more is taken back in one piece.
            self.severity.show_value(held.severity)
        else:
            self._answer(None, False)

    def _detail_answered(self, key: str, value: Value | None, typing: bool) -> None:
        held = self._value
        if held is None:
            return
        if key == _SIGNS:
            held = replace(held, tart=tuple(map(str, value)) if isinstance(value, tuple) else ())
        elif key == _SIDE:
            held = replace(held, side=None if value is None else str(value))
        else:
            held = replace(held, note="" if value is None else str(value))
        self._answer(held, typing)

    def _answer(self, value: RegionFinding | None, typing: bool) -> None:
        self.show_value(value)
        self.answered.emit(value, typing)


def _details(wording: Mapping[str, str]) -> tuple[Field, ...]:
    signs = tuple(Option(sign, wording.get(f"tart.{sign}", sign)) for sign in TART)
    return (
        Field(_SIGNS, "TART", FieldKind.MULTI, signs),
        Field(_SIDE, "Side", FieldKind.SIDE),
        Field(_NOTE, "Note", FieldKind.TEXT),
    )
