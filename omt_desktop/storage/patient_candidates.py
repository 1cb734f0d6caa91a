"""Who may be the same person as a patient, through indexes: by record number, phone, birth date and name."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, func, select

from omt_desktop.domain.patient import Patient
from omt_desktop.storage.patient_rows import patient_of
from omt_desktop.storage.prepared import Prepared
from omt_desktop.storage.reader import Reader
from omt_desktop.storage.tables import patient_phones, patient_words, patients
from omt_desktop.workflow.folded_names import name_words, phone_ends, words_typed
from omt_desktop.workflow.likely_duplicates import birth_dates_near

_BEHIND_ALL = "\U0010ffff"
_NEAR = 12
"""More days than `birth_dates_near` gives."""
_OF_EACH = 60
_OF_ALL = 150
_WORD = patient_words
_IN_WORDS = (_WORD.c.word >= bindparam("low"), _WORD.c.word < bindparam("high"))
_BY_NUMBER = Prepared(select(_WORD.c.patient_id).where(_WORD.c.word == bindparam("word")).limit(_OF_EACH))
_BY_PHONE = Prepared(
    select(patient_phones.c.patient_id).where(patient_phones.c.digits == bindparam("digits")).limit(_OF_EACH)
)
_OF_ITS_OWN = patients.c.merged_into.is_(None)
_BORN = Prepared(
    select(patients.c.id).where(_OF_ITS_OWN, patients.c.birth_date == bindparam("day")).limit(_OF_ALL)
)  # fmt: skip
_BORN_NEAR = Prepared(
    select(patients.c.id)
    .where(_OF_ITS_OWN, patients.c.birth_date.in_([bindparam(f"day{n}") for n in range(_NEAR)]))
    .where(
        (func.instr(patients.c.folded_name, bindparam("one")) > 0)
        | (func.instr(patients.c.folded_name, bindparam("other")) > 0)
    )
    .limit(_OF_EACH)
)
_NAMED = Prepared(
    select(_WORD.c.patient_id)
    .where(*_IN_WORDS, func.instr(_WORD.c.folded_name, bindparam("other")) > 0)
    .order_by(_WORD.c.word, _WORD.c.folded_name)
    .limit(_OF_EACH)
)
_LED_BY, _BESIDE = 3, 2
"""Letters of the name that leads, and of the one beside it, that have to be right."""


def resembling(reader: Reader, patient: Patient) -> tuple[Patient, ...]:
    """Those worth comparing, the likeliest first; neither the patient itself nor records joined to others."""
    ids = dict.fromkeys(row[0] for rows in _found(reader, patient) for row in rows)
    ids.pop(patient.id, None)
    everyone = (patient_of(reader, patient_id) for patient_id in list(ids)[:_OF_ALL])
    return tuple(one for one in everyone if not one.merged_into)


def _found(reader: Reader, patient: Patient) -> Iterator[list[Any]]:
    if patient.mrn.strip():
        number = "".join(name_words(patient.mrn.replace(" ", ""))[-1:])
        yield reader.rows(_BY_NUMBER, word=number)
    for end in phone_ends(patient.phones):
        if len(end) >= _FEWEST_DIGITS:
            yield reader.rows(_BY_PHONE, digits=end)
    families, given = words_typed(f"{patient.family_name} {patient.former_name}"), words_typed(patient.given_name)
    one = f" {families[0][:_LED_BY]}" if families else " "
    other = f" {given[0][:_LED_BY]}" if given else one
    if patient.birth_date is not None:
        yield reader.rows(_BORN, day=str(patient.birth_date))
        near = [str(day) for day in birth_dates_near(patient.birth_date)]
        days = {f"day{n}": day for n, day in enumerate((*near, *[""] * _NEAR)[:_NEAR])}
        yield reader.rows(_BORN_NEAR, one=one, other=other, **days)
    for lead, beside in (*_pairs(families, given), *_pairs(given, families)):
        span = {"low": lead, "high": lead + _BEHIND_ALL}
        yield reader.rows(_NAMED, other=f" {beside}", **span)


_FEWEST_DIGITS = 7


def _pairs(leading: tuple[str, ...], beside: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for word in leading[:2]:
        if len(word) >= _LED_BY:
            yield word[:_LED_BY], beside[0][:_BESIDE] if beside else ""
