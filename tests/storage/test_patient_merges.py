"""Two records of one person become one: nothing is lost, nothing signed is touched, and it can be taken back."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from omt_desktop.domain.contact import Phone
from omt_desktop.domain.decision import Decision, Stance
from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.storage.open_practice import Practice
from omt_desktop.storage.tables import metadata
from omt_desktop.workflow.errors import NotSaved, Refusal
from omt_desktop.workflow.patient_merge import PatientHoldings, merged
from omt_desktop.workflow.signature import Meaning
from tests.builders import A_STAMP, a_patient
from tests.storage.query_plans import watched

READ_THROUGH_RECORDS = {
    "appointments", "documents", "evaluations", "follow_ups", "reviews", "standing_outcomes",
}  # fmt: skip
"""Tables whose rows keep the record they were made in, and are read through `records_of` or by its owner."""
OF_THE_RECORD_ITSELF = {"patients", "patient_details", "patient_words", "patient_phones", "patient_merges"}


def two(practice: Practice) -> tuple[Patient, Patient]:
    """Ana Rivera twice (invented): the record that stays and the one that is joined."""
    kept = practice.patients.add(a_patient(id="", mrn="A-1042", phones=(Phone("555 0100"),), alerts=("Faints",)))
    joined = practice.patients.add(
        a_patient(
            id="", family_name="Ribera (invented)", given_name="Anna", mrn="B-77", sex=None, occupation="baker",
            phones=(Phone("555 0199"),), note="Was here in spring.",
        )
    )  # fmt: skip
    return kept, joined


def evaluated(practice: Practice, patient: Patient, day: int) -> str:
    return practice.evaluations.create(patient, Evaluation(date(2026, 10, day)), A_STAMP, "history").id


def test_every_table_that_knows_patients_says_how_a_merge_treats_it() -> None:
    pointing = {table.name for table in metadata.sorted_tables for key in table.foreign_keys
                if key.column.table.name == "patients"}  # fmt: skip
    assert pointing == READ_THROUGH_RECORDS | OF_THE_RECORD_ITSELF


def test_what_both_records_hold_is_the_patients_and_both_numbers_find_them(practice: Practice) -> None:
    kept, joined = two(practice)
    first, second = evaluated(practice, kept, 5), evaluated(practice, joined, 9)
    practice.patients.merge(merged(kept, joined, {"occupation"}), joined.id)
    for typed in ("A-1042", "B-77", "rivera ana", "ribera", "0199", "0100", "anna rivera"):
        with watched(practice.engine) as walks:
            (row,) = practice.patients.find(typed)
            assert (row.patient.id, row.last_evaluated_on) == (kept.id, "2026-10-09"), typed
            assert walks() == []
    (listed,) = practice.patients.find("")
    assert listed.patient.id == kept.id and practice.patients.count() == 1
    whole = practice.patients.get(kept.id)
    assert (whole.occupation, whole.alerts, whole.note) == ("baker", ("Faints",), "Was here in spring.")
    assert [phone.number for phone in whole.phones] == ["555 0100", "555 0199"]
    summaries = practice.evaluations.of_patient(kept.id)
    assert [summary.id for summary in summaries] == [second, first]
    assert {summary.patient.full_name for summary in summaries} == {kept.full_name}
    assert practice.evaluations.load(second).patient.id == kept.id
    assert {summary.patient.id for summary in practice.evaluations.unfinished()} == {kept.id}
    assert practice.patients.holdings(kept.id) == PatientHoldings(evaluations=2)
    assert practice.patients.joined_to(kept.id) == (replace(joined, merged_into=kept.id),)


def test_an_evaluation_of_the_joined_record_can_be_gone_on_with(practice: Practice) -> None:
    kept, joined = two(practice)
    record_id = evaluated(practice, joined, 9)
    practice.patients.merge(kept, joined.id)
    record = practice.evaluations.load(record_id)
    after = replace(record.evaluation, evaluated_on=date(2026, 10, 12))
    practice.evaluations.save(record_id, record.evaluation, after)
    assert practice.patients.find("rivera")[0].last_evaluated_on == "2026-10-12"


def test_a_signed_evaluation_is_not_touched_and_still_proves_itself(practice: Practice) -> None:
    kept, joined = two(practice)
    record_id = evaluated(practice, joined, 9)
    loaded = practice.evaluations.load(record_id)
    decided = replace(loaded.evaluation, decision=Decision(Stance.AGREE))
    practice.evaluations.save(record_id, loaded.evaluation, decided)
    signature = practice.signatures.sign(record_id, decided, "Dr. Kim Weber (invented)", Meaning.AUTHOR)
    with practice.engine.begin() as connection:
        before = connection.exec_driver_sql("SELECT * FROM evaluations WHERE id = ?", (record_id,)).one()
        with pytest.raises(DBAPIError, match="signed"):
            connection.exec_driver_sql("UPDATE evaluations SET patient_id = ? WHERE id = ?", (kept.id, record_id))
    merge_id = practice.patients.merge(kept, joined.id)
    assert practice.patients.holdings(kept.id).signed == 1
    shown = practice.evaluations.load(record_id)
    assert (shown.patient.id, shown.signatures, shown.doubt) == (kept.id, (signature,), "")
    practice.patients.part(merge_id)
    with practice.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT * FROM evaluations WHERE id = ?", (record_id,)).one() == before
    assert practice.evaluations.load(record_id).patient.id == joined.id


def test_taken_back_both_are_as_they_were_but_for_what_was_changed_since(practice: Practice) -> None:
    kept, joined = two(practice)
    evaluated(practice, kept, 5)
    evaluated(practice, joined, 9)
    merge_id = practice.patients.merge(merged(kept, joined, {"family_name", "occupation"}), joined.id)
    practice.patients.update(replace(practice.patients.get(kept.id), note="Called today."))
    later = evaluated(practice, kept, 20)
    practice.patients.part(merge_id)
    assert practice.patients.get(kept.id) == replace(kept, note="Called today.")
    assert practice.patients.get(joined.id) == joined
    rows = {row.patient.id: row.last_evaluated_on for row in practice.patients.find("")}
    assert rows == {kept.id: "2026-10-20", joined.id: "2026-10-09"}
    assert [row.patient.id for row in practice.patients.find("B-77")] == [joined.id]
    assert later in {summary.id for summary in practice.evaluations.of_patient(kept.id)}
    with pytest.raises(NotSaved, match="not joined any more"):
        practice.patients.part(merge_id)


def test_a_third_record_follows_and_comes_back(practice: Practice) -> None:
    kept, joined = two(practice)
    third = practice.patients.add(a_patient(id="", mrn="C-3"))
    first = practice.patients.merge(joined, third.id)
    second = practice.patients.merge(kept, joined.id)
    assert [row.patient.id for row in practice.patients.find("C-3")] == [kept.id]
    assert [merge.id for merge in practice.patients.merges_of(kept.id)] == [second]
    assert practice.patients.merges_of(joined.id) == (), "it went on to the third one"
    with pytest.raises(NotSaved):
        practice.patients.part(first)
    practice.patients.part(second)
    assert [merge.joined.mrn for merge in practice.patients.merges_of(joined.id)] == ["C-3"]
    assert [row.patient.id for row in practice.patients.find("C-3")] == [joined.id]
    practice.patients.part(first)
    assert [row.patient.id for row in practice.patients.find("C-3")] == [third.id]


def test_a_joined_record_is_not_joined_again_nor_changed(practice: Practice) -> None:
    kept, joined = two(practice)
    third = practice.patients.add(a_patient(id="", mrn="C-3"))
    practice.patients.merge(kept, joined.id)
    for act in (
        lambda: practice.patients.merge(third, joined.id),
        lambda: practice.patients.merge(joined, third.id),
        lambda: practice.patients.merge(kept, kept.id),
        lambda: practice.patients.update(joined),
    ):
        with pytest.raises(Refusal, match="joined"):
            act()


def test_a_merge_is_in_the_trail_with_both_ids_and_no_name(practice: Practice) -> None:
    kept, joined = two(practice)
    practice.patients.part(practice.patients.merge(kept, joined.id))
    with practice.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT kind, patient_id, details FROM audit ORDER BY seq").all()[-6:]
    assert [tuple(row) for row in rows] == [
        ("patient.joined", kept.id, f'{{"joined":"{joined.id}"}}'),
        ("patient.joined", joined.id, f'{{"into":"{kept.id}"}}'),
        ("patient.joined", kept.id, "{}"),  # the merge itself
        ("patient.parted", kept.id, f'{{"parted":"{joined.id}"}}'),
        ("patient.parted", joined.id, f'{{"parted":"{kept.id}"}}'),
        ("patient.parted", kept.id, "{}"),
    ]


def test_a_merge_that_cannot_be_stored_changes_nothing(practice: Practice) -> None:
    kept, joined = two(practice)
    with pytest.raises(NotSaved):
        practice.patients.merge(replace(kept, note="half \ud800"), joined.id)
    assert practice.patients.count() == 2 and practice.patients.get(joined.id) == joined
