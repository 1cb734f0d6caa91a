"""The alerts beside the patient's name."""

from datetime import date

import pytest

from omt_desktop.domain.calendar import PartialDate
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.reading import Reading
from omt_desktop.workflow.patient_alerts import AlertTone, alerts_of
from tests.builders import a_patient, an_evaluation
from tests.clinic import CONTENT


def _alerts(patient: Patient | None = None, **facts: object) -> list[str]:
    named = {name.replace("__", "."): value for name, value in facts.items()}
    reading = Reading(CONTENT.vocabulary, an_evaluation(facts=named))
    return [alert.text for alert in alerts_of(reading, patient or a_patient())]


def test_nothing_answered_alerts_nobody() -> None:
    assert _alerts() == []


@pytest.mark.parametrize(
    ("facts", "alert"),
    [
        ({"med__anticoagulant": "yes"}, "Anticoagulant, level not checked"),
        (
            {"med__anticoagulant": "yes", "med__anticoagulant_checked": "unknown"},
            "Anticoagulant, level not checked",
        ),
        (
            {"med__anticoagulant": "yes", "med__anticoagulant_checked": "in_range_and_stable"},
            "Anticoagulant, in range",
        ),
        (
            {"med__anticoagulant": "yes", "med__anticoagulant_checked": "out_of_range"},
            "Anticoagulant, out of range",
        ),
        ({"hx__osteoporosis": "osteopenia"}, "Osteopenia"),
        ({"consent__informed": "refused"}, "Consent refused"),
        ({"pregnancy__status": "possible"}, "Possibly pregnant"),
        ({"pregnancy__status": "confirmed"}, "Pregnant"),
        ({"pregnancy__status": "confirmed", "pregnancy__weeks": 28}, "Pregnant, 28 weeks"),
        ({"allergy__list": " penicillin,\n latex "}, "Allergy: penicillin, latex"),
    ],
)
def test_an_answer_alerts(facts: dict[str, object], alert: str) -> None:
    assert _alerts(**facts) == [alert]


@pytest.mark.parametrize("words", ["None", "nkda", "No known allergies.", "  "])
def test_no_allergy_is_no_alert(words: str) -> None:
    assert _alerts(allergy__list=words) == []


def test_an_answer_that_does_not_apply_alerts_nobody() -> None:
    assert _alerts(med__anticoagulant="no", med__anticoagulant_checked="out_of_range") == []


def test_another_birth_date_or_sex_than_on_record_is_told_first() -> None:
    told = _alerts(hx__osteoporosis="osteopenia", patient__birth_date=date(1960, 1, 1), patient__sex="male")
    assert told == ["Birth date differs from the patient record", "Sex differs from the patient record", "Osteopenia"]
    assert _alerts(a_patient(birth_date=None, sex=None), patient__birth_date=date(1960, 1, 1)) == []


def test_the_loudest_come_first() -> None:
    reading = Reading(CONTENT.vocabulary, an_evaluation(facts={"allergy.list": "latex", "hx.bleeding_disorder": "yes"}))
    assert [alert.tone for alert in alerts_of(reading, a_patient())] == [AlertTone.DANGER, AlertTone.WARNING]


def test_the_alerts_of_the_record_stand_on_every_evaluation() -> None:
    patient = a_patient(alerts=("Faints at needles", "Hard of hearing"))
    assert _alerts(patient, hx__osteoporosis="osteopenia") == ["Faints at needles", "Hard of hearing", "Osteopenia"]


def test_a_birth_date_known_in_part_differs_only_outside_of_it() -> None:
    patient = a_patient(birth_date=None, birth_about=PartialDate(1954))
    assert _alerts(patient, patient__birth_date=date(1954, 7, 1)) == []
    assert _alerts(patient, patient__birth_date=date(1955, 1, 1)) == ["Birth date differs from the patient record"]
