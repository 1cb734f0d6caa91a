"""Two of one name and birth date: one chart only where something says that they are one, and never a lost alert."""

from datetime import date

from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.brought import Standing
from tests.builders import a_patient
from tests.storage.bringing.bringing import bring, charts, letter, person

GARCIA = ("Garcia Maria", "1980-01-01")
NAME = "Garcia (invented), Maria"


def test_different_record_numbers_are_of_two_people(practice: Practice) -> None:
    rows = person("2", *GARCIA, mrn="1001"), person("3", *GARCIA, mrn="1002", alert="Latex")
    brought = bring(practice, *rows)
    assert brought.new_patients == 2 and charts(practice) == [(NAME, [], ()), (NAME, [], ("Latex",))]
    (note,) = brought.notes
    assert note.startswith(f"row 3: {NAME}, 1980-01-01, is new beside somebody of the same name and birth date")
    again = bring(practice, *rows)
    assert not again.changes_anything and again.notes == []


def test_different_ids_of_one_program_are_of_two_people(practice: Practice) -> None:
    first, second = person("1", *GARCIA, source_id="1"), person("2", *GARCIA, source_id="2", alert="Latex")
    everything = first, letter("1", "healthy"), second, letter("2", "cancer")
    assert bring(practice, *everything).new_patients == 2
    assert charts(practice) == [(NAME, ["cancer"], ("Latex",)), (NAME, ["healthy"], ())]
    assert not bring(practice, *everything).changes_anything
    # A later archive has a third one.
    assert bring(practice, *everything, person("3", *GARCIA, source_id="3")).new_patients == 1


def test_without_number_and_id_the_second_is_refused_by_row(practice: Practice) -> None:
    brought = bring(practice, person("2", *GARCIA, mrn="1001"), person("3", *GARCIA), letter("3", "whose"))
    alike, hanging = map(str, brought.refused)
    assert alike.startswith(
        f"row 3: {NAME}, 1980-01-01, has the name and birth date of row 2, and no number or id tells"
    )
    assert hanging == "letter whose: belongs to a patient who is not taken over"
    assert charts(practice) == [(NAME, [], ())]


def test_one_of_two_who_are_there_is_never_guessed(practice: Practice) -> None:
    bring(practice, person("1", *GARCIA, source_id="1"), person("2", *GARCIA, source_id="2"))
    brought = bring(practice, person("7", *GARCIA), source="table:name")
    assert "several patients of the practice" in str(brought.refused[0]) and practice.patients.count() == 2


def test_one_number_for_two_ids_is_refused(practice: Practice) -> None:
    one, two = (person(n, *GARCIA, mrn="1001", source_id=n) for n in "12")
    assert [str(one) for one in bring(practice, one, two).refused] == [
        f"row 2: {NAME}, 1980-01-01, has the record number of row 1"
    ]
    son = person("4", "Garcia Maria", "2008-05-05", mrn="1001")
    assert bring(practice, person("3", *GARCIA, mrn="1001"), son, source="table:name").refused_in_all == 1
    assert practice.patients.count() == 1


def test_an_id_that_stands_twice_in_a_file_takes_nothing_along(practice: Practice) -> None:
    twin = person("1", "Brown Ben", "1970-02-02")
    everything = person("1", *GARCIA), letter("1", "before"), *(
        [type(twin)("1", f"row {n}", twin.values) for n in "89"]
    ), letter("1", "behind")  # fmt: skip
    brought = bring(practice, *everything)
    assert [str(one) for one in brought.refused] == [
        "row 8: Brown (invented), Ben, 1970-02-02, has the id of row 1",
        "row 9: Brown (invented), Ben, 1970-02-02, has the id of row 1",
        "letter behind: belongs to a patient who is not taken over",
    ]
    assert charts(practice) == [(NAME, ["before"], ())]


def test_an_alert_that_the_record_lacks_is_told(practice: Practice) -> None:
    practice.patients.add(
        a_patient(
            family_name="Garcia (invented)", given_name="Maria", mrn="", birth_date=date(1980, 1, 1), alerts=("LATEX",)
        )
    )
    row = person("2", *GARCIA, mrn="1001", alert="Latex\nWarfarin")
    for _ in range(2):
        brought = bring(practice, row)
        assert brought.lines[0].standing is Standing.SAME_PERSON and not brought.changes_anything
        (note,) = brought.notes
        assert note.startswith(
            f"row 2: {NAME}, 1980-01-01, is there already, without the alert of the file: «Warfarin»;"
        )
    bring(practice, row, letter("2", "so that it is marked"))
    again = bring(practice, row)
    assert again.lines[0].standing is Standing.BROUGHT_BEFORE and again.noted_in_all == 1


def test_a_second_practice_of_the_same_program_has_ids_of_its_own(practice: Practice) -> None:
    mine = person("1", "Adams Ann", "1950-01-01"), letter("1", "a"), person("2", "Brown Ben", "1960-01-01")
    bought = person("1", "Cole Cid", "1970-01-01"), letter("1", "a"), person("2", "Dunn Dee", "1980-01-01")
    third = (person("2", "Eng Eve", "1990-01-01"),)
    for archive, count in ((mine, 2), (bought, 2), (third, 1)):
        assert bring(practice, *archive).new_patients == count
    for archive in (bought, mine, third):
        assert not bring(practice, *archive).changes_anything
    assert [letters for _, letters, _ in charts(practice)] == [["a"], [], ["a"], [], []]
    # A later archive of each, with one who is new and one whose name was mended.
    later = *mine[:2], person("2", "Brown Benjamin", "1960-01-01"), person("3", "Fox Flo", "1991-01-01")
    brought = bring(practice, *later)
    assert brought.new_patients == 1 and "brought before for somebody else" in str(brought.refused[0])
    assert bring(practice, *bought, person("3", "Gray Gil", "1992-01-01"), letter("3", "g")).new_patients == 1
    assert practice.patients.count() == 7
