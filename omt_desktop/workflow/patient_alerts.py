"""What must stay in sight beside the patient's name during the whole evaluation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from omt_desktop.domain.condition import BIRTH_DATE
from omt_desktop.domain.patient import Patient
from omt_desktop.domain.reading import Reading
from omt_desktop.domain.truth import Truth
from omt_desktop.workflow.begin_evaluation import SEX, may_be_born


class AlertTone(StrEnum):
    """How loud an alert is; the values are roles of the style sheet."""

    DANGER = "danger"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Alert:
    """A few words and how loud they are. They remind; what follows from the facts is the recommendation's to say."""

    text: str
    tone: AlertTone


_ANSWERS: dict[str, dict[str, Alert]] = {
    "consent.informed": {
        "refused": Alert("Consent refused", AlertTone.DANGER),
        "unable": Alert("Consent cannot be given", AlertTone.DANGER),
    },
    "hx.bleeding_disorder": {"yes": Alert("Bleeding disorder", AlertTone.DANGER)},
    "hx.cervical_artery_disease": {
        "suspected": Alert("Neck artery disease suspected", AlertTone.DANGER),
        "known": Alert("Neck artery disease", AlertTone.DANGER),
    },
    "hx.cancer": {"current": Alert("Cancer", AlertTone.DANGER), "past": Alert("Cancer in the past", AlertTone.WARNING)},
    "hx.osteoporosis": {
        "osteoporosis": Alert("Osteoporosis", AlertTone.DANGER),
        "osteopenia": Alert("Osteopenia", AlertTone.WARNING),
    },
}
_ANTICOAGULANT = {
    "in_range_and_stable": Alert("Anticoagulant, in range", AlertTone.WARNING),
    "out_of_range": Alert("Anticoagulant, out of range", AlertTone.DANGER),
}
_NO_ALLERGY = frozenset({"none", "no", "nil", "nka", "nkda", "none known", "no known allergies", "-", "0"})


def alerts_of(reading: Reading, patient: Patient) -> tuple[Alert, ...]:
    """The alerts of the patient and of this evaluation, the loudest first; answers that do not apply alert nobody."""
    of_record = (Alert(text, AlertTone.DANGER) for text in patient.alerts)
    found = (*_identity(reading, patient), *of_record, *_medicine(reading), *_listed(reading), *_pregnancy(reading))
    return tuple(sorted((*found, *_allergy(reading)), key=lambda alert: alert.tone is not AlertTone.DANGER))


def _identity(reading: Reading, patient: Patient) -> Iterator[Alert]:
    """The wrong-patient guard: what was answered here against what the practice has on record."""
    born = reading.answer(BIRTH_DATE)
    if isinstance(born, date) and not may_be_born(patient, born):
        yield Alert("Birth date differs from the patient record", AlertTone.DANGER)
    sex = reading.answer(SEX)
    if patient.sex is not None and sex is not None and sex != patient.sex:
        yield Alert("Sex differs from the patient record", AlertTone.DANGER)


def _medicine(reading: Reading) -> Iterator[Alert]:
    if _holds(reading, "med.anticoagulant", "yes"):
        level = reading.answer("med.anticoagulant_checked")
        yield _ANTICOAGULANT.get(str(level), Alert("Anticoagulant, level not checked", AlertTone.DANGER))


def _listed(reading: Reading) -> Iterator[Alert]:
    for fact_id, alerts in _ANSWERS.items():
        for answer, alert in alerts.items():
            if _holds(reading, fact_id, answer):
                yield alert


def _pregnancy(reading: Reading) -> Iterator[Alert]:
    if _holds(reading, "pregnancy.status", "possible"):
        yield Alert("Possibly pregnant", AlertTone.WARNING)
    if _holds(reading, "pregnancy.status", "confirmed"):
        weeks = reading.answer("pregnancy.weeks")
        known = f", {weeks:g} weeks" if isinstance(weeks, int | float) else ""
        yield Alert(f"Pregnant{known}", AlertTone.WARNING)


def _allergy(reading: Reading) -> Iterator[Alert]:
    named = reading.answer("allergy.list")
    text = " ".join(named.split()) if isinstance(named, str) else ""
    if text and text.casefold().rstrip(".") not in _NO_ALLERGY:
        yield Alert(f"Allergy: {text}", AlertTone.WARNING)


def _holds(reading: Reading, fact_id: str, answer: str) -> bool:
    return (
        fact_id in reading.vocabulary.facts
        and reading.applies(fact_id) is not Truth.NO
        and reading.answer(fact_id) == answer
    )
