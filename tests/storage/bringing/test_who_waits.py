"""While a file is brought in others go on writing; what waits is told in words, kept, and saved afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from omt_desktop.storage.open_practice import Practice
from omt_desktop.workflow.bringing.brought import Brought, Standing
from omt_desktop.workflow.bringing.incoming import Incoming
from omt_desktop.workflow.errors import NotOurFile
from omt_desktop.workflow.session import EvaluationSession
from tests.builders import a_patient
from tests.clinic import CONTENT, HEALTHY
from tests.storage.bringing.bringing import letter, person

ADAMS = ("Adams Ann", "1950-01-01")


def _bring(
    practice: Practice, incoming: Iterator[Incoming], tell: object = lambda _: None, keep: bool = True
) -> Brought:
    return practice.brought.bring("table", incoming, lambda _: None, tell, keep=keep)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("keep", [True, False])
def test_somebody_is_added_while_a_file_is_read(practice: Practice, keep: bool) -> None:
    def slow() -> Iterator[Incoming]:
        yield person("1", *ADAMS)
        practice.patients.add(a_patient(id=""))
        yield letter("1", "a")

    brought = _bring(practice, slow(), keep=keep)
    assert (brought.new_patients, brought.new_documents) == (1, 1)
    assert practice.patients.count() == 1 + keep


def test_a_preview_keeps_nobody_from_saving_while_it_judges(practice: Practice) -> None:
    _bring(practice, iter([person("1", *ADAMS)]), lambda _: practice.patients.add(a_patient(id="")), keep=False)
    assert practice.patients.count() >= 1


def test_somebody_who_was_added_after_the_file_was_read_is_known(practice: Practice) -> None:
    there: list[str] = []

    def tell(so_far: Brought) -> None:
        if so_far.new_patients and not there:
            patient = a_patient(
                id="", family_name="Adams (invented)", given_name="Ann", mrn="", birth_date=date(1950, 1, 1)
            )
            there.append(practice.patients.add(patient).id)

    brought = _bring(practice, iter([person("1", *ADAMS), letter("1", "a")]), tell)
    assert brought.lines[0].standing is Standing.SAME_PERSON and practice.patients.count() == 1
    assert [document.name for document in practice.documents.of_patient(there[0])] == ["a"]


def test_an_answer_given_while_data_is_stored_is_kept_and_saved_afterwards(practice: Practice) -> None:
    patient = practice.patients.add(a_patient(id=""))
    record = practice.evaluations.create(patient, HEALTHY, CONTENT.stamp, CONTENT.exam.steps[0].id)
    session = EvaluationSession(practice.evaluations.load(record.id), CONTENT, practice.evaluations)
    told: list[str] = []

    class Answer:
        merges_with = ""

        def applied_to(self, evaluation: object) -> object:
            return replace(HEALTHY, evaluated_on=date(2026, 11, 1))

    def tell(so_far: Brought) -> None:
        if practice.file.is_being_filled and not told:
            session.apply(Answer())  # type: ignore[arg-type]
            told.append(session.save_state.problem)

    _bring(practice, iter([person("1", *ADAMS)]), tell)
    (said,) = told
    assert said.startswith("Data is being brought in at this moment. Your text is kept here. It is saved by itself")
    assert session.retry_saving().problem == ""
    assert practice.evaluations.load(record.id).evaluation.evaluated_on == date(2026, 11, 1)


def test_what_is_too_large_to_be_read_ahead_arrives_all_the_same(practice: Practice) -> None:
    practice.brought.most_ahead = 1
    many = [person(str(n), f"Adams{n} Ann", "1950-01-01") for n in range(120)]
    letters = [letter(str(n), f"about {n}") for n in range(120)]

    def cut_off() -> Iterator[Incoming]:
        yield from many
        raise NotOurFile("row 3: the table is cut off")

    with pytest.raises(NotOurFile):
        _bring(practice, cut_off())
    assert practice.patients.count() == 0
    everything = [*many, *letters, person("0", "Adams7 Ann", "1950-01-01", alert="Latex")]
    preview = _bring(practice, iter(everything), keep=False)
    assert _bring(practice, iter(everything)) == preview
    assert (preview.new_patients, preview.new_documents, preview.refused_in_all) == (120, 120, 1)
    assert practice.patients.count() == 120 and practice.trail.check.run().findings == ()
    assert not _bring(practice, iter(everything)).changes_anything
