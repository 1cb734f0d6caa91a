"""What every field widget offers: it shows a value and says what was answered; it holds no rules and no store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from omt_desktop.domain.exam import Field
from omt_desktop.workflow.answer_words import Value
from omt_desktop.workflow.units import Units


class Placement(StrEnum):
    """Where a field stands to its label."""

    BESIDE = "beside"
    """At the right end of the line; the label has the rest."""
    ALONG = "along"
    """After a narrow label, up to the end of the line."""
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class FieldSetup:
    """What a field widget needs to know before it shows anything."""

    field: Field
    today: date
    """The day of the evaluation; later dates are refused."""
    wording: Mapping[str, str]
    make_part: Callable[[Field], "FieldWidget"]
    """Makes the widget of a field inside this one."""
    parts: tuple[Field, ...] = ()
    folded: bool = False
    """Whether a long list of options waits behind «Some» until it is wanted."""
    narrow: bool = False
    """Whether the field is a part of another one and has about two thirds of a line."""
    units: Units = Units.METRIC
    """What a number without a written unit means."""
    calm: frozenset[str] = frozenset()
    """The options that are an explicit no or normal, which look calm when they are on."""


class FieldWidget(QWidget):
    """One input. The label is someone else's; the accessible name is given by `set_name`."""

    answered = Signal(object, bool)
    """The new value, None where it was taken back; and whether it is typing, which merges in undo."""

    placement = Placement.BESIDE

    def __init__(self, setup: FieldSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = setup.field
        self.head: QWidget | None = None
        """The part that may be placed beside the label, while the rest of the field stands below."""

    def show_value(self, value: Value | None) -> None:
        """Shows the value without announcing it; None is not asked or not examined."""
        raise NotImplementedError

    def commit(self) -> None:
        """Announces now what was typed and is not announced yet."""

    def set_name(self, name: str) -> None:
        """What a screen reader calls the field."""
        self.setAccessibleName(name)
