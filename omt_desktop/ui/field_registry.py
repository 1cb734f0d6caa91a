"""Which widget asks which kind of field; a new kind is served here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from omt_desktop.domain.exam import Field, FieldKind, Item, Target
from omt_desktop.ui.field_widget import FieldSetup, FieldWidget
from omt_desktop.ui.fields.choice_field import ChoiceField
from omt_desktop.ui.fields.date_field import DateField
from omt_desktop.ui.fields.finding_field import FindingField
from omt_desktop.ui.fields.multi_field import MultiField
from omt_desktop.ui.fields.number_field import NumberField
from omt_desktop.ui.fields.partial_date_field import PartialDateField
from omt_desktop.ui.fields.records_field import RecordsField
from omt_desktop.ui.fields.region_grade_field import RegionGradeField
from omt_desktop.ui.fields.regions_field import RegionsField
from omt_desktop.ui.fields.severity_field import SeverityField
from omt_desktop.ui.fields.side_field import SideField
from omt_desktop.ui.fields.text_field import TextField
from omt_desktop.ui.fields.tri_field import TriField
from omt_desktop.workflow.answer_state import calm_answers, calm_options
from omt_desktop.workflow.units import Units

FIELD_WIDGETS: Mapping[FieldKind, type[FieldWidget]] = {
    FieldKind.TRI: TriField,
    FieldKind.CHOICE: ChoiceField,
    FieldKind.MULTI: MultiField,
    FieldKind.NUMBER: NumberField,
    FieldKind.DATE: DateField,
    FieldKind.PARTIAL_DATE: PartialDateField,
    FieldKind.TEXT: TextField,
    FieldKind.SIDE: SideField,
    FieldKind.REGIONS: RegionsField,
    FieldKind.RECORDS: RecordsField,
    FieldKind.SEVERITY: SeverityField,
    FieldKind.REGION_GRADE: RegionGradeField,
    FieldKind.FINDING: FindingField,
}


def field_for(
    item: Item, today: date, wording: Mapping[str, str], units: Units = Units.METRIC, *, narrow: bool = False
) -> FieldWidget:
    """A new widget for the item, with nothing answered yet; `narrow` where it has but two thirds of a line."""

    def make_part(part: Field) -> FieldWidget:
        calm = frozenset[str]() if item.target is Target.FACT else calm_options(part)
        setup = FieldSetup(part, today, wording, make_part, narrow=True, units=units, calm=calm)
        return FIELD_WIDGETS[part.kind](setup)

    setup = FieldSetup(
        # A finding and a grade are kept under the id of their item, whatever key their field has.
        replace(item.field, key=item.id),
        today,
        wording,
        make_part,
        item.parts,
        # What takes part in «none of these» is mostly none: its long list of options waits until it is wanted.
        folded=item.none_value is not None and item.field.kind in (FieldKind.MULTI, FieldKind.REGIONS),
        narrow=narrow,
        units=units,
        calm=calm_answers(item),
    )
    return FIELD_WIDGETS[item.field.kind](setup)


def text_field(key: str, label: str, today: date) -> FieldWidget:
    """A text that belongs to no item of the exam, such as the plan."""

    def no_parts(part: Field) -> FieldWidget:
        raise TypeError(f"a text has no part {part.key}")

    field = FIELD_WIDGETS[FieldKind.TEXT](FieldSetup(Field(key, label, FieldKind.TEXT), today, {}, no_parts))
    field.set_name(label)
    return field
