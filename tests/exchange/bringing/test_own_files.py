"""Whose an evaluation file is: a name alone never puts two files to one person."""

from dataclasses import replace

from omt_desktop.domain.evaluation import Evaluation
from omt_desktop.domain.patient import Patient
from omt_desktop.exchange.bringing.own_files import own_file
from omt_desktop.exchange.evaluation_file import evaluation_text
from omt_desktop.exchange.interchange import Interchange
from tests.clinic import CONTENT, HEALTHY

FILES = Interchange(CONTENT)
GARCIA = Patient("", "Garcia (invented)", "Maria")
UNKNOWN = replace(HEALTHY, facts={key: value for key, value in HEALTHY.facts.items() if key != "patient.birth_date"})
"""An evaluation file says when somebody was born by an answer of the evaluation."""
NUMB = UNKNOWN.with_fact("flag.cauda_equina", ("saddle_numbness",))


def _whose(patient: Patient, evaluation: Evaluation) -> str:
    data = evaluation_text(patient, evaluation, CONTENT).encode()
    return next(iter(own_file(data, "a.json", FILES))).source_id


def test_two_files_of_one_name_and_no_more_are_of_two_people() -> None:
    assert _whose(GARCIA, UNKNOWN) != _whose(GARCIA, NUMB)
    assert _whose(GARCIA, UNKNOWN) == _whose(GARCIA, UNKNOWN)


def test_a_birth_date_or_a_number_tells_whose_they_are() -> None:
    assert _whose(GARCIA, HEALTHY) == _whose(GARCIA, HEALTHY.with_fact("flag.cauda_equina", ("saddle_numbness",)))
    numbered = replace(GARCIA, mrn="7")
    assert _whose(numbered, UNKNOWN) == _whose(numbered, NUMB) != _whose(replace(GARCIA, mrn="8"), NUMB)
