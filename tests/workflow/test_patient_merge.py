"""Which field of two records of one person stays."""

from dataclasses import replace
from datetime import date

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.contact import Address, ContactPerson, Phone
from omt_desktop.workflow.patient_merge import MergePart, merge_parts, merged, parted, proposed
from tests.builders import a_patient

KEPT = a_patient(
    phones=(Phone("555 0100"), Phone("ask at the desk")), alerts=("Faints",), note="Tall.", address=Address(town="Aby")
)
JOINED = a_patient(
    id="p-2", family_name="Ribera", mrn="B-77", birth_date=None, birth_about=PartialDate(1954), occupation="baker",
    phones=(Phone("555-0100"), Phone("555 0199")), alerts=("Faints", "Deaf"), note="Was here.", inactive=True,
    guardian=ContactPerson("Bo", "son"), emergency=ContactPerson("Cy"),
)  # fmt: skip


def test_every_field_that_one_of_them_has_is_shown_and_what_is_missing_is_proposed() -> None:
    parts = {part.id: part for part in merge_parts(KEPT, JOINED)}
    assert parts["family_name"] == MergePart("family_name", "Family name", "Rivera (invented)", "Ribera")
    assert (parts["born"].kept, parts["born"].joined) == ("2 Mar 1954", "1954")
    assert parts["address"].kept == "Aby" and parts["guardian"].joined == "Bo (son)"
    assert parts["family_name"].differs and "gender" not in parts
    assert not any(parts[name].differs for name in ("sex", "phones", "occupation", "address"))
    assert proposed(KEPT, JOINED) == {"occupation", "guardian", "emergency", "inactive"}
    assert {part.id for part in merge_parts(replace(KEPT, birth_date=None), JOINED) if part.from_joined} >= {"born"}


def test_the_chosen_parts_are_taken_and_phones_alerts_and_notes_of_both_are_kept() -> None:
    one = merged(KEPT, JOINED, {"occupation", "mrn", "born", "phones"})
    assert (one.id, one.family_name, one.mrn, one.occupation) == (KEPT.id, "Rivera (invented)", "B-77", "baker")
    assert (one.birth_date, one.birth_about) == (None, PartialDate(1954))
    assert [phone.number for phone in one.phones] == ["555 0100", "ask at the desk", "555 0199"]
    assert one.alerts == ("Faints", "Deaf") and one.note == "Tall.\nWas here."
    assert merged(KEPT, replace(JOINED, note=""), ()).note == "Tall."


def test_taking_it_back_leaves_what_was_changed_since() -> None:
    after = merged(KEPT, JOINED, {"occupation"})
    now = replace(after, note="Called today.", birth_date=date(1954, 3, 3))
    assert parted(now, after, KEPT) == replace(KEPT, note="Called today.", birth_date=date(1954, 3, 3))
    assert parted(after, after, KEPT) == KEPT
