"""A form that was open while something else wrote changes only what it says otherwise."""

from dataclasses import fields, replace

import pytest

from omt_desktop.domain.patient import Patient
from omt_desktop.workflow.typed_patient import carried_over
from tests.builders import a_patient

BEGUN = a_patient()


def test_what_was_written_meanwhile_stays_and_what_was_typed_wins() -> None:
    stored = replace(BEGUN, mrn="A-2000", sex="male", given_name="Anna")
    typed = replace(BEGUN, given_name="Anita")
    assert carried_over(BEGUN, typed, stored) == replace(stored, given_name="Anita")


@pytest.mark.parametrize("name", [field.name for field in fields(Patient)])
def test_every_field_can_be_changed_and_nothing_else_is(name: str) -> None:
    typed = replace(BEGUN, **{name: object()})
    found = carried_over(BEGUN, typed, BEGUN)
    assert getattr(found, name) is getattr(typed, name)
    assert replace(found, **{name: getattr(BEGUN, name)}) == BEGUN
