"""Widgets for single parts of a finding, for pages that place the parts themselves."""

from collections.abc import Callable
from dataclasses import replace

from omt_desktop.domain.exam import Field, Item
from omt_desktop.ui.field_registry import field_for
from omt_desktop.ui.field_widget import FieldWidget
from omt_desktop.ui.session_bridge import SessionBridge


def part_maker(item: Item, bridge: SessionBridge, *, narrow: bool = False) -> Callable[[Field], FieldWidget]:
    """Makes the widget of one part of the item, with nothing answered yet; `narrow` where there is little room."""
    today, wording, units = bridge.evaluation.evaluated_on, bridge.content.wording, bridge.units

    def make(part: Field) -> FieldWidget:
        return field_for(replace(item, field=part, parts=()), today, wording, units, narrow=narrow)

    return make
